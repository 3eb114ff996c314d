import { AccessRequest } from './access-request';
import { CareTeamMember } from './care-team-member';
import { CareTeamRequest } from './care-team-request';
import { consentEntities } from './consents';
import { PatientMerge } from './merging';
import { importEntities } from './imports/import-providers';
import { Patient } from './patient';
import { PatientAlert } from './patient-alert';
import { PatientPurge, PatientPurgeFile } from './patient-purge';
import { PatientTerm } from './patient-term';
import { SavedView } from './saved-view';
import { SearchKey, SearchWord } from './search-word';
import { Sequence } from './sequence';

export { AlertsDue } from './alerts-due';
export { AccessRequest } from './access-request';
export { AlertsService } from './alerts.service';
export { Attendance } from './attendance';
export { CareTeam } from './care-team';
export { CareTeamChanges } from './care-team-changes';
export { CareTeamMember } from './care-team-member';
export { CareTeamPlaces } from './care-team-places';
export { FirstAlerts } from './first-alerts';
export { Consents, ConsentsService, PatientConsent } from './consents';
export { LastVisits } from './last-visits';
export { CareTeamRequest } from './care-team-request';
export { MergeService, objection, type PartMerge } from './merging';
export { countByPatient } from './part-counts';
export { PatientImport } from './imports/patient-import';
export { Patient } from './patient';
export { PatientAlert } from './patient-alert';
export { lastEntryIn } from './last-entry';
export { patientCode } from './patient-code';
export { PatientPurge, PatientPurgeFile } from './patient-purge';
export { PatientPurgeFiles } from './patient-purge-files';
export { PatientParts, type PatientPart } from './patient-parts';
export { PatientTerm } from './patient-term';
export { PatientsModule } from './patients.module';
export { PatientsService } from './patients.service';
export { RecordNews } from './record-news';
export { Registrations } from './registrations';
export { SavedView } from './saved-view';
export { forgetPatients, indexPatients } from './search-index';
export { termsOf } from './search-terms';
export { SearchKey, SearchWord } from './search-word';
export { nextNumber, Sequence } from './sequence';
export { batches, momentOf, namesOf, rowsExport, type PartExport } from './portable/part-export';
export { keyOf, PortableService } from './portable/portable.service';
export { AccessLog } from './timeline/access-log';
export { tableSource } from './timeline/table-source';
export { TimelineService } from './timeline/timeline.service';
export { TimelineSources, type TimelineEntry, type TimelineSource } from './timeline/timeline-sources';

/** The tables of this domain. */
export const patientsEntities = [
  AccessRequest,
  Patient,
  PatientTerm,
  PatientAlert,
  CareTeamMember,
  CareTeamRequest,
  ...consentEntities,
  ...importEntities,
  PatientMerge,
  PatientPurge,
  PatientPurgeFile,
  SavedView,
  SearchKey,
  SearchWord,
  Sequence,
];
