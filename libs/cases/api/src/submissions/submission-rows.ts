import { Injectable } from '@nestjs/common';
import { actsOf, CASE, type CaseAct, type CaseActor, type SubmissionState } from '@cuspid/cases/contracts';
import type { ReviewDto, SubmissionDto, SubmissionLineDto } from '@cuspid/cases/contracts/dto';
import { NotFound } from '@cuspid/platform/api';
import { UsersService } from '@cuspid/users/api';
import type { StaffDto } from '@cuspid/users/contracts/dto';
import { In, type EntityManager } from 'typeorm';
import { factsOf } from '../cases/case-reach';
import type { TeachingCase } from '../cases/teaching-case';
import { CaseReview } from './case-review';
import { CaseSeen } from './case-seen';
import { CaseSubmission } from './case-submission';
import { readContent, totalOf } from './submission-content';

/** A version without what it says. */
export type Line = Omit<CaseSubmission, 'content'>;

const LINE = {
  ...{ id: true, caseId: true, kind: true, taskId: true, version: true, title: true, authorId: true },
  ...{ submittedAt: true, contentHash: true, waitsSince: true },
} as const;

/** What was handed in, as it is told. */
@Injectable()
export class SubmissionRows {
  constructor(private readonly users: UsersService) {}

  /** Every version of a case, newest first. */
  async lines(db: EntityManager, one: TeachingCase, actor: CaseActor): Promise<SubmissionLineDto[]> {
    const rows = await db.find(CaseSubmission, {
      where: { caseId: one.id },
      select: LINE,
      order: { id: 'DESC' },
      take: CASE.submissionsMax,
    });
    const reviews = await this.reviews(
      db,
      rows.map(({ id }) => id),
    );
    return rows.map((row) => line(row, one, actor, reviews.get(row.id) ?? null));
  }

  /** One version in full. */
  async whole(db: EntityManager, row: CaseSubmission, one: TeachingCase, actor: CaseActor): Promise<SubmissionDto> {
    const author = (await this.users.named([row.authorId], db)).get(row.authorId);
    if (!author) throw new NotFound();
    const review = (await this.reviews(db, [row.id])).get(row.id) ?? null;
    const { sections, references, criteria, scores, note } = readContent(row.content);
    const versions = await threadOf(db, row);
    return {
      ...line(row, one, actor, review),
      ...{ author, sections, references, criteria, scores, note },
      total: totalOf(scores),
      totalMax: criteria.length ? criteria.length * CASE.scoreMax : null,
      lastSeenVersion: await lastSeen(db, actor.id, row, versions),
      newestVersion: versions[0]?.version ?? row.version,
    };
  }

  private async reviews(db: EntityManager, ids: readonly number[]): Promise<Map<number, ReviewDto>> {
    const rows = ids.length ? await db.findBy(CaseReview, { submissionId: In([...ids]) }) : [];
    const staff = await this.users.named(
      rows.map(({ byId }) => byId),
      db,
    );
    return new Map(rows.map((row) => [row.submissionId, reviewDto(row, staff)]));
  }
}

/** The versions of the same piece of work, newest first. */
export const threadOf = (
  db: EntityManager,
  { caseId, kind, taskId }: Pick<CaseSubmission, 'caseId' | 'kind' | 'taskId'>,
): Promise<Line[]> =>
  db.find(CaseSubmission, {
    where: { caseId, kind, taskId },
    select: LINE,
    order: { version: 'DESC' },
    take: CASE.versionsMax,
  });

/** The last version before this one that somebody has looked at. */
export async function lastSeen(
  db: EntityManager,
  userId: number,
  { version }: Line,
  thread: readonly Line[],
): Promise<number | null> {
  const earlier = thread.filter((one) => one.version < version);
  if (!earlier.length) return null;
  const seen = await db.findBy(CaseSeen, { userId, submissionId: In(earlier.map(({ id }) => id)) });
  const ids = new Set(seen.map(({ submissionId }) => submissionId));
  return earlier.find(({ id }) => ids.has(id))?.version ?? null;
}

const SIGNS: readonly CaseAct[] = ['approve', 'return'];
const VERIFIES: readonly CaseAct[] = ['verify', 'reject'];

function line(row: Line, one: TeachingCase, actor: CaseActor, review: ReviewDto | null): SubmissionLineDto {
  const { id, caseId, kind, version, title, contentHash, waitsSince, authorId } = row;
  const signs = kind === 'CASE' ? VERIFIES : SIGNS;
  const may = waitsSince ? actsOf(factsOf(one), actor, { isWaiting: true, authorId }) : [];
  return {
    ...{ id, caseId, kind, taskId: row.taskId || null, title, version, contentHash, review },
    state: stateOf(row, review),
    submittedAt: row.submittedAt.toISOString(),
    may: may.filter((act) => signs.includes(act)),
  };
}

function stateOf({ waitsSince }: Line, review: ReviewDto | null): SubmissionState {
  if (review) return review.decision;
  return waitsSince ? 'WAITING' : 'REPLACED';
}

function reviewDto(row: CaseReview, staff: ReadonlyMap<number, StaffDto>): ReviewDto {
  const by = staff.get(row.byId);
  if (!by) throw new NotFound();
  const { decision, signedAt, comment, contentHash } = row;
  const scores = row.scores ?? [];
  return { decision, by, at: row.at.toISOString(), signedAt, scores, total: totalOf(scores), comment, contentHash };
}
