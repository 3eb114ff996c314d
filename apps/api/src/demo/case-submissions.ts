import { CaseReview, CaseSubmission, contentText, reviewHash, type SubmissionContent } from '@cuspid/cases/api';
import type { Decision } from '@cuspid/cases/contracts';
import type { CriterionDto, ScoreDto } from '@cuspid/cases/contracts/dto';
import { hashOf } from '@cuspid/dental-chart/api';
import type { Tx } from '@cuspid/platform/database';
import type { SubmissionScript } from './case-scripts';
import type { Written } from './cases';

const MORE = {
  APPROVED: 'Well reasoned.',
  RETURNED: 'Say why you expect no loss of anchorage, and how retention is planned.',
};
const DAY = 1_440;

/** What students handed in, version by version, and what their supervisors said. */
export async function writeSubmissions(tx: Tx, written: Written): Promise<void> {
  for (const script of written.script.submissions) await writeOne(tx, written, script);
}

async function writeOne(tx: Tx, written: Written, script: SubmissionScript): Promise<void> {
  const criteria = await criteriaOf(tx, script.kind);
  const last = script.versions.length;
  for (const [index, sections] of script.versions.entries()) {
    const version = index + 1;
    const outcome = version < last ? 'RETURNED' : script.outcome;
    const minutes = script.minutes + (outcome === 'WAITING' ? 0 : DAY * 2) + (last - version) * DAY * 3;
    const row = await handIn(tx, written, script, {
      sections: [...sections],
      version,
      criteria,
      minutes,
      isWaiting: outcome === 'WAITING',
    });
    if (outcome !== 'WAITING') await judge(tx, written, row, outcome, criteria, minutes - DAY / 2);
  }
}

async function handIn(
  tx: Tx,
  { one, time, note }: Written,
  { kind, title, scores }: SubmissionScript,
  {
    sections,
    version,
    criteria,
    minutes,
    isWaiting,
  }: Pick<SubmissionContent, 'sections' | 'version' | 'criteria'> & {
    minutes: number;
    isWaiting: boolean;
  },
): Promise<CaseSubmission> {
  const submittedAt = time.ago(minutes);
  const content = contentText({
    ...{ format: 'cuspid-submission-1', caseId: one.id, kind, taskId: null, version, authorId: one.studentId },
    ...{ submittedAt: submittedAt.toISOString(), title, sections, references: [], criteria, note: null },
    scores: scored(criteria, scores),
  });
  const row = await tx.save(
    tx.create(CaseSubmission, {
      ...{ caseId: one.id, kind, taskId: 0, version, title, authorId: one.studentId, submittedAt, content },
      ...{ contentHash: hashOf(content), waitsSince: isWaiting ? submittedAt : null },
    }),
  );
  note('SUBMITTED', submittedAt, { byId: one.studentId, subject: title, version });
  return row;
}

async function judge(
  tx: Tx,
  { one, time, note }: Written,
  row: CaseSubmission,
  decision: Decision,
  criteria: readonly CriterionDto[],
  minutes: number,
): Promise<void> {
  const review = {
    ...{ submissionId: row.id, authorId: row.authorId, byId: one.supervisorId, screenOfId: one.supervisorId, decision },
    ...{ signedAt: 'OWN_SCREEN' as const satisfies string, at: time.ago(minutes), contentHash: row.contentHash },
    scores: criteria.length ? scored(criteria, [2, 2, 2, 1, 3]) : null,
    comment: MORE[decision],
  };
  await tx.insert(CaseReview, { ...review, hash: reviewHash(review) });
  const acts = { APPROVED: 'APPROVED', RETURNED: 'RETURNED' } as const;
  const ofCase = { APPROVED: 'VERIFIED', RETURNED: 'REJECTED' } as const;
  const act = (row.kind === 'CASE' ? ofCase : acts)[decision];
  note(act, review.at, { subject: row.title, version: row.version, words: review.comment });
}

const scored = (criteria: readonly CriterionDto[], scores: readonly number[]): ScoreDto[] =>
  criteria.map(({ key }, index) => ({ key, score: scores[index] ?? 2 }));

async function criteriaOf(tx: Tx, kind: SubmissionScript['kind']): Promise<CriterionDto[]> {
  const [row]: { criteria: string }[] = await tx.query('select criteria from case_rubric where active_kind = ?', [
    kind,
  ]);
  return row ? JSON.parse(row.criteria) : [];
}
