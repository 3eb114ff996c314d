import { teethOf, type Finding, type FindingContent } from '../findings/finding';
import { isFinished } from '../findings/layers';
import { ruleOf } from '../findings/vocabulary';
import { TEETH, type ToothId } from '../teeth/tooth';
import { isPresenceStatement, presenceOf, standsOnATooth, type Presence } from './presence';

/** One tooth as it stands. */
export interface ToothState<F extends FindingContent = Finding> {
  readonly tooth: ToothId;
  readonly presence: Presence;
  /** Current findings that concern this tooth, oldest first; a bridge is listed on each of its teeth. */
  readonly findings: readonly F[];
}

/** The mouth at one moment: all 52 teeth and the current findings, oldest first. */
export interface ChartState<F extends FindingContent = Finding> {
  readonly teeth: Readonly<Record<ToothId, ToothState<F>>>;
  readonly findings: readonly F[];
}

/** Facts of which a tooth has one at a time: the newer measurement replaces the older. */
const ONE_AT_A_TIME: readonly string[] = ['mobility', 'rotation', 'drift', 'furcation'];

const takesTheToothAway = ({ code, layer }: FindingContent): boolean =>
  code === 'missing' || (code === 'extraction' && isFinished(layer));

function covers(later: FindingContent, earlier: FindingContent): boolean {
  const surfaces = later.surfaces ?? [];
  return (earlier.surfaces ?? []).every((surface) => surfaces.includes(surface));
}

/** The same thing said again of the same place (caries ICDAS 3, a year later ICDAS 5). */
export function restates(later: FindingContent, earlier: FindingContent): boolean {
  if (later.code !== earlier.code || later.layer !== earlier.layer) return false;
  if (ONE_AT_A_TIME.includes(later.code)) return true;
  return later.code === 'caries' && covers(later, earlier);
}

/** Whether a later finding leaves nothing of an earlier one on the same tooth. */
function overtakes(later: FindingContent, earlier: FindingContent): boolean {
  if (later.tooth !== earlier.tooth || ruleOf(earlier.code).spans) return false;
  const isStated = isPresenceStatement(earlier) || (earlier.code === 'closed' && later.code !== 'missing');
  if (isPresenceStatement(later) && later.code !== 'extraction' && isStated) return true;
  // An implant that was taken out is gone; one that is planned comes afterwards.
  if (earlier.code === 'implant' && isFinished(earlier.layer))
    return later.code === 'extraction' && takesTheToothAway(later);
  if (takesTheToothAway(later)) return standsOnATooth(earlier.code) || isPresenceStatement(earlier);
  return restates(later, earlier);
}

/** What still holds of findings given oldest first. */
function current<F extends FindingContent>(findings: readonly F[]): F[] {
  const perTooth = new Map<ToothId, F[]>();
  const gone = new Set<F>();
  for (const finding of findings) {
    const before = perTooth.get(finding.tooth) ?? [];
    for (const earlier of before) if (overtakes(finding, earlier)) gone.add(earlier);
    perTooth.set(finding.tooth, [...before, finding]);
  }
  return findings.filter((finding) => !gone.has(finding));
}

/**
 * The state that findings amount to, given oldest first and with nothing voided among them.
 * Works on drafts as well as on stored findings: that is how an entry is tried out before it is saved.
 */
export function settle<F extends FindingContent>(findings: readonly F[]): ChartState<F> {
  const held = current(findings);
  const byTooth = new Map<ToothId, F[]>();
  for (const finding of held) {
    for (const tooth of teethOf(finding)) {
      const list = byTooth.get(tooth);
      if (list) list.push(finding);
      else byTooth.set(tooth, [finding]);
    }
  }
  const state = (tooth: ToothId): ToothState<F> => {
    const own = byTooth.get(tooth) ?? [];
    return { tooth, presence: presenceOf(tooth, own), findings: own };
  };
  return { teeth: everyTooth(state), findings: held };
}

function everyTooth<T>(make: (tooth: ToothId) => T): Record<ToothId, T> {
  const teeth: Partial<Record<ToothId, T>> = {};
  for (const tooth of TEETH) teeth[tooth] = make(tooth);
  return complete(teeth);
}

function complete<T>(teeth: Partial<Record<ToothId, T>>): Record<ToothId, T> {
  if (!isComplete(teeth)) throw new Error('a tooth is missing from the chart state');
  return teeth;
}

const isComplete = <T>(teeth: Partial<Record<ToothId, T>>): teeth is Record<ToothId, T> =>
  TEETH.every((tooth) => tooth in teeth);
