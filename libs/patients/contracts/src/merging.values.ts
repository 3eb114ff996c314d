/** What may be taken over from the record that goes, field by field. A birth date brings whether it is an estimate. */
export const MERGE_FIELDS = [
  'firstName',
  'lastName',
  'dateOfBirth',
  'sex',
  'phone',
  'otherPhone',
  'email',
  'address',
  'province',
  'guardianName',
  'guardianPhone',
  'emergencyName',
  'emergencyPhone',
  'isInsuranceVerified',
  'language',
  'isReminderOptOut',
  'clinicalStatus',
] as const;
export type MergeField = (typeof MERGE_FIELDS)[number];

/**
 * What speaks against two records being of one person. `open-queue-entries`, `too-many-alerts` and `care-team-full` stop
 * a merge as long as they hold; the others are for people to weigh.
 */
export const OBJECTIONS = [
  'open-queue-entries',
  'too-many-alerts',
  'care-team-full',
  'other-sex',
  'birth-dates-apart',
  'other-name',
  'visits-overlap',
  'charts-contradict',
] as const;
export type ObjectionCode = (typeof OBJECTIONS)[number];

/** What becomes of a row that cannot stand beside one of the record that stays. */
export const CLASH_OUTCOMES = ['ended', 'joined'] as const;
export type ClashOutcome = (typeof CLASH_OUTCOMES)[number];

/** Why a merge cannot be taken back as it stands: something made since belongs to both records. */
export const TIES_SINCE = ['rows-tied'] as const;
export type TieSince = (typeof TIES_SINCE)[number];

/** Limits of merging. */
export const MERGING = {
  reasonMax: 300,
  /** Merges shown with a patient. */
  shownMax: 20,
  /** Birth dates further apart than this, in days, are hardly a slip of the pen; estimated ones are right to some years. */
  birthDaysApart: 730,
  estimatedBirthDaysApart: 1_826,
  /** Rows listed by name where something is listed. */
  listedMax: 50,
} as const;
