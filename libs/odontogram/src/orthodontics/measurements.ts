/** Whether and how a deep bite touches: on gum or palate without harm, or with trauma. */
export const DEEP_BITES = ['none', 'tissue', 'trauma'] as const;
export type DeepBite = (typeof DEEP_BITES)[number];

/** What the dental health component of IOTN is read from. Absent and null alike are not recorded. */
export interface IotnMeasurements {
  /** Impeded eruption of a tooth other than a third molar (crowding, displacement, supernumerary, retained, pathology). */
  readonly impededEruption?: boolean | null;
  /** Teeth missing from birth in the quadrant with the most. */
  readonly hypodontiaMaxPerQuadrant?: number | null;
  /** The gaps call for orthodontics before restorations. */
  readonly preRestorative?: boolean | null;
  /** Cleft lip or palate, or another craniofacial anomaly. */
  readonly cleft?: boolean | null;
  readonly submergedPrimary?: boolean | null;
  /** Partly erupted, tipped or impacted against a neighbour. */
  readonly partlyEruptedTipped?: boolean | null;
  /** Supernumerary or supplemental tooth. */
  readonly supernumerary?: boolean | null;
  /** mm, negative is reverse. */
  readonly overjet?: number | null;
  readonly lipsCompetent?: boolean | null;
  readonly speechOrChewingProblem?: boolean | null;
  /** Crossbite: mm between retruded contact and intercuspation; 0 is a crossbite without a shift, null is none. */
  readonly crossbiteShift?: number | null;
  /** Lingual crossbite without occlusal contact on one or both sides. */
  readonly lingualCrossbiteNoContact?: boolean | null;
  /** The largest contact point displacement, mm. */
  readonly displacement?: number | null;
  /** Lateral or anterior, mm. */
  readonly openBite?: number | null;
  /** mm. */
  readonly overbite?: number | null;
  readonly deepBite?: DeepBite | null;
  /** Half a unit pre- or post-normal without another anomaly. */
  readonly halfUnitBuccal?: boolean | null;
}

/** What can be measured, mm in steps of 0.1 (teeth for hypodontia). */
export const IOTN_LIMITS = {
  overjet: { min: -20, max: 25 },
  crossbiteShift: { min: 0, max: 15 },
  displacement: { min: 0, max: 20 },
  openBite: { min: 0, max: 20 },
  overbite: { min: 0, max: 15 },
  hypodontiaMaxPerQuadrant: { min: 0, max: 8 },
} as const;
