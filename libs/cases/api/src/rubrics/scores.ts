import type { SubmissionKind } from '@cuspid/cases/contracts';
import type { CriterionDto, ScoreDto } from '@cuspid/cases/contracts/dto';
import { Invalid } from '@cuspid/platform/api';
import type { EntityManager } from 'typeorm';
import { CaseRubric } from './case-rubric';

/** What work of a kind is judged by now; nothing where the clinic uses no rubric for it. */
export async function activeCriteria(db: EntityManager, kind: SubmissionKind): Promise<CriterionDto[]> {
  const rubric = await db.findOneBy(CaseRubric, { activeKind: kind });
  return (rubric?.criteria ?? []).map(({ key, label, help }) => ({ key, label, help: help ?? null }));
}

/** Every criterion is scored once, or none is. @throws Invalid; also for none, where all are needed */
export function requireScores(criteria: readonly CriterionDto[], scores: readonly ScoreDto[], needed: boolean): void {
  if (!scores.length && !(needed && criteria.length)) return;
  const keys = new Set(scores.map(({ key }) => key));
  const isWhole = scores.length === criteria.length && criteria.every(({ key }) => keys.has(key));
  if (!isWhole)
    throw new Invalid([{ path: 'scores', message: 'must have one score for each criterion of the rubric' }]);
}
