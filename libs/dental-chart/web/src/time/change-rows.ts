import {
  changeSentence,
  ENDING_WORDS,
  label,
  LAYER_WORDS,
  type ChangeKind,
  type ChartChange,
  type ChartDiff,
  type Finding,
  type Notation,
  type ToothId,
} from '@cuspid/odontogram';
import { shortPhrase } from '../list/finding-groups';
import { partialDayText } from '../read/days';

/** A line of the list of differences. */
export interface ChangeRow {
  readonly key: string;
  readonly tooth: ToothId;
  readonly kind: ChangeKind;
  /** + → Δ −: the same signs as on the chart. */
  readonly sign: string;
  /** "16", or "16–14" for what stands on many. */
  readonly number: string;
  readonly phrase: string;
  /** What stood there, and what stands there; empty where it did not, or does not. */
  readonly before: string;
  readonly after: string;
  /** When it became true, what it became, or why it ended. */
  readonly aside: string;
  /** All of it, as it is read aloud. */
  readonly sentence: string;
}

const SIGNS: Record<ChangeKind, string> = { added: '+', moved: '→', changed: 'Δ', ended: '−' };

function asideOf({ kind, after, why }: ChartChange): string {
  if (kind === 'ended') return why ? ENDING_WORDS[why] : '';
  if (!after) return '';
  return kind === 'moved' ? LAYER_WORDS[after.layer] : partialDayText(after.effectiveOn);
}

/** "Composite filling, MO, planned"; a mere finding is not said to be one. */
function standing(finding: Finding | null): string {
  if (!finding) return '';
  const phrase = shortPhrase(finding);
  return finding.layer === 'condition' ? phrase : `${phrase}, ${LAYER_WORDS[finding.layer]}`;
}

/** The differences of two charts as lines, in the order of the teeth. */
export function changeRows({ changes }: ChartDiff, notation: Notation): ChangeRow[] {
  return changes.flatMap((change) => {
    const { kind, before, after } = change;
    const finding = after ?? before;
    if (!finding) return [];
    const [first, last] = [finding.range?.[0] ?? finding.tooth, finding.range?.at(-1) ?? finding.tooth];
    return {
      key: `${before?.id ?? ''}→${after?.id ?? ''}`,
      tooth: finding.tooth,
      kind,
      sign: SIGNS[kind],
      number: first === last ? label(first, notation) : `${label(first, notation)}–${label(last, notation)}`,
      phrase: shortPhrase(finding),
      before: standing(before),
      after: standing(after),
      aside: asideOf(change),
      sentence: changeSentence(change, notation),
    };
  });
}
