import { ponticsOf, type Day, type FindingContent } from '../findings/finding';
import { LAYER_WORDS } from '../findings/layers';
import { surfaceName } from '../teeth/surfaces';
import { toothName } from '../teeth/names';
import { label, type Notation } from '../teeth/notation';
import type { ToothId } from '../teeth/tooth';
import { detailsOf, findingPhrase, spanOf, termOf } from './phrase';

export interface SentenceOptions {
  readonly notation?: Notation;
  /** The clinic's day: a draft effective on it reads "today". */
  readonly today?: Day;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What is said of the tooth: "caries, ICDAS 5 on mesial, occlusal". */
function claim(finding: FindingContent, notation: Notation): string {
  if (finding.code === 'note') return `note “${finding.note ?? ''}”`;
  const what = [termOf(finding), ...detailsOf(finding)].join(', ');
  const number = (tooth: ToothId): string => label(tooth, notation);
  if (finding.code === 'denture') return `${what}${dentureParts(finding, number)}`;
  if (finding.abutments) {
    return `${what} on ${finding.abutments.map(number).join(', ')}, replacing ${ponticsOf(finding).map(number).join(', ')}`;
  }
  if (!finding.surfaces?.length) return what;
  return `${what} on ${finding.surfaces.map((surface) => surfaceName(finding.tooth, surface)).join(', ')}`;
}

/** " with clasps on 17, 25, replacing 16, 15". */
function dentureParts(denture: FindingContent, number: (tooth: ToothId) => string): string {
  const clasps = denture.abutments?.length ? ` with clasps on ${denture.abutments.map(number).join(', ')},` : '';
  return `${clasps} replacing ${ponticsOf(denture).map(number).join(', ')}`;
}

/** Layer, day and note: "Planned, today." */
function standing(finding: FindingContent, today: Day | undefined): string {
  const day = !finding.effectiveOn || finding.effectiveOn === today ? 'today' : finding.effectiveOn;
  const note = finding.note && finding.code !== 'note' ? ` Note: “${finding.note}”.` : '';
  return `${capital(LAYER_WORDS[finding.layer])}, ${day}.${note}`;
}

function subject(teeth: readonly ToothId[], spans: boolean, notation: Notation): string {
  const [first] = teeth;
  const last = teeth.at(-1);
  if (!first || !last) return '';
  if (teeth.length === 1) return `Tooth ${label(first, notation)}, ${toothName(first)}`;
  if (spans) return `Teeth ${spanOf(teeth, notation)}`;
  return `Teeth ${teeth.map((tooth) => label(tooth, notation)).join(', ')}`;
}

/**
 * The read-back of an entry: "Tooth 16, upper right first molar: caries on mesial, occlusal, distal. Finding, today."
 * Drafts that say the same of several teeth are read as one sentence.
 */
export function sentence(drafts: readonly FindingContent[], options: SentenceOptions = {}): string {
  const { notation = 'fdi', today } = options;
  const groups: { teeth: ToothId[]; spans: boolean; rest: string }[] = [];
  for (const draft of drafts) {
    const rest = `${claim(draft, notation)}. ${standing(draft, today)}`;
    const last = groups.at(-1);
    if (last && !last.spans && !draft.range && last.rest === rest) last.teeth.push(draft.tooth);
    else groups.push({ teeth: [...(draft.range ?? [draft.tooth])], spans: Boolean(draft.range), rest });
  }
  return groups.map(({ teeth, spans, rest }) => `${subject(teeth, spans, notation)}: ${rest}`).join(' ');
}

/** What a screen reader says of one tooth when nobody has recorded it. */
export const NOT_RECORDED = 'not recorded';

/**
 * One sentence a tooth, for screen readers and the printed table (chart-drawing.md 5):
 * "Tooth 36, lower left first molar: composite filling, mesial occlusal distal, planned; caries, ICDAS 6, distal."
 * A tooth without findings is "not recorded", never "sound": that word needs a finding.
 */
export function toothSentence(tooth: ToothId, findings: readonly FindingContent[], notation: Notation = 'fdi'): string {
  const telling = findings.length > 1 ? findings.filter(({ code }) => code !== 'sound') : findings;
  const phrases = telling.map((finding) => findingPhrase(finding, tooth, notation));
  return `Tooth ${label(tooth, notation)}, ${toothName(tooth)}: ${phrases.join('; ') || NOT_RECORDED}.`;
}
