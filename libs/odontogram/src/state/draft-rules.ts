import { isPartialDay } from '../findings/days';
import { NOTE_MAX, ponticsOf, type FindingContent } from '../findings/finding';
import { ruleOf, type CodeRule } from '../findings/vocabulary';
import { ARCH_ROWS, isPrimary, rootCount } from '../teeth/tooth';
import { article, refuse, type Refusal } from './refusal';

/** One rule about the finding itself, whatever the mouth looks like. */
type DraftRule = (draft: FindingContent, rule: CodeRule) => Refusal | null;

const layerFits: DraftRule = ({ tooth, layer }, { kind, word }) => {
  if (kind === 'work' && layer === 'condition') {
    return refuse(
      'layer-does-not-fit',
      tooth,
      `Tooth ${tooth}: ${word} is work; say planned, in progress, done, elsewhere or referred.`,
    );
  }
  if (kind !== 'work' && layer !== 'condition' && layer !== 'referred') {
    return refuse(
      'layer-does-not-fit',
      tooth,
      `Tooth ${tooth}: ${word} is a finding, not work; it can only be referred.`,
    );
  }
  return null;
};

const BESIDE: readonly string[] = ['supernumerary', 'tad', 'spacer'];

const surfacesFit: DraftRule = ({ tooth, surfaces, code }, { surfaces: need, word }) => {
  const named = surfaces ?? [];
  if (need === 'required' && !named.length) {
    return refuse('surfaces-needed', tooth, `Tooth ${tooth}: ${word} needs surfaces.`);
  }
  if (need === 'none' && named.length) {
    return refuse('no-surfaces', tooth, `Tooth ${tooth}: ${word} concerns the whole tooth and takes no surfaces.`);
  }
  const aside = named.length === 1 && (named[0] === 'mesial' || named[0] === 'distal');
  if (BESIDE.includes(code) && !aside) {
    return refuse('stands-beside-a-tooth', tooth, `Tooth ${tooth}: ${word} stands mesial or distal of it.`);
  }
  return null;
};

const degreeFits: DraftRule = ({ tooth, severity }, { severity: bounds, word }) => {
  if (severity == null) return null;
  if (!bounds) return refuse('degree-does-not-fit', tooth, `Tooth ${tooth}: ${word} has no degree.`);
  const [low, high] = bounds;
  if (Number.isInteger(severity) && severity >= low && severity <= high) return null;
  return refuse('degree-does-not-fit', tooth, `Tooth ${tooth}: the degree of ${word} goes from ${low} to ${high}.`);
};

const termsFit: DraftRule = ({ tooth, code, material, quality, param, reason }, rule) => {
  const not = (what: string): string => `Tooth ${tooth}: ${article(rule.word)} cannot be “${what}”.`;
  if (material && !rule.materials?.includes(material)) return refuse('material-does-not-fit', tooth, not(material));
  if (quality && !rule.qualities?.includes(quality)) return refuse('quality-does-not-fit', tooth, not(quality));
  if (param && !rule.params?.includes(param)) return refuse('parameter-does-not-fit', tooth, not(param));
  if (reason && code !== 'missing') return refuse('reason-does-not-fit', tooth, not(`because of ${reason}`));
  return null;
};

const textFits: DraftRule = ({ tooth, code, note, effectiveOn }) => {
  if (code === 'note' && !note) return refuse('note-needed', tooth, `Tooth ${tooth}: a note needs its text.`);
  if (note && note.length > NOTE_MAX) {
    return refuse('note-too-long', tooth, `Tooth ${tooth}: a note has at most ${NOTE_MAX} characters.`);
  }
  if (effectiveOn && !isPartialDay(effectiveOn)) {
    return refuse(
      'date-unreadable',
      tooth,
      `Tooth ${tooth}: “${effectiveOn}” is not a date; write 2026-11-22 or 2026-11.`,
    );
  }
  return null;
};

const dentitionFits: DraftRule = ({ tooth, code }) => {
  if (code === 'impacted' && isPrimary(tooth)) {
    return refuse('permanent-only', tooth, `Impaction is charted on permanent teeth only; ${tooth} is primary.`);
  }
  if (code === 'retained' && !isPrimary(tooth)) {
    return refuse('primary-only', tooth, `Only a primary tooth can be retained; ${tooth} is permanent.`);
  }
  return null;
};

const rangeFits: DraftRule = ({ tooth, code, range }, { spans, word }) => {
  if (!spans) return null;
  const teeth = range ?? [];
  if (new Set(teeth).size < 2 || !teeth.includes(tooth)) {
    return refuse('range-too-short', tooth, `Tooth ${tooth}: ${article(word)} needs at least two teeth.`);
  }
  if (code === 'elastic' || ARCH_ROWS.some((row) => teeth.every((one) => row.includes(one)))) return null;
  return refuse('range-not-one-arch', tooth, `Tooth ${tooth}: ${article(word)} must stay in one arch.`);
};

const bridgeStands: DraftRule = (draft) => {
  if (draft.code !== 'bridge') return null;
  const { tooth, range, abutments } = draft;
  const ends = [range?.[0], range?.at(-1)];
  if (!ends.every((end) => end && abutments?.includes(end))) {
    const message = `Tooth ${tooth}: the ends of a bridge are abutments, here ${ends.join(' and ')}.`;
    return refuse('bridge-ends-are-abutments', tooth, message);
  }
  if (ponticsOf(draft).length) return null;
  return refuse('bridge-needs-pontic', tooth, `Tooth ${tooth}: a bridge needs at least one pontic.`);
};

const dentureStands: DraftRule = (draft) => {
  if (draft.code !== 'denture') return null;
  const { tooth, range, abutments } = draft;
  const outside = abutments?.find((clasp) => !range?.includes(clasp));
  if (outside) {
    const message = `Tooth ${tooth}: the clasp on ${outside} stands outside of the denture.`;
    return refuse('clasp-outside-denture', tooth, message);
  }
  if (ponticsOf(draft).length) return null;
  return refuse('denture-needs-gap', tooth, `Tooth ${tooth}: a denture replaces at least one tooth.`);
};

/** What can be said of the root surface; everything else lies on the crown. */
const ON_ROOTS: readonly string[] = ['caries', 'filling', 'fracture'];

const rootsAllow: DraftRule = ({ tooth, code, surfaces }, { word }) => {
  if (code === 'furcation' && rootCount(tooth) === 1) {
    return refuse('furcation-needs-roots', tooth, `Tooth ${tooth} has one root: a furcation needs two or three.`);
  }
  if (!surfaces?.includes('root') || ON_ROOTS.includes(code)) return null;
  return refuse('root-not-possible', tooth, `Tooth ${tooth}: ${article(word)} is not on the root.`);
};

const RULES: readonly DraftRule[] = [
  layerFits,
  surfacesFit,
  degreeFits,
  termsFit,
  textFits,
  dentitionFits,
  rangeFits,
  bridgeStands,
  dentureStands,
  rootsAllow,
];

/** The first rule of the vocabulary that a finding breaks by itself. */
export function checkDraft(draft: FindingContent): Refusal | null {
  const rule = ruleOf(draft.code);
  for (const holds of RULES) {
    const refusal = holds(draft, rule);
    if (refusal) return refusal;
  }
  return null;
}
