import { teethOf, type FindingContent } from '../findings/finding';
import { isFinished, LAYER_WORDS, nextLayers, type Layer } from '../findings/layers';
import { ruleOf, type FindingCode } from '../findings/vocabulary';
import { checkDraft } from './draft-rules';
import { standsOnATooth, type Presence } from './presence';
import { article, refuse, type Refusal } from './refusal';
import { settle, type ChartState, type ToothState } from './settle';

type State = ChartState<FindingContent>;
type Tooth = ToothState<FindingContent>;
/** One rule about a finding on one of its teeth, given what is there. */
type MouthRule = (there: Tooth, draft: FindingContent) => Refusal | null;

const RESTORATIONS: ReadonlySet<FindingCode> = new Set<FindingCode>([
  'filling',
  'sealant',
  'inlay',
  'onlay',
  'veneer',
  'crown',
  'rct',
  'pulpotomy',
  'post',
]);
const ON_AN_IMPLANT: ReadonlySet<FindingCode> = new Set<FindingCode>(['crown', 'mobility', 'fracture', 'extraction']);

const wordOf = ({ code }: FindingContent): string => article(ruleOf(code).word);

/** A gap takes an implant, a bridge, a wire passing by and the crown planned for it. */
const gapTakesIt: MouthRule = ({ tooth, presence }, draft) => {
  if (presence !== 'missing') return null;
  if (draft.code === 'crown' && draft.layer === 'planned') return null;
  const claimsATooth = ['sound', 'retained', 'unerupted', 'partial', 'impacted', 'remnant'].includes(draft.code);
  const abutment = isFinished(draft.layer) && draft.abutments?.includes(tooth);
  if (!standsOnATooth(draft.code) && !claimsATooth && !abutment) return null;
  const what = abutment
    ? `carry ${draft.code === 'denture' ? 'a clasp' : 'a bridge'}`
    : `${claimsATooth ? 'be' : 'take'} ${wordOf(draft)}`;
  return refuse('tooth-missing', tooth, `Tooth ${tooth} is missing: it cannot ${what}.`);
};

/** What is said of a tooth one was born with. */
const OWN_TOOTH: readonly FindingCode[] = ['sound', 'retained', 'unerupted', 'partial', 'impacted', 'remnant'];
const NOT_AN_IMPLANT: readonly FindingCode[] = [...OWN_TOOTH, 'missing', 'closed', 'unknown'];
const NOT_A_PONTIC: readonly FindingCode[] = [...OWN_TOOTH, 'unknown'];

/** A thing in the place of a tooth is not that tooth: it goes by being taken out or taken back, not by another word. */
const standsForATooth: MouthRule = ({ tooth, presence, findings }, draft) => {
  const isImplant = findings.some(({ code, layer }) => code === 'implant' && isFinished(layer));
  if (isImplant && NOT_AN_IMPLANT.includes(draft.code)) {
    const message = `Tooth ${tooth} is an implant: it cannot be ${wordOf(draft)}. Record its extraction, or take it back.`;
    return refuse('tooth-is-implant', tooth, message);
  }
  if (presence !== 'pontic' || !NOT_A_PONTIC.includes(draft.code)) return null;
  return refuse('tooth-is-pontic', tooth, `Tooth ${tooth} is a pontic of a bridge: it cannot be ${wordOf(draft)}.`);
};

const implantTakesIt: MouthRule = ({ tooth, presence }, draft) => {
  if (presence !== 'implant' || !standsOnATooth(draft.code) || ON_AN_IMPLANT.has(draft.code)) return null;
  return refuse('tooth-is-implant', tooth, `Tooth ${tooth} is an implant: it cannot have ${wordOf(draft)}.`);
};

const ponticTakesIt: MouthRule = ({ tooth, presence }, draft) => {
  if (presence !== 'pontic' || !standsOnATooth(draft.code) || draft.code === 'fracture') return null;
  return refuse('tooth-is-pontic', tooth, `Tooth ${tooth} is a pontic of a bridge: it cannot have ${wordOf(draft)}.`);
};

const eruptedForWork: MouthRule = ({ tooth, presence, findings }, draft) => {
  const hidden = presence === 'unerupted' || presence === 'impacted';
  if (hidden && RESTORATIONS.has(draft.code) && isFinished(draft.layer)) {
    return refuse('tooth-not-erupted', tooth, `Tooth ${tooth} is ${presence}: it cannot have ${wordOf(draft)} done.`);
  }
  const restored = findings.find(({ code, layer }) => RESTORATIONS.has(code) && isFinished(layer));
  if (!restored || (draft.code !== 'unerupted' && draft.code !== 'impacted')) return null;
  return refuse('tooth-not-erupted', tooth, `Tooth ${tooth} has ${wordOf(restored)}: it cannot be ${wordOf(draft)}.`);
};

const STANDING: readonly Presence[] = ['present', 'partial', 'unerupted', 'impacted', 'remnant'];

/** Implants, pontics and the teeth of a denture stand where no tooth stands; nor is there room in a closed space. */
const placeIsFree: MouthRule = ({ tooth, presence }, draft) => {
  const isHeld = draft.code === 'bridge' || draft.code === 'denture';
  const replaces = draft.code === 'implant' || draft.code === 'closed' || (isHeld && !draft.abutments?.includes(tooth));
  if (!replaces || !STANDING.includes(presence) || isYetToCome(draft)) return null;
  const what = REPLACES[draft.code] ?? 'an implant';
  return refuse(
    'tooth-stands',
    tooth,
    `Tooth ${tooth} is in the mouth: ${what} can only take the place of a missing tooth.`,
  );
};

/** A bridge or a denture is planned over a gap, or over a tooth whose extraction is planned with it: never over one that stays. */
const gapIsPlanned: MouthRule = ({ tooth, presence, findings }, draft) => {
  const isPontic = ['bridge', 'denture'].includes(draft.code) && !draft.abutments?.includes(tooth);
  const goes = findings.some(({ code }) => code === 'extraction');
  if (!isPontic || goes || !STANDING.includes(presence)) return null;
  const message = `Tooth ${tooth} is in the mouth: plan its extraction first, ${REPLACES[draft.code]} can only take the place of a missing tooth.`;
  return refuse('tooth-stands', tooth, message);
};

const REPLACES: Partial<Record<FindingCode, string>> = {
  bridge: 'a pontic',
  denture: 'a tooth of a denture',
  closed: 'a closed space',
};
const isYetToCome = ({ code, layer }: FindingContent): boolean => code !== 'closed' && !isFinished(layer);

const oneCrown: MouthRule = ({ tooth, findings }, draft) => {
  const double = findings.some(({ code, layer }) => code === 'crown' && layer === draft.layer);
  if (draft.code !== 'crown' || !double) return null;
  return refuse('second-crown', tooth, `Tooth ${tooth} already has a crown ${LAYER_WORDS[draft.layer]}.`);
};

const unknownIsUnknown: MouthRule = ({ tooth, findings }, draft) => {
  const known = findings.find(({ code }) => standsOnATooth(code));
  if (draft.code !== 'unknown' || !known) return null;
  const message = `Tooth ${tooth} has ${wordOf(known)}: take that back before calling it not recorded.`;
  return refuse('unknown-with-findings', tooth, message);
};

const soundIsSound: MouthRule = ({ tooth, findings }, draft) => {
  const sick = findings.find(({ code, layer }) => ruleOf(code).kind === 'disease' && layer === 'condition');
  if (draft.code !== 'sound' || !sick) return null;
  return refuse(
    'sound-with-findings',
    tooth,
    `Tooth ${tooth} has ${wordOf(sick)}: take that back before calling it sound.`,
  );
};

const RULES: readonly MouthRule[] = [
  gapTakesIt,
  standsForATooth,
  implantTakesIt,
  ponticTakesIt,
  eruptedForWork,
  placeIsFree,
  gapIsPlanned,
  oneCrown,
  soundIsSound,
  unknownIsUnknown,
];

/**
 * Whether a finding can stand in this mouth: null, or the first impossible state it would make
 * (chart.md "Rules", chart-drawing.md 8). The finding that `draft` replaces must not be in `current`.
 */
export function check(current: State, draft: FindingContent): Refusal | null {
  const broken = checkDraft(draft);
  if (broken) return broken;
  for (const tooth of teethOf(draft)) {
    for (const holds of RULES) {
      const refusal = holds(current.teeth[tooth], draft);
      if (refusal) return refusal;
    }
  }
  return null;
}

/** Checks an entry whose findings build on one another ("36 x d; 36 imt d"): the first refusal, or null. */
export function checkAll(current: State, drafts: readonly FindingContent[]): Refusal | null {
  let state = current;
  for (const draft of drafts) {
    const refusal = check(state, draft);
    if (refusal) return refusal;
    state = settle([...state.findings, draft]);
  }
  return null;
}

/** Whether a finding may move on to a layer: planned → in progress → done, planned → referred. */
export function checkAdvance(finding: FindingContent, to: Layer): Refusal | null {
  if (nextLayers(finding.layer).includes(to)) return checkDraft({ ...finding, layer: to });
  const { tooth } = finding;
  const from = LAYER_WORDS[finding.layer];
  return refuse(
    'layer-cannot-move',
    tooth,
    `Tooth ${tooth}: ${wordOf(finding)} that is ${from} cannot become ${LAYER_WORDS[to]}.`,
  );
}

export type { Refusal, RefusalCode } from './refusal';
