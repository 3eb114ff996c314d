import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { CASE } from '@cuspid/cases/contracts';
import type { CaseProofDto, SubmissionProofDto } from '@cuspid/cases/contracts/dto';
import { hashOf } from '@cuspid/dental-chart/api';
import type { Actor } from '@cuspid/platform/api';
import { DataSource, In } from 'typeorm';
import { CaseReach } from '../cases/case-reach';
import { CaseReview } from './case-review';
import { CaseSubmission } from './case-submission';
import { readContent, reviewHash } from './submission-content';

/** Proves that what was handed in, and what was said on it, are what they were: every hash reckoned anew. */
@Injectable()
export class CaseProof {
  constructor(
    private readonly source: DataSource,
    private readonly reach: CaseReach,
    private readonly audit: Audit,
  ) {}

  async of(me: Actor, caseId: number): Promise<CaseProofDto> {
    const db = this.source.manager;
    const { one } = await this.reach.open(db, me, caseId);
    this.audit.read(me, 'case.read', { entity: 'teaching_case', id: caseId, patientId: one.patientId });
    const rows = await db.find(CaseSubmission, { where: { caseId }, order: { id: 'ASC' }, take: CASE.submissionsMax });
    const reviews = rows.length ? await db.findBy(CaseReview, { submissionId: In(rows.map(({ id }) => id)) }) : [];
    const submissions = rows.map((row) =>
      proofOf(
        row,
        reviews.find((review) => review.submissionId === row.id),
      ),
    );
    const agrees = submissions.every(({ contentAgrees, reviewAgrees }) => contentAgrees && reviewAgrees !== false);
    return { caseId, agrees, submissions };
  }
}

function proofOf(row: CaseSubmission, review?: CaseReview): SubmissionProofDto {
  const hashNow = hashOf(row.content);
  const contentAgrees = hashNow === row.contentHash && saysTheSame(row);
  const isSigned = review && reviewHash(review) === review.hash && review.contentHash === row.contentHash;
  return {
    ...{ submissionId: row.id, kind: row.kind, version: row.version, contentAgrees, hash: row.contentHash, hashNow },
    // A word on other content than what was handed in is no word on it.
    reviewAgrees: review ? Boolean(isSigned && review.authorId === row.authorId && contentAgrees) : null,
  };
}

/** The columns beside the content say what the content says. */
function saysTheSame(row: CaseSubmission): boolean {
  try {
    const said = readContent(row.content);
    return (
      said.caseId === row.caseId &&
      said.kind === row.kind &&
      (said.taskId ?? 0) === row.taskId &&
      said.version === row.version &&
      said.authorId === row.authorId &&
      said.title === row.title &&
      said.submittedAt === row.submittedAt.toISOString()
    );
  } catch {
    return false; // a byte that was changed may have left no JSON at all
  }
}
