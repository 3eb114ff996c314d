/** The columns of the directory beside the name, in the order they stand in. */
export const DIRECTORY_COLUMNS = [
  'code',
  'age',
  'phone',
  'team',
  'alert',
  'lastVisit',
  'balance',
  'registered',
  'province',
  'status',
] as const;
export type DirectoryColumn = (typeof DIRECTORY_COLUMNS)[number];

/** Ages in completed years, as the statistics count them: from the first until the second, null: no end. */
export const AGE_GROUPS = [
  [0, 5],
  [6, 12],
  [13, 17],
  [18, 34],
  [35, 49],
  [50, 64],
  [65, null],
] as const;

/** Limits of what a person keeps of the directory. */
export const SAVED_VIEW = { max: 30, nameMax: 60, queryMax: 600 } as const;

/** Months the statistics look back, this one with them. */
export const STATS_MONTHS = 12;
/** Provinces the statistics tell, those with most patients first. */
export const STATS_PROVINCES = 30;
