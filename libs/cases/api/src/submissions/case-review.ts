import { CASE, type Decision, type SignedAt } from '@cuspid/cases/contracts';
import type { ScoreDto } from '@cuspid/cases/contracts/dto';
import { IdColumn, InstantColumn, JsonColumn, TextColumn } from '@cuspid/platform/database';
import { User } from '@cuspid/users/api';
import { Check, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { CaseSubmission } from './case-submission';

/** A supervisor's word on one version. Append-only, one a version. */
@Entity('case_review')
@Unique('case_review_one', ['submissionId'])
@Index('case_review_at', ['at', 'id'])
@Index('case_review_by', ['byId', 'at'])
@Check('case_review_by_another', 'by_id <> author_id')
export class CaseReview {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn()
  @ForeignKey(() => CaseSubmission, { name: 'case_review_submission', onDelete: 'CASCADE' })
  submissionId!: number;
  /** Whose work it is. */
  @IdColumn() @ForeignKey(() => User, { name: 'case_review_author' }) authorId!: number;
  @IdColumn() @ForeignKey(() => User, { name: 'case_review_person' }) byId!: number;
  /** Whose session it was: the student's, when the supervisor signed on their screen. */
  @IdColumn() @ForeignKey(() => User, { name: 'case_review_screen_of' }) screenOfId!: number;
  @TextColumn(8) decision!: Decision;
  @TextColumn(14) signedAt!: SignedAt;
  @InstantColumn() at!: Date;
  @JsonColumn() scores!: ScoreDto[] | null;
  @TextColumn(CASE.commentMax, { nullable: true }) comment!: string | null;
  /** Of the version it was given on. */
  @TextColumn(64) contentHash!: string;
  /** SHA-256 over all of it, the version's hash among it. */
  @TextColumn(64) hash!: string;
}
