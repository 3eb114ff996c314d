import { CountColumn, IdColumn, TextColumn } from '@cuspid/platform/database';
import { Entity } from 'typeorm';

/** `assigned`: a clinician sees the patients on whose care team they are. `clinic`: every dentist sees every patient. */
export type CareTeamScope = 'assigned' | 'clinic';

/** The clinic's own facts. One row. */
@Entity('clinic_setting')
export class ClinicSetting {
  @IdColumn({ primary: true }) id!: number;
  @TextColumn(120) name!: string;
  @TextColumn(160, { nullable: true }) place!: string | null;
  @TextColumn(300, { nullable: true }) address!: string | null;
  @TextColumn(40, { nullable: true }) phone!: string | null;
  /** IANA zone: «today», and everything printed. */
  @TextColumn(60) timeZone!: string;
  /** ISO 4217. */
  @TextColumn(3, { type: 'char' }) currency!: string;
  @TextColumn(10, { default: 'assigned' }) careTeamScope!: CareTeamScope;
  /** The letters before a generated patient code. */
  @TextColumn(4, { default: 'PT' }) codePrefix!: string;
  @CountColumn({ default: 1 }) version!: number;
}
