import { CASE, type LogbookAct } from '@cuspid/cases/contracts';
import { Patient } from '@cuspid/patients/api';
import { IdColumn, InstantColumn, TextColumn } from '@cuspid/platform/database';
import { User } from '@cuspid/users/api';
import { Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/**
 * A line of the logbook. It outlives its task, its case and its patient: names of tasks are copied, and of a patient who is
 * deleted for good the line stays with who, what and when, while code, subject and words go.
 */
@Entity('case_logbook_entry')
@Index('case_logbook_entry_case', ['caseId', 'at', 'id'])
@Index('case_logbook_entry_patient', ['patientId', 'at', 'id'])
@Index('case_logbook_entry_student', ['studentId', 'at', 'id'])
export class CaseLogbookEntry {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  /** A case that may be gone. */
  @IdColumn() caseId!: number;
  @IdColumn({ nullable: true }) @ForeignKey(() => Patient, { name: 'case_logbook_entry_of_patient' }) patientId!:
    number | null;
  @TextColumn(20, { nullable: true }) patientCode!: string | null;
  @IdColumn() @ForeignKey(() => User, { name: 'case_logbook_entry_of_student' }) studentId!: number;
  @IdColumn() @ForeignKey(() => User, { name: 'case_logbook_entry_of_supervisor' }) supervisorId!: number;
  @TextColumn(20) act!: LogbookAct;
  @InstantColumn() at!: Date;
  @IdColumn() @ForeignKey(() => User, { name: 'case_logbook_entry_by' }) byId!: number;
  @IdColumn({ nullable: true }) taskId!: number | null;
  @TextColumn(CASE.titleMax, { nullable: true }) subject!: string | null;
  @IdColumn({ nullable: true }) version!: number | null;
  @IdColumn({ nullable: true }) percent!: number | null;
  @TextColumn(CASE.commentMax, { nullable: true }) words!: string | null;
}
