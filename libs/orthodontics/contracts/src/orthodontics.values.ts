/** Limits of what is recorded of an orthodontic treatment; lengths in mm unless told. */
export const ORTHO = {
  noteMax: 2000,
  reasonMin: 3,
  reasonMax: 200,
  stepMax: 200,
  doneMax: 500,
  overjetMin: -15,
  overjetMax: 20,
  biteMax: 15,
  shiftMax: 10,
  lineMax: 10,
  archMax: 30,
  /** Contacts from canine to canine. */
  contacts: 5,
  contactMax: 20,
  weeksMax: 104,
  teethMax: 32,
} as const;

/** Where in the treatment an exam stands. */
export const ORTHO_STAGES = ['PRE_TREATMENT', 'PROGRESS', 'POST_TREATMENT', 'RETENTION'] as const;
export type OrthoStage = (typeof ORTHO_STAGES)[number];

/** DRAFT: still being filled in · FINISHED: whole, later saves are corrections · VOID: taken back, with the reason. */
export const ORTHO_STATES = ['DRAFT', 'FINISHED', 'VOID'] as const;
export type OrthoState = (typeof ORTHO_STATES)[number];

export const SKELETAL_CLASSES = ['CLASS_1', 'CLASS_2', 'CLASS_3'] as const;
export const FACIAL_PROFILES = ['STRAIGHT', 'CONVEX', 'CONCAVE'] as const;
export const FACE_HEIGHTS = ['LOW', 'AVERAGE', 'HIGH'] as const;
export const LIP_STATES = ['COMPETENT', 'INCOMPETENT_SLIGHT', 'INCOMPETENT_GROSS'] as const;

/** Angle's classes by the first molars, and the canines alike, with the part of a unit away from class I. */
export const OCCLUSAL_RELATIONS = [
  'II_FULL',
  'II_THREE_QUARTER',
  'II_HALF',
  'II_QUARTER',
  'I',
  'III_QUARTER',
  'III_HALF',
  'III_THREE_QUARTER',
  'III_FULL',
] as const;
export type OcclusalRelation = (typeof OCCLUSAL_RELATIONS)[number];

/** How much of the lower incisor's crown is covered. */
export const OVERBITE_SHARES = ['THIRD', 'TWO_THIRDS', 'MORE', 'FULL'] as const;
export type OverbiteShare = (typeof OVERBITE_SHARES)[number];

/** What the lower incisors bite on. INCOMPLETE: on nothing. */
export const BITE_CONTACTS = ['INCOMPLETE', 'TOOTH', 'TISSUE', 'TRAUMA'] as const;

/** How far the centre lines are apart, in widths of a lower incisor. */
export const CENTRE_LINES = ['QUARTER', 'HALF', 'MORE'] as const;
export type CentreLine = (typeof CENTRE_LINES)[number];

/** What a finished exam cannot be without. */
export const FINISH_NEEDS = ['molarRight', 'molarLeft', 'incisorClass', 'overjet', 'lips'] as const;

export const WIRE_SIZES = [
  '.012',
  '.014',
  '.016',
  '.018',
  '.020',
  '.014x.025',
  '.016x.022',
  '.017x.025',
  '.018x.025',
  '.019x.025',
  '.021x.025',
] as const;
export const WIRE_MATERIALS = ['NITI', 'HEAT_NITI', 'STEEL', 'TMA', 'BRAIDED'] as const;
export const LIGATURES = ['ELASTIC', 'STEEL', 'SELF_LIGATING', 'CHAIN'] as const;
export const ELASTICS = ['NONE', 'CLASS_2', 'CLASS_3', 'CROSS', 'VERTICAL', 'MIDLINE'] as const;
