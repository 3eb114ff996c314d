import type { FindingContent } from '../../findings/finding';
import type { FindingCode } from '../../findings/vocabulary';

/** Short words beside the badges, for what a picture alone does not settle; English unless the caller translates. */
export const TAG_WORDS = {
  caries: 'c',
  rootCaries: 'rc',
  defective: 'def',
  sealant: 'S',
  veneer: 'V',
  inlay: 'In',
  onlay: 'On',
  crown: 'Cr',
  crownMetal: 'CrM',
  crownCeramic: 'CrC',
  crownZirconia: 'CrZ',
  crownTemporary: 'CrT',
  crownSteel: 'CrSS',
  rootFilling: 'RF',
  rootFillingShort: 'RF<',
  rootFillingOver: 'RF>',
  pulpotomy: 'PT',
  post: 'P',
  apicectomy: 'Apx',
  implant: 'Imp',
  denturePartial: 'PD',
  dentureFull: 'FD',
  splint: 'Spl',
  extraction: 'X',
  missingExtracted: 'ext',
  missingCongenital: 'agen',
  missingCaries: 'ext-c',
  missingUnknown: '?',
  closed: 'cl',
  unerupted: 'un',
  partial: 'pe',
  impacted: 'imp',
  remnant: 'RR',
  fracture: 'Fx',
  apical: 'AP',
  resorption: 'Res',
  resorptionInternal: 'ResI',
  resorptionExternal: 'ResE',
  furcation: 'F',
  mobility: 'M',
  wear: 'W',
  abrasion: 'Abr',
  abfraction: 'Abf',
  erosion: 'Ero',
  retained: 'ret',
  mih: 'MIH',
  unknown: '?',
} as const;

export type TagWord = keyof typeof TAG_WORDS;
export type TagWords = Readonly<Record<TagWord, string>>;

const isTag = (text: string): text is TagWord => Object.hasOwn(TAG_WORDS, text);

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
/** The tag of a kind of something ("crown" of "metal"), or of the thing itself. */
const ofKind = (thing: TagWord, kind: string | null | undefined): TagWord => {
  const named = thing + capital(kind ?? '');
  return isTag(named) ? named : thing;
};

const ROMAN = ['', 'I', 'II', 'III'];

/** Codes whose tag depends on more than the code. */
const BY_FINDING: Partial<Record<FindingCode, (finding: FindingContent) => TagWord | undefined>> = {
  caries: ({ surfaces }) => (surfaces?.includes('root') ? 'rootCaries' : 'caries'),
  filling: ({ defective }) => (defective ? 'defective' : undefined),
  crown: ({ material }) => ofKind('crown', material),
  rct: ({ quality }) => ofKind('rootFilling', quality),
  denture: ({ param }) => (param === 'full' ? 'dentureFull' : 'denturePartial'),
  missing: ({ reason }) => {
    const tag = reason ? `missing${capital(reason)}` : '';
    return isTag(tag) ? tag : undefined;
  },
  wear: ({ param }) => (param && isTag(param) ? param : 'wear'),
  resorption: ({ param }) => ofKind('resorption', param),
};

function degreeOf({ code, severity }: FindingContent): string {
  if (code === 'mobility' || code === 'furcation') return ROMAN[severity ?? 1] ?? '';
  return code === 'caries' || code === 'wear' ? String(severity ?? '') : '';
}

/** The tag of a finding, or an empty text. */
export function tagOf(finding: FindingContent, words: TagWords = TAG_WORDS): string {
  const { code } = finding;
  const special = BY_FINDING[code];
  const tag = special ? special(finding) : isTag(code) ? code : undefined;
  return tag ? words[tag] + degreeOf(finding) : '';
}

/** Tags of a tooth that fit its width; what does not fit is counted. */
export function tagsFor(findings: readonly FindingContent[], width: number, words: TagWords = TAG_WORDS): string {
  const tags = [...new Set(findings.map((finding) => tagOf(finding, words)).filter(Boolean))];
  const room = Math.max(1, Math.floor(width / 15));
  const more = tags.length > room ? `+${tags.length - room}` : '';
  return tags.slice(0, room).join(' ') + more;
}
