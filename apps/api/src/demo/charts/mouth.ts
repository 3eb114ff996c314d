import type { NewRow } from '@cuspid/dental-chart/api';
import { check, checkAdvance, firstDay, fold, parse, settle, type ChartState, type Finding } from '@cuspid/odontogram';
import type { Advance, Entry } from './steps';

/** What a filling takes away. */
const CURABLE: readonly string[] = ['caries', 'fracture'];

/** A chart while its history is being told: every act goes through the grammar and the rules, as a typed one does. */
export class Mouth {
  readonly rows: Finding[] = [];
  /** What the grammar or the rules did not let pass: left out of the chart, and looked at by the spec. */
  readonly refused: string[] = [];

  /** The rows of a typed line, or none. */
  entry({ text: line, mode, cures }: Entry, day: string): NewRow[] {
    const result = parse(line, { mode });
    if (!result.ok) return this.refuse(`${line}: ${result.error.message}`);
    const cured = cures && this.current(day).find(({ tooth, code }) => tooth === cures && CURABLE.includes(code));
    if (cures && !cured) return this.refuse(`${line}: nothing on ${cures} is cured by it`);
    const rows = result.drafts.map((draft) => ({
      ...draft,
      effectiveOn: draft.effectiveOn ?? day,
      ...(cured && draft.tooth === cures && { supersedes: cured.id }),
    }));
    return this.possible(rows, line);
  }

  /** The row that takes the place of planned work, or none. */
  advance({ tooth, code, to }: Advance, day: string): NewRow[] {
    const target = this.current(day).find(
      (row) => row.tooth === tooth && row.code === code && ['planned', 'progress'].includes(row.layer),
    );
    const line = `${tooth} ${code} to ${to}`;
    if (!target) return this.refuse(`${line}: nothing is planned`);
    const refusal = checkAdvance(target, to);
    if (refusal) return this.refuse(refusal.message);
    return this.possible([{ ...target, layer: to, effectiveOn: day, supersedes: target.id }], line);
  }

  /** Rows that take these back. */
  undo(rows: readonly Finding[]): NewRow[] {
    return rows.map((row) => ({ ...row, supersedes: null, voids: row.id }));
  }

  private current(day: string): readonly Finding[] {
    return fold(this.rows, { asOf: day }).findings;
  }

  /** The rows, if the mouth can be like that: each is tried on the mouth of its own day, after those before it. */
  private possible(rows: readonly NewRow[], line: string): NewRow[] {
    const last = this.rows.at(-1);
    const known: Finding[] = [...this.rows];
    let [day, state]: [string, ChartState] = ['', settle<Finding>([])];
    for (const [index, row] of rows.entries()) {
      const on = firstDay(row.effectiveOn);
      if (on !== day) [day, state] = [on, fold(known, { asOf: on })];
      if (row.supersedes) state = settle(state.findings.filter(({ id }) => id !== row.supersedes));
      const refusal = check(state, row);
      if (refusal) return this.refuse(`${line}: ${refusal.message}`);
      const id = (last?.id ?? 0) + 1 + index;
      const tried = { ...row, id, authorId: 0, batchId: '', recordedAt: last?.recordedAt ?? '2000-01-01T00:00:00Z' };
      known.push(tried);
      state = settle([...state.findings, tried]);
    }
    return [...rows];
  }

  private refuse(why: string): [] {
    this.refused.push(why);
    return [];
  }
}
