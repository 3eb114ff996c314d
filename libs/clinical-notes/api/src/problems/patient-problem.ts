import { PROBLEM, type ProblemCode, type ProblemState } from '@cuspid/clinical-notes/contracts';
import { toothList } from '@cuspid/dental-chart/api';
import { Patient } from '@cuspid/patients/api';
import { CountColumn, DayColumn, IdColumn, InstantColumn, TextColumn } from '@cuspid/platform/database';
import { User } from '@cuspid/users/api';
import { Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** What is wrong with a patient's mouth, as the clinic says it. What it said before is kept as versions. */
@Entity('patient_problem')
@Index('patient_problem_place', ['patientId', 'state', 'since', 'id'])
export class PatientProblem {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn() @ForeignKey(() => Patient, { name: 'patient_problem_patient' }) patientId!: number;
  @TextColumn(30) code!: ProblemCode;
  @TextColumn(PROBLEM.labelMax, { nullable: true }) label!: string | null;
  @TextColumn(160, { nullable: true, transformer: toothList }) teeth!: ReturnType<typeof toothList.from>;
  @TextColumn(10) state!: ProblemState;
  @DayColumn() since!: string;
  @DayColumn({ nullable: true }) resolvedOn!: string | null;
  @TextColumn(PROBLEM.noteMax, { nullable: true }) note!: string | null;
  @InstantColumn() recordedAt!: Date;
  @IdColumn() @ForeignKey(() => User, { name: 'patient_problem_recorded_by' }) recordedById!: number;
  @InstantColumn() updatedAt!: Date;
  @IdColumn() @ForeignKey(() => User, { name: 'patient_problem_updated_by' }) updatedById!: number;
  @CountColumn({ default: 1 }) version!: number;
  /** Taken off the list: its versions stay. */
  @InstantColumn({ nullable: true }) removedAt!: Date | null;
}
