import { Patient } from '@cuspid/patients/api';
import { PERIO, type PerioKind, type PerioState } from '@cuspid/perio/contracts';
import { DayColumn, IdColumn, InstantColumn, TextColumn } from '@cuspid/platform/database';
import { User } from '@cuspid/users/api';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A periodontal exam: whose, of which day, how far. What was measured stands in its versions. */
@Entity('perio_exam')
@Index('perio_exam_patient', ['patientId', 'examinedOn', 'id'])
@Index('perio_exam_started', ['patientId', 'startedAt'])
export class PerioExam {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn()
  @ForeignKey(() => Patient, { name: 'perio_exam_patient_id' })
  patientId!: number;
  @TextColumn(10) kind!: PerioKind;
  @TextColumn(8, { default: 'DRAFT' }) state!: PerioState;
  /** The clinic's day on which the patient was examined. */
  @DayColumn() examinedOn!: string;
  /** Number of its last version: 1 when it was begun, then without gaps. */
  @Column({ type: 'int', unsigned: true, default: 1 }) version!: number;
  @InstantColumn() startedAt!: Date;
  @IdColumn() @ForeignKey(() => User, { name: 'perio_exam_started_by' }) startedById!: number;
  @InstantColumn({ nullable: true }) finishedAt!: Date | null;
  @IdColumn({ nullable: true })
  @ForeignKey(() => User, { name: 'perio_exam_finished_by' })
  finishedById!: number | null;
  @InstantColumn({ nullable: true }) voidedAt!: Date | null;
  @IdColumn({ nullable: true })
  @ForeignKey(() => User, { name: 'perio_exam_voided_by' })
  voidedById!: number | null;
  @TextColumn(PERIO.reasonMax, { nullable: true }) voidReason!: string | null;
}
