import type { SubmissionKind } from '@cuspid/cases/contracts';
import type { CriterionDto, ReferenceDto, ScoreDto, SectionDto } from '@cuspid/cases/contracts/dto';
import { canonicalJson, hashOf } from '@cuspid/dental-chart/api';
import type { CaseReview } from './case-review';

/** What a version says: all that its hash covers. Neither whose patient it is, which a merge changes, nor what became of it. */
export interface SubmissionContent {
  format: 'cuspid-submission-1';
  caseId: number;
  kind: SubmissionKind;
  taskId: number | null;
  version: number;
  authorId: number;
  submittedAt: string;
  title: string | null;
  sections: SectionDto[];
  references: ReferenceDto[];
  criteria: CriterionDto[];
  /** The student's own. */
  scores: ScoreDto[];
  note: string | null;
}

export const contentText = (content: SubmissionContent): string => canonicalJson(content);

/** Of bytes that the database keeps. */
export const readContent = (text: string): SubmissionContent => JSON.parse(text);

/** What a supervisor's signature covers: their word, who they are, when and where, and the version's own hash. */
export const reviewHash = (review: Omit<CaseReview, 'id' | 'hash'>): string =>
  hashOf(
    canonicalJson({
      format: 'cuspid-case-review-1',
      ...{ submissionId: review.submissionId, authorId: review.authorId, byId: review.byId },
      ...{ screenOfId: review.screenOfId, decision: review.decision, signedAt: review.signedAt },
      ...{ at: review.at.toISOString(), scores: scoresOf(review.scores), comment: review.comment },
      contentHash: review.contentHash,
    }),
  );

const scoresOf = (scores: readonly ScoreDto[] | null): ScoreDto[] =>
  (scores ?? []).map(({ key, score }) => ({ key, score }));

/** Sum of scores; null where nothing was scored. */
export const totalOf = (scores: readonly ScoreDto[]): number | null =>
  scores.length ? scores.reduce((sum, { score }) => sum + score, 0) : null;
