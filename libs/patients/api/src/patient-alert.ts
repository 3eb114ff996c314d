import { CountColumn, DayColumn, IdColumn, InstantColumn, TextColumn } from '@cuspid/platform/database';
import type { AlertEnd, AlertKind, Severity } from '@cuspid/patients/contracts';
import type { AlertDto, FirstAlertDto, PastAlertDto } from '@cuspid/patients/contracts/dto';
import { User } from '@cuspid/users/api';
import type { StaffDto } from '@cuspid/users/contracts/dto';
import { Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { isDue, isOver, type DueLine } from './alerts-due';
import { Patient } from './patient';

/**
 * Something staff must know before they touch the patient. It ends; it is never deleted. A correction leaves what was there
 * before as a row of its own, ended as CORRECTED.
 */
@Entity('patient_alert')
@Index('patient_alert_open', ['patientId', 'endedAt'])
export class PatientAlert {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn() @ForeignKey(() => Patient, { name: 'patient_alert_patient' }) patientId!: number;
  @TextColumn(12) kind!: AlertKind;
  @TextColumn(8) severity!: Severity;
  @TextColumn(120) label!: string;
  @TextColumn(300, { nullable: true }) note!: string | null;
  /** A year, a month or a day: as exactly as it is remembered. */
  @TextColumn(10, { nullable: true }) since!: string | null;
  /** Of a pregnancy: the expected birth. */
  @DayColumn({ nullable: true }) expectedOn!: string | null;
  @InstantColumn() recordedAt!: Date;
  @IdColumn() @ForeignKey(() => User, { name: 'patient_alert_recorded_by' }) recordedById!: number;
  /** When somebody last asked about it; null: not since it was recorded. */
  @InstantColumn({ nullable: true }) confirmedAt!: Date | null;
  @IdColumn({ nullable: true })
  @ForeignKey(() => User, { name: 'patient_alert_confirmed_by' })
  confirmedById!: number | null;
  @InstantColumn({ nullable: true }) endedAt!: Date | null;
  @IdColumn({ nullable: true }) @ForeignKey(() => User, { name: 'patient_alert_ended_by' }) endedById!: number | null;
  @TextColumn(9, { nullable: true }) endedAs!: AlertEnd | null;
  @TextColumn(300, { nullable: true }) endNote!: string | null;
  /** Counts corrections. */
  @CountColumn({ default: 1 }) version!: number;

  toDto(recordedBy: StaffDto, confirmedBy: StaffDto, line: DueLine): AlertDto {
    const { id, since, expectedOn, version } = this;
    return {
      ...this.toCard(),
      ...{ id, since, expectedOn, version, recordedBy, confirmedBy },
      recordedAt: this.recordedAt.toISOString(),
      confirmedAt: (this.confirmedAt ?? this.recordedAt).toISOString(),
      isDue: isDue(this, line),
      isOver: isOver(this, line),
    };
  }

  toCard(): FirstAlertDto {
    const { kind, severity, label, note } = this;
    return { kind, severity, label, note };
  }

  toPast(recordedBy: StaffDto, endedBy: StaffDto | null): PastAlertDto {
    const { id, since, expectedOn, endedAs, endNote } = this;
    return {
      ...this.toCard(),
      ...{ id, since, expectedOn, endedAs, endNote, recordedBy, endedBy },
      recordedAt: this.recordedAt.toISOString(),
      endedAt: (this.endedAt ?? this.recordedAt).toISOString(),
    };
  }
}
