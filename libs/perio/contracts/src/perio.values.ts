/** Limits of what is recorded in a periodontal exam. */
export const PERIO = {
  /** Depth of a pocket, mm. */
  depthMax: 15,
  /** Gum margin from the cemento-enamel junction, mm: positive is recession, negative overgrowth. */
  marginMin: -10,
  marginMax: 15,
  /** Miller and Hamp. */
  degreeMax: 3,
  reasonMin: 3,
  reasonMax: 200,
  noteMax: 500,
  /** Saves of one exam: hours of recording. */
  versionsMax: 2000,
  /** mm probing may be off by: a difference within it is no change. */
  errorBand: 1,
} as const;

/** full: six sites a tooth · screening: a code a sextant (BPE). */
export const PERIO_KINDS = ['full', 'screening'] as const;
export type PerioKind = (typeof PERIO_KINDS)[number];

/** DRAFT: being recorded · FINISHED: corrected only with a reason · VOIDED: taken back, and still there to be read. */
export const PERIO_STATES = ['DRAFT', 'FINISHED', 'VOIDED'] as const;
export type PerioState = (typeof PERIO_STATES)[number];

/** What a version of an exam was saved for. */
export const PERIO_SAVES = ['STARTED', 'SAVED', 'FINISHED', 'CORRECTED', 'CONFIRMED', 'VOIDED'] as const;
export type PerioSave = (typeof PERIO_SAVES)[number];

/** What a clinician may confirm: the proposals but “not to be said”. */
export const CONFIRMED = ['health', 'gingivitis_localised', 'gingivitis_generalised', 'periodontitis'] as const;
export type Confirmed = (typeof CONFIRMED)[number];
