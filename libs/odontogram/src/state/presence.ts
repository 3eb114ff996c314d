import { isFinished } from '../findings/layers';
import { teethOf, type FindingContent } from '../findings/finding';
import type { FindingCode } from '../findings/vocabulary';
import type { ToothId } from '../teeth/tooth';

/**
 * Whether and how a tooth is in the mouth. `not_recorded` is what nobody has said anything about:
 * it is never shown as a sound tooth.
 */
export const PRESENCES = [
  'not_recorded',
  'present',
  'partial',
  'unerupted',
  'impacted',
  'remnant',
  'missing',
  'pontic',
  'implant',
] as const;
export type Presence = (typeof PRESENCES)[number];

const SAYS: Partial<Record<FindingCode, Presence>> = {
  sound: 'present',
  retained: 'present',
  unknown: 'not_recorded',
  missing: 'missing',
  unerupted: 'unerupted',
  partial: 'partial',
  impacted: 'impacted',
  remnant: 'remnant',
};

/** What can only be said of a tooth that stands: recording it is recording the tooth. */
const ON_A_TOOTH: ReadonlySet<FindingCode> = new Set<FindingCode>([
  'caries',
  'filling',
  'sealant',
  'inlay',
  'onlay',
  'veneer',
  'crown',
  'rct',
  'pulpotomy',
  'post',
  'apicectomy',
  'extraction',
  'fracture',
  'wear',
  'apical',
  'mobility',
  'rotation',
  'drift',
  'mih',
  'resorption',
  'furcation',
  'bracket',
  'band',
  'attachment',
]);

export const standsOnATooth = (code: FindingCode): boolean => ON_A_TOOTH.has(code);

/** The presence a finding states outright for one of its teeth, if it states one. */
export function statedPresence(finding: FindingContent, tooth: ToothId): Presence | undefined {
  const finished = isFinished(finding.layer);
  if (finding.code === 'extraction') return finished ? 'missing' : undefined;
  if (finding.code === 'implant') return finished ? 'implant' : undefined;
  if (finding.code === 'bridge') return finished && !finding.abutments?.includes(tooth) ? 'pontic' : undefined;
  // A tooth of a denture stands where none of one's own does.
  if (finding.code === 'denture') return finished && !finding.abutments?.includes(tooth) ? 'missing' : undefined;
  if (finding.code === 'closed') return 'missing';
  return SAYS[finding.code];
}

/** A statement that a later one takes the place of ("unerupted" in spring, "sound" in autumn). */
export const isPresenceStatement = (finding: FindingContent): boolean =>
  SAYS[finding.code] !== undefined || finding.code === 'extraction';

/** Presence of a tooth from its current findings, oldest first: the last word counts. */
export function presenceOf(tooth: ToothId, findings: readonly FindingContent[]): Presence {
  let presence: Presence = 'not_recorded';
  for (const finding of findings) {
    if (!teethOf(finding).includes(tooth)) continue;
    const stated = statedPresence(finding, tooth);
    const implied = standsOnATooth(finding.code) || finding.abutments?.includes(tooth);
    // A planned bridge or implant says nothing about what stands there today.
    if (stated) presence = stated;
    else if (implied && presence === 'not_recorded') presence = 'present';
  }
  return presence;
}
