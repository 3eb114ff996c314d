import { teethOf, type FindingContent } from '../findings/finding';
import { isFinished, LAYER_WORDS, nextLayers, type Layer } from '../findings/layers';
import { ruleOf, type FindingCode } from '../findings/vocabulary';
import { checkDraft } from './draft-rules';
import { standsOnATooth } from './presence';
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
  const what = abutment ? 'carry a bridge' : `${claimsATooth ? 'be' : 'take'} ${wordOf(draft)}`;
  return refuse('tooth-missing', tooth, `Tooth ${tooth} is missing: it cannot ${what}.`);
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

/** Implants and pontics stand where no tooth stands. */
const placeIsFree: MouthRule = ({ tooth, presence }, draft) => {
  const replaces = draft.code === 'implant' || (draft.code === 'bridge' && !draft.abutments?.includes(tooth));
  const stands = ['present', 'partial', 'unerupted', 'impacted', 'remnant'].includes(presence);
  if (!replaces || !stands || !isFinished(draft.layer)) return null;
  const what = draft.code === 'implant' ? 'an implant' : 'a pontic';
  return refuse(
    'tooth-stands',
    tooth,
    `Tooth ${tooth} is in the mouth: ${what} can only take the place of a missing tooth.`,
  );
};

const oneCrown: MouthRule = ({ tooth, findings }, draft) => {
  const double = findings.some(({ code, layer }) => code === 'crown' && layer === draft.layer);
  if (draft.code !== 'crown' || !double) return null;
  return refuse('second-crown', tooth, `Tooth ${tooth} already has a crown ${LAYER_WORDS[draft.layer]}.`);
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
  implantTakesIt,
  ponticTakesIt,
  eruptedForWork,
  placeIsFree,
  oneCrown,
  soundIsSound,
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
