/** The kinds of entries of a timeline, as one filters by them. */
export const TIMELINE_KINDS = [
  'registration',
  'visits',
  'queue',
  'chart',
  'history',
  'documents',
  'notes',
  'payments',
  'materials',
  'cases',
  'alerts',
  'care-team',
  'record',
] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

/** Where an entry leads. */
export const TIMELINE_PLACES = [
  'profile',
  'chart',
  'perio',
  'orthodontics',
  'queue',
  'history',
  'documents',
  'diagnosis',
  'plan',
  'payments',
  'materials',
] as const;
export type TimelinePlaceName = (typeof TIMELINE_PLACES)[number];

export const TIMELINE = {
  /** Counting a kind stops here: «1000» is «1000 or more». */
  countMax: 1_000,
  /** Findings an entry of the chart names; `count` tells how many there are. */
  findingsShown: 6,
  textMax: 1_000,
} as const;

/** Changes of the record itself that a timeline tells of: actions of the trail. */
export const RECORD_ACTIONS = [
  'patient.changed',
  'patient.archived',
  'patient.reactivated',
  'patient.merged',
  'patient.unmerged',
] as const;

/** Lines of «who looked». */
export const ACCESS_LOG = {
  /** Lines of the printed list and of the file; what is beyond is told at the end. */
  linesMax: 5_000,
} as const;
