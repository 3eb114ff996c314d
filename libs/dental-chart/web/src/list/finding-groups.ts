import {
  degreeOf,
  label,
  surfaceName,
  surfaceShort,
  termOf,
  type Finding,
  type FindingContent,
  type FindingDraft,
  type Layer,
  type Notation,
  type ToothId,
} from '@cuspid/odontogram';

/** A line of the list. */
export interface FindingRow {
  readonly tooth: ToothId;
  /** "16", or "13–23" for what stands on many. */
  readonly number: string;
  readonly phrase: string;
  /** The day it was true, as far as known; null for what is not saved. */
  readonly on: string | null;
  /** The stored finding; null for what is not saved. */
  readonly finding: Finding | null;
}

export interface FindingGroup {
  readonly layer: Layer | 'pending';
  readonly rows: readonly FindingRow[];
}

const ORDER: readonly Layer[] = ['condition', 'planned', 'progress', 'done', 'elsewhere', 'referred'];
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** "Caries, ICDAS 5, MOD" or "Composite filling, mesial": one surface is written out, more are letters. */
export function shortPhrase(finding: FindingContent): string {
  const { tooth, code, surfaces, note, quality, defective, reason, param } = finding;
  if (code === 'note') return note ?? '';
  const [only, ...more] = surfaces ?? [];
  const where =
    only && more.length === 0 ? surfaceName(tooth, only) : surfaces?.map((one) => surfaceShort(tooth, one)).join('');
  const parts = [termOf(finding), degreeOf(finding), quality, defective && 'defective', reason, param, where];
  return capital(parts.filter(Boolean).join(', '));
}

function rowOf(finding: FindingContent, stored: Finding | null, notation: Notation): FindingRow {
  const [first, last] = [finding.range?.[0] ?? finding.tooth, finding.range?.at(-1) ?? finding.tooth];
  const number = first === last ? label(first, notation) : `${label(first, notation)}–${label(last, notation)}`;
  return {
    tooth: finding.tooth,
    number,
    phrase: shortPhrase(finding),
    on: stored?.effectiveOn ?? null,
    finding: stored,
  };
}

/** Numbers in ISO order; what was said last of a tooth comes first. */
const byTooth = (a: FindingRow, b: FindingRow): number =>
  a.tooth.localeCompare(b.tooth) || (b.finding?.id ?? 0) - (a.finding?.id ?? 0);

/** Current findings by layer, what is not saved yet first. "Sound" and "not recorded" are no rows: the chart says them. */
export function groupsOf(
  findings: readonly FindingContent[],
  unsaved: readonly FindingDraft[],
  notation: Notation,
): FindingGroup[] {
  const told = findings.filter(({ code }) => code !== 'sound' && code !== 'unknown');
  const pending = { layer: 'pending' as const, rows: unsaved.map((draft) => rowOf(draft, null, notation)) };
  const saved = ORDER.map((layer) => ({
    layer,
    rows: told
      .filter((finding) => finding.layer === layer)
      .map((finding) => rowOf(finding, isStored(finding) ? finding : null, notation))
      .sort(byTooth),
  }));
  return [pending, ...saved].filter(({ rows }) => rows.length > 0);
}

const isStored = (finding: FindingContent): finding is Finding => 'id' in finding;
