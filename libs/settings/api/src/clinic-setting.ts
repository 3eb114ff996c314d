import { CountColumn, FlagColumn, IdColumn, JsonColumn, TextColumn } from '@cuspid/platform/database';
import type { ProfileName } from '@cuspid/odontogram';
import { SETTINGS, type CareTeamScope, type DayHours } from '@cuspid/settings/contracts';
import type { LogoDto } from '@cuspid/settings/contracts/dto';
import { Entity } from 'typeorm';

/** The clinic's own facts. One row. */
@Entity('clinic_setting')
export class ClinicSetting {
  @IdColumn({ primary: true }) id!: number;
  @TextColumn(120) name!: string;
  @TextColumn(160, { nullable: true }) place!: string | null;
  @TextColumn(300, { nullable: true }) address!: string | null;
  @TextColumn(40, { nullable: true }) phone!: string | null;
  @TextColumn(254, { nullable: true }) email!: string | null;
  /** IANA zone: «today», and everything printed. */
  @TextColumn(60) timeZone!: string;
  /** ISO 4217. */
  @TextColumn(3, { type: 'char' }) currency!: string;
  @TextColumn(10, { default: 'assigned' }) careTeamScope!: CareTeamScope;
  /** The letters before a generated patient code. */
  @TextColumn(4, { default: 'PT' }) codePrefix!: string;
  /** The week's hours; null until somebody has said them. */
  @JsonColumn() hours!: DayHours[] | null;
  /** Where the logo is kept in the storage. */
  @TextColumn(32, { type: 'char', nullable: true }) logoKey!: string | null;
  @JsonColumn() logo!: LogoDto | null;
  /** After how many months somebody asks about allergies and alerts again; 0: never by itself. */
  @CountColumn({ default: SETTINGS.alertsAskMonths }) alertsAskMonths!: number;
  /** Years a patient's record is kept after the last entry in it. */
  @CountColumn({ default: SETTINGS.retentionYears }) patientRetentionYears!: number;
  /** Minutes each stage of the queue should take at most, and a student's wait for a check. */
  @CountColumn({ default: SETTINGS.waitingTargetMinutes }) waitingTargetMinutes!: number;
  @CountColumn({ default: SETTINGS.consultationTargetMinutes }) consultationTargetMinutes!: number;
  @CountColumn({ default: SETTINGS.treatmentTargetMinutes }) treatmentTargetMinutes!: number;
  @CountColumn({ default: SETTINGS.cashierTargetMinutes }) cashierTargetMinutes!: number;
  @CountColumn({ default: SETTINGS.checkTargetMinutes }) checkTargetMinutes!: number;
  /** Whether tickets have a letter for the kind of visit, another one every day. */
  @FlagColumn() hasTicketLetters!: boolean;
  /** Colour convention of the dental chart: one for the clinic, never a person's own. */
  @TextColumn(20, { default: 'default' }) chartProfile!: ProfileName;
  @CountColumn({ default: 1 }) version!: number;
}
