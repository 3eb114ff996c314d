import { PROFILE_NAMES, type ProfileName } from '@cuspid/odontogram';

/** Limits of what is recorded on a chart. */
export const CHART = {
  textMax: 1000,
  /** Findings of one act: a whole mouth of one thing, and some. */
  findingsMax: 120,
  reasonMax: 200,
  /** Acts one can take back, one after the other. */
  undoDepth: 50,
} as const;

/** exam: work that is seen was done elsewhere; treatment: work that is entered was done here. */
export const ENTRY_MODES = ['exam', 'treatment'] as const;

/** What an act did. */
export const ACT_KINDS = ['entry', 'advance', 'void', 'undo', 'redo'] as const;
export type ActKind = (typeof ACT_KINDS)[number];

/** Colour conventions of the drawing: a setting of the clinic, never of a person. */
export const CHART_PROFILES = PROFILE_NAMES;
export type ChartProfile = ProfileName;

/** A day as far as it is known. */
export const PARTIAL_DAY = {
  matches: /^\d{4}(-\d{2}(-\d{2})?)?$/,
  says: 'must be a day, a month or a year: 2026-11-22, 2026-11 or 2026',
} as const;
