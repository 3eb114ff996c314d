import { AccessRequest } from './access-request';
import { CareTeamMember } from './care-team-member';
import { CareTeamRequest } from './care-team-request';
import { Patient } from './patient';
import { PatientAlert } from './patient-alert';
import { PatientTerm } from './patient-term';
import { SavedView } from './saved-view';
import { Sequence } from './sequence';

export { AlertsService } from './alerts.service';
export { CareTeam } from './care-team';
export { CareTeamChanges } from './care-team-changes';
export { CareTeamMember } from './care-team-member';
export { LastVisits } from './last-visits';
export { CareTeamRequest } from './care-team-request';
export { countByPatient } from './part-counts';
export { Patient } from './patient';
export { PatientAlert } from './patient-alert';
export { patientCode } from './patient-code';
export { PatientParts, type PatientPart } from './patient-parts';
export { PatientTerm } from './patient-term';
export { PatientsModule } from './patients.module';
export { PatientsService } from './patients.service';
export { Registrations } from './registrations';
export { SavedView } from './saved-view';
export { termsOf } from './search-terms';
export { nextNumber, Sequence } from './sequence';

/** The tables of this domain. */
export const patientsEntities = [
  AccessRequest,
  Patient,
  PatientTerm,
  PatientAlert,
  CareTeamMember,
  CareTeamRequest,
  SavedView,
  Sequence,
];
