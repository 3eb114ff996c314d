import type { FindingDto } from '@cuspid/dental-chart/contracts';
import { label, type Notation } from '@cuspid/odontogram';
import { shortPhrase } from '../list/finding-groups';

/** What a student did at once, as far as it waits. */
export interface WaitingAct {
  readonly number: number;
  readonly author: string;
  readonly at: string;
  readonly findings: readonly FindingDto[];
  readonly lines: readonly WaitingLine[];
}

/** The same thing said of one tooth or more. */
export interface WaitingLine {
  readonly key: string;
  readonly numbers: readonly string[];
  readonly phrase: string;
  /** It takes something back that others recorded, or that was signed. */
  readonly takesBack: boolean;
  readonly reason: string | null;
}

/** What waits, act by act: what was entered together is looked at together, the same thing of several teeth in a line. */
export function actsOf(waiting: readonly FindingDto[], notation: Notation): WaitingAct[] {
  const acts = new Map<number, FindingDto[]>();
  for (const row of waiting) acts.set(row.act, [...(acts.get(row.act) ?? []), row]);
  return [...acts].map(([number, rows]) => ({
    number,
    author: rows[0]?.author.name ?? '',
    at: rows[0]?.recordedAt ?? '',
    findings: rows,
    lines: linesOf(rows, notation),
  }));
}

function linesOf(rows: readonly FindingDto[], notation: Notation): WaitingLine[] {
  const lines = new Map<string, WaitingLine>();
  for (const row of rows) {
    const said = { phrase: shortPhrase(row), takesBack: row.voids !== null, reason: row.voidReason };
    const key = JSON.stringify(said);
    const numbers = [...(lines.get(key)?.numbers ?? []), numberOf(row, notation)];
    lines.set(key, { key, numbers, ...said });
  }
  return [...lines.values()];
}

function numberOf({ tooth, range }: FindingDto, notation: Notation): string {
  const [first, last] = [range?.[0] ?? tooth, range?.at(-1) ?? tooth];
  return first === last ? label(first, notation) : `${label(first, notation)}–${label(last, notation)}`;
}
