/** Limits of what students have to have done. */
export const REQUIREMENT = {
  nameMax: 80,
  /** Kinds a clinic can have: a student reads them all in one look. */
  kindsMax: 60,
  groupsMax: 100,
  membersMax: 200,
  quotaMax: 999,
  positionMax: 999,
} as const;

/**
 * What counts. CASES: cases a supervisor verified, of a class · TASKS: tasks a supervisor reviewed, of a kind ·
 * PROCEDURES: verified notes of a completed procedure of the catalogue. Nothing is ever counted by hand.
 */
export const REQUIREMENT_COUNTS = ['CASES', 'TASKS', 'PROCEDURES'] as const;
export type RequirementCounts = (typeof REQUIREMENT_COUNTS)[number];

/** Class by the incisors (British Standard), the divisions of class II together; by the first finished exam, before treatment. */
export const CASE_CLASSES = ['CLASS_1', 'CLASS_2', 'CLASS_3'] as const;
export type CaseClass = (typeof CASE_CLASSES)[number];

/** How somebody stands. AHEAD or LATE by the pace until today; NOT_BEGUN: nothing counts yet; DONE: all quotas are met. */
export const PACES = ['DONE', 'AHEAD', 'LATE', 'NOT_BEGUN'] as const;
export type PaceState = (typeof PACES)[number];
