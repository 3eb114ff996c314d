import { teethOf, type FindingContent } from '../findings/finding';
import { SURFACES, type Surface } from '../teeth/surfaces';
import type { ToothId } from '../teeth/tooth';
import { isPresenceStatement, standsOnATooth, statedPresence } from './presence';

const CROWN: readonly Surface[] = SURFACES.filter((surface) => surface !== 'root');
const ROOT: readonly Surface[] = ['root'];

/** The part of the tooth a finding without surfaces lies on. */
const WHOLE: Partial<Record<string, readonly Surface[]>> = {
  crown: CROWN,
  bridge: CROWN,
  veneer: ['vestibular'],
  sealant: ['occlusal_incisal'],
  rct: ROOT,
  pulpotomy: ROOT,
  post: ROOT,
  apicectomy: ROOT,
};

const placeOf = (finding: FindingContent): readonly Surface[] =>
  finding.surfaces?.length ? finding.surfaces : (WHOLE[finding.code] ?? []);

const saysPresence = (finding: FindingContent, tooth: ToothId): boolean =>
  isPresenceStatement(finding) || statedPresence(finding, tooth) !== undefined;

function onTooth(tooth: ToothId, a: FindingContent, b: FindingContent): boolean {
  const [aSays, bSays] = [saysPresence(a, tooth), saysPresence(b, tooth)];
  if (aSays && bSays) return true;
  if (aSays || bSays) return standsOnATooth((aSays ? b : a).code);
  if (a.code === b.code && !placeOf(a).length && !placeOf(b).length) return true;
  return placeOf(a).some((surface) => placeOf(b).includes(surface));
}

/**
 * Whether two findings recorded at the same time need a person to look at both (chart.md, "Two people record at once"):
 * the same tooth and either its presence, the same surface, or the same fact. Notes never contradict.
 */
export function contradicts(a: FindingContent, b: FindingContent): boolean {
  if (a.code === 'note' || b.code === 'note') return false;
  return teethOf(a).some((tooth) => teethOf(b).includes(tooth) && onTooth(tooth, a, b));
}
