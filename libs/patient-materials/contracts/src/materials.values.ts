/** Limits of what is said about materials used on a patient. */
export const MATERIAL = {
  quantityMax: 10_000,
  purposeMax: 255,
  notesMax: 1_000,
  reasonMin: 3,
  reasonMax: 300,
  /** Items of a recipe, and lines that are recorded at once. */
  linesMax: 40,
  /** Lots a single amount may be taken from. */
  lotsMax: 200,
  itemNameMax: 160,
  unitMax: 50,
  lotNumberMax: 40,
  procedureNameMax: 120,
  /** Letters one file holds at most; a cut one says so in its last line. */
  lettersMax: 10_000,
} as const;

/** By what costs are summed: whose materials, for which procedure, or which student recorded them. */
export const COST_GROUPS = ['patient', 'procedure', 'student'] as const;
export type CostGroup = (typeof COST_GROUPS)[number];
