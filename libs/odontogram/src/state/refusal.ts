import type { ToothId } from '../teeth/tooth';

/** Why a finding cannot stand. `message` is a sentence with the tooth in it, `code` is stable. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly tooth: ToothId;
  readonly message: string;
}

export type RefusalCode =
  | 'layer-does-not-fit'
  | 'surfaces-needed'
  | 'no-surfaces'
  | 'stands-beside-a-tooth'
  | 'degree-does-not-fit'
  | 'material-does-not-fit'
  | 'quality-does-not-fit'
  | 'parameter-does-not-fit'
  | 'reason-does-not-fit'
  | 'note-too-long'
  | 'note-needed'
  | 'date-unreadable'
  | 'permanent-only'
  | 'primary-only'
  | 'range-too-short'
  | 'range-not-one-arch'
  | 'bridge-ends-are-abutments'
  | 'bridge-needs-pontic'
  | 'denture-needs-gap'
  | 'clasp-outside-denture'
  | 'furcation-needs-roots'
  | 'root-not-possible'
  | 'tooth-missing'
  | 'tooth-is-implant'
  | 'tooth-is-pontic'
  | 'tooth-not-erupted'
  | 'tooth-stands'
  | 'second-crown'
  | 'sound-with-findings'
  | 'unknown-with-findings'
  | 'layer-cannot-move';

export const refuse = (code: RefusalCode, tooth: ToothId, message: string): Refusal => ({ code, tooth, message });

const UNCOUNTED =
  /^(caries|mobility|rotation|drift|tooth wear|hypomineralisation|root resorption|furcation involvement|sound|missing|space closed|.*erupted|impacted|not recorded)$/;

/** A term as it stands in a sentence: "a crown", "an inlay", "caries". */
export function article(word: string): string {
  if (UNCOUNTED.test(word)) return word;
  return /^[aeiou]/.test(word) ? `an ${word}` : `a ${word}`;
}
