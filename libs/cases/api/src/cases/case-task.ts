import { CASE, type TaskKind, type TaskState } from '@cuspid/cases/contracts';
import { CountColumn, DayColumn, FlagColumn, IdColumn, InstantColumn, TextColumn } from '@cuspid/platform/database';
import { User } from '@cuspid/users/api';
import { Check, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { TeachingCase } from './teaching-case';

/** What a supervisor sets a student to do. */
@Entity('case_task')
@Index('case_task_of_case', ['caseId', 'status', 'dueOn'])
@Index('case_task_due', ['status', 'dueOn', 'id'])
@Index('case_task_reviewed', ['reviewedAt', 'id'])
@Check('case_task_percent', 'percent <= 100')
@Check('case_task_is_reviewed', "(status = 'REVIEWED') = (reviewed_at is not null)")
@Check('case_task_is_completed', "status not in ('COMPLETED', 'REVIEWED') or completed_at is not null")
export class CaseTask {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn() @ForeignKey(() => TeachingCase, { name: 'case_task_case', onDelete: 'CASCADE' }) caseId!: number;
  @TextColumn(12) kind!: TaskKind;
  @TextColumn(CASE.titleMax) title!: string;
  @TextColumn(CASE.descriptionMax, { nullable: true }) description!: string | null;
  @TextColumn(12, { default: 'ASSIGNED' }) status!: TaskState;
  @DayColumn({ nullable: true }) dueOn!: string | null;
  @CountColumn() percent!: number;
  @TextColumn(CASE.noteMax, { nullable: true }) note!: string | null;
  @TextColumn(CASE.commentMax, { nullable: true }) comment!: string | null;
  @FlagColumn() isReturned!: boolean;
  @IdColumn() @ForeignKey(() => User, { name: 'case_task_set_by' }) setById!: number;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() changedAt!: Date;
  @InstantColumn({ nullable: true }) startedAt!: Date | null;
  @InstantColumn({ nullable: true }) completedAt!: Date | null;
  @InstantColumn({ nullable: true }) reviewedAt!: Date | null;
  @CountColumn({ default: 1 }) version!: number;
}

/** Of SQL: its day is over and it is not completed; `:today` is the clinic's. Of `task`, in a case that is worked on. */
export const OVERDUE = "task.status in ('ASSIGNED', 'IN_PROGRESS') and task.due_on < :today";
