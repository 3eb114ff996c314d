/** Materials of work. "ceramic" stands for any tooth-coloured indirect material that nobody named further. */
export const MATERIALS = [
  'amalgam',
  'composite',
  'glass ionomer',
  'temporary',
  'metal',
  'ceramic',
  'zirconia',
  'steel',
  'fibre',
] as const;
export type Material = (typeof MATERIALS)[number];

/** Quality of a root filling (short, over) or of a lesion (arrested, secondary). */
export const QUALITIES = ['short', 'over', 'arrested', 'secondary'] as const;
export type Quality = (typeof QUALITIES)[number];

/** Why a tooth is missing. */
export const REASONS = ['caries', 'extracted', 'congenital', 'shed', 'unknown'] as const;
export type Reason = (typeof REASONS)[number];

/**
 * Directions, levels and kinds: impaction, rotation, drift; where a fracture runs; where resorption eats;
 * whether a denture replaces some teeth or all; what wore a tooth.
 */
export const PARAMS = [
  'mesial',
  'distal',
  'horizontal',
  'vertical',
  'inverted',
  'crown',
  'root',
  'internal',
  'external',
  'partial',
  'full',
  'attrition',
  'abrasion',
  'erosion',
  'abfraction',
] as const;
export type Param = (typeof PARAMS)[number];

/** disease: it can only be seen or referred; work: it is planned and done; fact: neutral statement about the tooth. */
export type FindingKind = 'disease' | 'work' | 'fact';
export type SurfaceNeed = 'required' | 'optional' | 'none';

/** What a finding code means and what it may carry. */
export interface CodeRule {
  /** The term in a sentence: "root canal filling". */
  readonly word: string;
  readonly kind: FindingKind;
  readonly surfaces: SurfaceNeed;
  /** Lowest and highest degree: ICDAS 1-6 for caries, Miller I-III for mobility, Hamp I-III for furcation, 1-4 for wear. */
  readonly severity?: readonly [number, number];
  readonly materials?: readonly Material[];
  readonly qualities?: readonly Quality[];
  readonly params?: readonly Param[];
  /** One finding stands on several teeth. */
  readonly spans?: true;
}

const DIRECT: readonly Material[] = ['amalgam', 'composite', 'glass ionomer', 'temporary'];
const INDIRECT: readonly Material[] = ['ceramic', 'metal', 'composite'];
const CROWNS: readonly Material[] = ['metal', 'ceramic', 'zirconia', 'steel', 'temporary'];

const disease = (word: string, surfaces: SurfaceNeed, more: Partial<CodeRule> = {}): CodeRule => ({
  word,
  kind: 'disease',
  surfaces,
  ...more,
});
const fact = (word: string, surfaces: SurfaceNeed = 'none', more: Partial<CodeRule> = {}): CodeRule => ({
  word,
  kind: 'fact',
  surfaces,
  ...more,
});
const work = (word: string, surfaces: SurfaceNeed = 'none', more: Partial<CodeRule> = {}): CodeRule => ({
  word,
  kind: 'work',
  surfaces,
  ...more,
});

/** The closed vocabulary of 44 codes (chart-drawing.md 7 and 8; terms after standards.md 4). */
export const CODE_RULES = {
  caries: disease('caries', 'required', { severity: [1, 6], qualities: ['arrested', 'secondary'] }),
  filling: work('filling', 'required', { materials: DIRECT }),
  sealant: work('fissure sealant', 'optional'),
  inlay: work('inlay', 'required', { materials: INDIRECT }),
  onlay: work('onlay', 'required', { materials: INDIRECT }),
  veneer: work('veneer'),
  crown: work('crown', 'none', { materials: CROWNS }),
  rct: work('root canal filling', 'none', { qualities: ['short', 'over'] }),
  pulpotomy: work('pulpotomy'),
  post: work('post', 'none', { materials: ['metal', 'fibre'] }),
  apicectomy: work('apicectomy'),
  implant: work('implant'),
  bridge: work('bridge', 'none', { materials: ['ceramic', 'metal', 'zirconia'], spans: true }),
  denture: work('denture', 'none', { params: ['partial', 'full'], spans: true }),
  missing: fact('missing'),
  closed: fact('space closed'),
  extraction: work('extraction'),
  unerupted: fact('unerupted'),
  partial: fact('partially erupted'),
  impacted: fact('impacted', 'none', { params: ['mesial', 'distal', 'horizontal', 'vertical', 'inverted'] }),
  supernumerary: fact('supernumerary tooth', 'required'),
  remnant: disease('root remnant', 'none'),
  fracture: disease('fracture', 'optional', { params: ['crown', 'root'] }),
  wear: disease('tooth wear', 'optional', {
    severity: [1, 4],
    params: ['attrition', 'abrasion', 'erosion', 'abfraction'],
  }),
  apical: disease('apical lesion', 'none'),
  resorption: disease('root resorption', 'none', { params: ['internal', 'external'] }),
  furcation: disease('furcation involvement', 'none', { severity: [1, 3] }),
  mobility: fact('mobility', 'none', { severity: [1, 3] }),
  rotation: fact('rotation', 'none', { params: ['mesial', 'distal'] }),
  drift: fact('drift', 'none', { params: ['mesial', 'distal'] }),
  retained: fact('retained primary tooth'),
  mih: disease('hypomineralisation', 'optional'),
  bracket: work('bracket'),
  band: work('band'),
  wire: work('arch wire', 'none', { spans: true }),
  elastic: work('elastic', 'none', { spans: true }),
  tad: work('mini-screw', 'required'),
  retainer: work('bonded retainer', 'none', { spans: true }),
  splint: work('splint', 'none', { spans: true }),
  spacer: work('separator', 'required'),
  attachment: work('aligner attachment'),
  sound: fact('sound'),
  unknown: fact('not recorded'),
  note: fact('note'),
} as const satisfies Record<string, CodeRule>;

export type FindingCode = keyof typeof CODE_RULES;

const RULES: ReadonlyMap<string, CodeRule> = new Map<string, CodeRule>(Object.entries(CODE_RULES));
const isCode = (text: string): text is FindingCode => RULES.has(text);

/** The 44 codes. */
export const FINDING_CODES: readonly FindingCode[] = Object.keys(CODE_RULES).filter(isCode);
export const isFindingCode = (text: unknown): text is FindingCode => typeof text === 'string' && isCode(text);
/** The rule of a code. */
export const ruleOf = (code: FindingCode): CodeRule => CODE_RULES[code];
