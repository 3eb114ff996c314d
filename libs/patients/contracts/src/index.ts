export { ALERT_ENDS, ALERT_SUGGESTIONS, END_REASONS, PREGNANCY_DAYS, SINCE } from './alerts.values';
export type { AlertEnd, AlertSuggestion, EndReason } from './alerts.values';
export { STAGES_HERE } from './attendance.values';
export type { StageHere } from './attendance.values';
export { ACCESS_STATUSES, CARE_TEAM, CARE_TEAM_ACTIONS, REQUEST_STATUSES } from './care-team.values';
export { CONSENT, CONSENT_GIVERS, CONSENT_PURPOSES } from './consents.values';
export type { ConsentGiver, ConsentPurpose } from './consents.values';
export { CSV_COLUMNS, PATIENT_EXPORT_MAX } from './csv.values';
export type { CsvColumn } from './csv.values';
export { AGE_GROUPS, DIRECTORY_COLUMNS, SAVED_VIEW, STATS_MONTHS, STATS_PROVINCES } from './directory.values';
export type { DirectoryColumn } from './directory.values';
export {
  CSV_ENCODINGS,
  CSV_SEPARATORS,
  DATE_ORDERS,
  IMPORT,
  IMPORT_CHOICES,
  IMPORT_ERRORS_HEADING,
  IMPORT_FIELDS,
  IMPORT_NEEDS,
  IMPORT_ROW_KINDS,
  IMPORT_STATES,
  IMPORT_TARGETS,
  sexOf,
} from './imports.values';
export type {
  CsvEncoding,
  CsvSeparator,
  DateOrder,
  ImportChoice,
  ImportField,
  ImportRowKind,
  ImportState,
  ImportTarget,
} from './imports.values';
export { LIFE, OPEN_THINGS } from './life.values';
export type { OpenThing } from './life.values';
export type { AccessStatus, CareTeamAction, RequestStatus } from './care-team.values';
export { CLASH_OUTCOMES, MERGE_FIELDS, MERGING, OBJECTIONS, TIES_SINCE } from './merging.values';
export type { ClashOutcome, MergeField, ObjectionCode, TieSince } from './merging.values';
export {
  ALERT_KINDS,
  ALLERGY_STATES,
  CLINICAL_STATUSES,
  LANGUAGES,
  PART_NAMES,
  PATIENT,
  PATIENT_SORTS,
  PHONE,
  SEVERITIES,
  SEXES,
} from './patients.values';
export type {
  AlertKind,
  AllergyState,
  ClinicalStatus,
  Language,
  PartName,
  PatientSort,
  Severity,
  Sex,
} from './patients.values';
export type * from './access.dto';
export type * from './alerts.dto';
export type * from './attendance.dto';
export type * from './care-team.dto';
export type * from './consents.dto';
export type * from './directory.dto';
export type * from './imports.dto';
export type * from './life.dto';
export type * from './merging.dto';
export type * from './patients.dto';
export { PORTABLE, PORTABLE_FORMAT } from './portable.values';
export { ACCESS_LOG, RECORD_ACTIONS, TIMELINE, TIMELINE_KINDS, TIMELINE_PLACES } from './timeline.values';
export type { TimelineKind, TimelinePlaceName } from './timeline.values';
export type * from './portable-consents.dto';
export type * from './portable-day.dto';
export type * from './portable-history.dto';
export type * from './portable-ledger.dto';
export type * from './portable-cases.dto';
export type * from './portable-materials.dto';
export type * from './portable-notes.dto';
export type * from './portable-ortho.dto';
export type * from './portable-papers.dto';
export type * from './portable-plan.dto';
export type * from './portable-terms.dto';
export type * from './portable-perio.dto';
export type * from './portable-versions.dto';
export type * from './portable.dto';
export type * from './timeline.dto';
