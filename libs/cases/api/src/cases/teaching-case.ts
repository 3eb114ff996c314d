import { CASE, type CaseState } from '@cuspid/cases/contracts';
import { Patient } from '@cuspid/patients/api';
import { CountColumn, IdColumn, InstantColumn, TextColumn } from '@cuspid/platform/database';
import { User } from '@cuspid/users/api';
import { Check, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A supervised course of treatment: a patient, a student, one supervisor. */
@Entity('teaching_case')
@Index('teaching_case_patient', ['patientId', 'openedAt', 'id'])
@Index('teaching_case_student', ['studentId', 'state', 'id'])
@Index('teaching_case_supervisor', ['supervisorId', 'studentId', 'id'])
@Index('teaching_case_state', ['state', 'id'])
@Index('teaching_case_handover', ['handoverToId', 'handoverAt'])
@Index('teaching_case_gone', ['supervisorGoneAt', 'id'])
@Index('teaching_case_verified', ['verifiedAt', 'id'])
@Check(
  'teaching_case_two_people',
  'student_id <> supervisor_id and (handover_to_id is null or handover_to_id <> student_id)',
)
@Check('teaching_case_is_verified', "(state = 'VERIFIED') = (verified_at is not null)")
@Check('teaching_case_is_offered', '(handover_to_id is null) = (handover_at is null)')
export class TeachingCase {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn() @ForeignKey(() => Patient, { name: 'teaching_case_of_patient' }) patientId!: number;
  @IdColumn() @ForeignKey(() => User, { name: 'teaching_case_of_student' }) studentId!: number;
  @IdColumn() @ForeignKey(() => User, { name: 'teaching_case_of_supervisor' }) supervisorId!: number;
  @TextColumn(CASE.titleMax, { nullable: true }) title!: string | null;
  @TextColumn(20, { default: 'ASSIGNED' }) state!: CaseState;
  @InstantColumn() openedAt!: Date;
  @InstantColumn() changedAt!: Date;
  @InstantColumn({ nullable: true }) submittedAt!: Date | null;
  @InstantColumn({ nullable: true }) verifiedAt!: Date | null;
  /** Since when the student is off the care team; null: they are on it. */
  @InstantColumn({ nullable: true }) removedAt!: Date | null;
  /** Since when nobody supervises it. */
  @InstantColumn({ nullable: true }) supervisorGoneAt!: Date | null;
  @IdColumn({ nullable: true }) @ForeignKey(() => User, { name: 'teaching_case_handover_to' }) handoverToId!:
    number | null;
  @InstantColumn({ nullable: true }) handoverAt!: Date | null;
  @IdColumn({ nullable: true }) saidPercent!: number | null;
  @TextColumn(CASE.noteMax, { nullable: true }) saidNote!: string | null;
  @TextColumn(CASE.commentMax, { nullable: true }) comment!: string | null;
  @CountColumn({ default: 1 }) version!: number;
}
