export { CARE_TEAM, CARE_TEAM_ACTIONS, REQUEST_STATUSES } from './care-team.values';
export { CSV_COLUMNS, PATIENT_EXPORT_MAX } from './csv.values';
export type { CsvColumn } from './csv.values';
export type { CareTeamAction, RequestStatus } from './care-team.values';
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
export type * from './alerts.dto';
export type * from './care-team.dto';
export type * from './patients.dto';
