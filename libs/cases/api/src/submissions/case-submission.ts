import { CASE, type SubmissionKind } from '@cuspid/cases/contracts';
import { CountColumn, IdColumn, InstantColumn, LongTextColumn, TextColumn } from '@cuspid/platform/database';
import { User } from '@cuspid/users/api';
import { Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { TeachingCase } from '../cases/teaching-case';

/** A version of work handed in. The database refuses to change a word of it. */
@Entity('case_submission')
@Unique('case_submission_number', ['caseId', 'kind', 'taskId', 'version'])
@Index('case_submission_waiting', ['caseId', 'waitsSince'])
@Index('case_submission_waits', ['waitsSince', 'id'])
@Index('case_submission_author', ['authorId', 'submittedAt'])
export class CaseSubmission {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn() @ForeignKey(() => TeachingCase, { name: 'case_submission_case', onDelete: 'CASCADE' }) caseId!: number;
  @TextColumn(16) kind!: SubmissionKind;
  /** Of a task's work its task, which may be gone by now; else 0. */
  @CountColumn() taskId!: number;
  @IdColumn() version!: number;
  @TextColumn(CASE.titleMax, { nullable: true }) title!: string | null;
  @IdColumn() @ForeignKey(() => User, { name: 'case_submission_by' }) authorId!: number;
  @InstantColumn() submittedAt!: Date;
  /** Canonical JSON: the very bytes that were hashed. */
  @LongTextColumn() content!: string;
  /** SHA-256 of `content`, hexadecimal. */
  @TextColumn(64) contentHash!: string;
  /** Since when it waits for the supervisor; null: decided, or replaced by a newer one. */
  @InstantColumn({ nullable: true }) waitsSince!: Date | null;
}
