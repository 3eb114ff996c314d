/**
 * The 52 teeth of ISO 3950, in the order the examiner sees them: the patient's right is on the left of the screen.
 * Source: ISO 3950:2016; first digit quadrant (1-4 permanent, 5-8 primary), second digit position from the midline.
 */
export const UPPER_PERMANENT = [
  '18',
  '17',
  '16',
  '15',
  '14',
  '13',
  '12',
  '11',
  '21',
  '22',
  '23',
  '24',
  '25',
  '26',
  '27',
  '28',
] as const;
export const LOWER_PERMANENT = [
  '48',
  '47',
  '46',
  '45',
  '44',
  '43',
  '42',
  '41',
  '31',
  '32',
  '33',
  '34',
  '35',
  '36',
  '37',
  '38',
] as const;
export const UPPER_PRIMARY = ['55', '54', '53', '52', '51', '61', '62', '63', '64', '65'] as const;
export const LOWER_PRIMARY = ['85', '84', '83', '82', '81', '71', '72', '73', '74', '75'] as const;

/** An ISO 3950 tooth as text. Never a bare number and never a Universal number: "55" means two teeth there. */
export type ToothId =
  | (typeof UPPER_PERMANENT)[number]
  | (typeof LOWER_PERMANENT)[number]
  | (typeof UPPER_PRIMARY)[number]
  | (typeof LOWER_PRIMARY)[number];

export const PERMANENT_TEETH: readonly ToothId[] = [...UPPER_PERMANENT, ...LOWER_PERMANENT];
export const PRIMARY_TEETH: readonly ToothId[] = [...UPPER_PRIMARY, ...LOWER_PRIMARY];
/** All 52 teeth, permanent first, each arch in screen order. */
export const TEETH: readonly ToothId[] = [...PERMANENT_TEETH, ...PRIMARY_TEETH];

/** The four arch rows in screen order. */
export const ARCH_ROWS: readonly (readonly ToothId[])[] = [
  UPPER_PERMANENT,
  LOWER_PERMANENT,
  UPPER_PRIMARY,
  LOWER_PRIMARY,
];

const KNOWN: ReadonlyMap<string, ToothId> = new Map(TEETH.map((tooth) => [tooth, tooth]));

/** The tooth with this ISO designation, or undefined: how text from outside becomes a `ToothId`. */
export function toothOf(text: string): ToothId | undefined {
  return KNOWN.get(text);
}

export function isToothId(text: unknown): text is ToothId {
  return typeof text === 'string' && KNOWN.has(text);
}

export type Arch = 'upper' | 'lower';
export type Side = 'right' | 'left';
export type Dentition = 'permanent' | 'primary';
export type ToothKind = 'incisor' | 'canine' | 'premolar' | 'molar';

/** Quadrant digit, 1-8. */
export const quadrant = (tooth: ToothId): number => Number(tooth[0]);
/** Place from the midline, 1-8 permanent, 1-5 primary. */
export const position = (tooth: ToothId): number => Number(tooth[1]);
export const isPrimary = (tooth: ToothId): boolean => quadrant(tooth) > 4;
export const dentitionOf = (tooth: ToothId): Dentition => (isPrimary(tooth) ? 'primary' : 'permanent');
export const archOf = (tooth: ToothId): Arch => ('1256'.includes(tooth.charAt(0)) ? 'upper' : 'lower');
export const isUpper = (tooth: ToothId): boolean => archOf(tooth) === 'upper';
/** The patient's side, not the screen's. */
export const sideOf = (tooth: ToothId): Side => ('1458'.includes(tooth.charAt(0)) ? 'right' : 'left');
export const isRight = (tooth: ToothId): boolean => sideOf(tooth) === 'right';
/** Incisors and canines: they have an incisal edge instead of an occlusal table. */
export const isFront = (tooth: ToothId): boolean => position(tooth) <= 3;

export function kindOf(tooth: ToothId): ToothKind {
  const place = position(tooth);
  if (place <= 2) return 'incisor';
  if (place === 3) return 'canine';
  return isPrimary(tooth) || place >= 6 ? 'molar' : 'premolar';
}

/** The arch row a tooth stands in, in screen order. */
export function rowOf(tooth: ToothId): readonly ToothId[] {
  if (isPrimary(tooth)) return isUpper(tooth) ? UPPER_PRIMARY : LOWER_PRIMARY;
  return isUpper(tooth) ? UPPER_PERMANENT : LOWER_PERMANENT;
}

/** The permanent tooth that follows a primary one (75 → 35); undefined for permanent teeth. */
export function successorOf(tooth: ToothId): ToothId | undefined {
  return isPrimary(tooth) ? toothOf(`${quadrant(tooth) - 4}${position(tooth)}`) : undefined;
}

/** The primary tooth a permanent one follows (35 → 75); molars 6-8 and primary teeth have none. */
export function predecessorOf(tooth: ToothId): ToothId | undefined {
  return isPrimary(tooth) ? undefined : toothOf(`${quadrant(tooth) + 4}${position(tooth)}`);
}

/**
 * Number of roots in the textbook form (upper first premolar 2, upper molars 3, lower molars 2, others 1).
 * Used for drawing and for the rule that furcations need more than one root.
 */
export function rootCount(tooth: ToothId): 1 | 2 | 3 {
  if (kindOf(tooth) === 'molar') return isUpper(tooth) ? 3 : 2;
  return isUpper(tooth) && !isPrimary(tooth) && position(tooth) === 4 ? 2 : 1;
}
