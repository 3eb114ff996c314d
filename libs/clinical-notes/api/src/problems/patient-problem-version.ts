import { PROBLEM, type ProblemCode, type ProblemState } from '@cuspid/clinical-notes/contracts';
import { toothList } from '@cuspid/dental-chart/api';
import { Patient } from '@cuspid/patients/api';
import { DayColumn, FlagColumn, IdColumn, InstantColumn, TextColumn } from '@cuspid/platform/database';
import { User } from '@cuspid/users/api';
import { Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { PatientProblem } from './patient-problem';

/** What a problem said after one of its changes. Append-only: the database refuses the rest. */
@Entity('patient_problem_version')
@Unique('patient_problem_version_number', ['problemId', 'version'])
@Index('patient_problem_version_saved', ['patientId', 'savedAt'])
export class PatientProblemVersion {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn() @ForeignKey(() => PatientProblem, { name: 'patient_problem_version_problem' }) problemId!: number;
  @IdColumn() @ForeignKey(() => Patient, { name: 'patient_problem_version_patient' }) patientId!: number;
  @IdColumn() version!: number;
  @TextColumn(30) code!: ProblemCode;
  @TextColumn(PROBLEM.labelMax, { nullable: true }) label!: string | null;
  @TextColumn(160, { nullable: true, transformer: toothList }) teeth!: ReturnType<typeof toothList.from>;
  @TextColumn(10) state!: ProblemState;
  @DayColumn() since!: string;
  @DayColumn({ nullable: true }) resolvedOn!: string | null;
  @TextColumn(PROBLEM.noteMax, { nullable: true }) note!: string | null;
  @FlagColumn() isRemoved!: boolean;
  @InstantColumn() savedAt!: Date;
  @IdColumn() @ForeignKey(() => User, { name: 'patient_problem_version_saved_by' }) savedById!: number;
}
