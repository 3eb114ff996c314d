import { oneDecimal } from '../indices/share';

/** Angle and canine class: II is the lower arch behind, III in front. */
export const ANGLE_CLASSES = ['CLASS_1', 'CLASS_2', 'CLASS_3'] as const;
export type AngleClass = (typeof ANGLE_CLASSES)[number];

/** Fractions of a unit (the width of a premolar) a relationship is away from class I. */
export const UNIT_FRACTIONS = [0, 0.25, 0.5, 0.75, 1] as const;
export type UnitFraction = (typeof UNIT_FRACTIONS)[number];

/** Incisor class (British Standards Institution 1983). */
export const INCISOR_CLASSES = ['CLASS_1', 'CLASS_2_DIV_1', 'CLASS_2_DIV_2', 'CLASS_3'] as const;
export type IncisorClass = (typeof INCISOR_CLASSES)[number];

/** The relationship of one side at the first molars (mesiobuccal cusp against the buccal groove) or the canines. */
export interface SideRelation {
  readonly angle: AngleClass;
  /** 0 with class I, and more than 0 with the others. */
  readonly units: UnitFraction;
}

/** Whether class and fraction go together: class I is at the groove, II and III are away from it. */
export const isPossibleRelation = ({ angle, units }: SideRelation): boolean =>
  angle === 'CLASS_1' ? units === 0 : units > 0;

/** One side class II or III and the other class I. */
export const isSubdivision = (right: SideRelation, left: SideRelation): boolean =>
  right.angle !== left.angle && (right.angle === 'CLASS_1' || left.angle === 'CLASS_1');

/** Lack of space in an arch: none, mild up to 4 mm, moderate up to 8, severe above. */
export const CROWDING_CLASSES = ['none', 'mild', 'moderate', 'severe'] as const;
export type CrowdingClass = (typeof CROWDING_CLASSES)[number];

export function crowdingClass(lackMm: number): CrowdingClass {
  if (lackMm <= 0) return 'none';
  if (lackMm <= 4) return 'mild';
  return lackMm <= 8 ? 'moderate' : 'severe';
}

export interface Space {
  /** Arch length minus the widths, mm: negative is crowding, positive spacing. */
  readonly balance: number;
  readonly crowding: CrowdingClass;
}

/** Space in an arch from its length and the widths of the teeth in it, mm. */
export function spaceOf(archLength: number, widths: readonly number[]): Space {
  const balance = oneDecimal(archLength - widths.reduce((sum, width) => sum + width, 0));
  return { balance, crowding: crowdingClass(-balance) };
}

/** Need of treatment by the aesthetic component (1-4 little, 5-7 borderline, 8-10 definite). No pictures are shipped. */
export const TREATMENT_NEEDS = ['little', 'borderline', 'definite'] as const;
export type TreatmentNeed = (typeof TREATMENT_NEEDS)[number];
export const AC_GRADES = { min: 1, max: 10 } as const;

export const acNeed = (grade: number): TreatmentNeed =>
  grade <= 4 ? 'little' : grade <= 7 ? 'borderline' : 'definite';
