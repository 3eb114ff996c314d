import { DayColumn, IdColumn, InstantColumn, TextColumn } from '@cuspid/platform/database';
import type { AlertKind, Severity } from '@cuspid/patients/contracts';
import type { AlertDto } from '@cuspid/patients/contracts/dto';
import { User } from '@cuspid/users/api';
import type { StaffDto } from '@cuspid/users/contracts/dto';
import { Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Patient } from './patient';

/** Something staff must know before they touch the patient. It ends; it is never deleted. */
@Entity('patient_alert')
@Index('patient_alert_open', ['patientId', 'endedAt'])
export class PatientAlert {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn() @ForeignKey(() => Patient, { name: 'patient_alert_patient' }) patientId!: number;
  @TextColumn(12) kind!: AlertKind;
  @TextColumn(8) severity!: Severity;
  @TextColumn(120) label!: string;
  @TextColumn(300, { nullable: true }) note!: string | null;
  @DayColumn({ nullable: true }) since!: string | null;
  @InstantColumn() recordedAt!: Date;
  @IdColumn() @ForeignKey(() => User, { name: 'patient_alert_recorded_by' }) recordedById!: number;
  @InstantColumn({ nullable: true }) endedAt!: Date | null;
  @IdColumn({ nullable: true }) @ForeignKey(() => User, { name: 'patient_alert_ended_by' }) endedById!: number | null;

  toDto(recordedBy: StaffDto): AlertDto {
    const { id, kind, severity, label, note, since } = this;
    return { id, kind, severity, label, note, since, recordedAt: this.recordedAt.toISOString(), recordedBy };
  }
}
