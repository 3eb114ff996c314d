import { check, firstDay, fold, settle, type ChartState, type Finding, type Refusal } from '@cuspid/odontogram';
import type { NewRow } from './chart-rows';
import { meet, type History } from './history';

/** A row that cannot be, by its place among the rows of the act. */
export interface Impossible {
  index: number;
  refusal: Refusal;
}

/**
 * The first row that makes an impossible state. Each is tried on the mouth of its own day, with the rows before it
 * already there: what was done in 2019 is judged by the mouth of 2019.
 */
export function firstImpossible(history: History, rows: readonly NewRow[]): Impossible | null {
  let day: string | undefined;
  let state: ChartState = settle<Finding>([]);
  const added = history.with(rows).slice(history.rows.length);
  for (const [index, finding] of added.entries()) {
    const on = firstDay(finding.effectiveOn);
    if (on !== day) state = fold([...history.rows, ...added.slice(0, index)], { asOf: (day = on) });
    const before = state.findings.filter(({ id }) => id !== finding.supersedes);
    const refusal = check(settle(before), finding);
    if (refusal) return { index, refusal };
    state = settle([...before, finding]);
  }
  return null;
}

/** Why a finding that is there could not be there, by its id. */
function strains(findings: readonly Finding[], near: readonly Finding[]): Map<number, Refusal> {
  const held = fold(findings).findings.filter((finding) => near.some((other) => meet(finding, other)));
  const found = new Map<number, Refusal>();
  for (const [index, finding] of held.entries()) {
    const before = held.slice(0, index).filter((other) => meet(other, finding));
    const refusal = check(settle(before), finding);
    if (refusal) found.set(finding.id, refusal);
  }
  return found;
}

/**
 * Of what is recorded already, the first finding that could stand before these rows and could not afterwards: a filling
 * of last year when the tooth is now said to be missing since 2020, an implant when the extraction is taken back.
 */
export function firstBroken(history: History, rows: readonly NewRow[]): { id: number; refusal: Refusal } | null {
  const after = history.with(rows);
  const near = after.slice(history.rows.length);
  const later = strains(after, near);
  if (!later.size) return null;
  const before = strains(history.rows, near);
  const [broken] = [...later].filter(([id]) => !before.has(id) && history.row(id));
  return broken ? { id: broken[0], refusal: broken[1] } : null;
}
