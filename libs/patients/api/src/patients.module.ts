import { Module } from '@nestjs/common';
import { UsersModule } from '@cuspid/users/api';
import { AccessDeciders } from './access-deciders';
import { AccessRequestsController } from './access-requests.controller';
import { AccessRequestsService } from './access-requests.service';
import { AlertsController } from './alerts.controller';
import { AlertsService } from './alerts.service';
import { ArchivedLikenesses } from './archived-likenesses';
import { CareTeam } from './care-team';
import { CareTeamChanges } from './care-team-changes';
import { CareTeamController } from './care-team.controller';
import { CareTeamInbox } from './care-team-inbox';
import { CareTeamNotices } from './care-team-notices';
import { CareTeamPlaces } from './care-team-places';
import { CareTeamRequestsController } from './care-team-requests.controller';
import { CareTeamRequestsService } from './care-team-requests.service';
import { CareTeamService } from './care-team.service';
import { CareTeamTies } from './care-team-ties';
import { Directory } from './directory';
import { DirectoryController } from './directory.controller';
import { DuplicateDecisions } from './duplicate-decisions';
import { Duplicates } from './duplicates';
import { LastVisits } from './last-visits';
import { LatestRequests } from './latest-requests';
import { OwnParts } from './own-parts';
import { PatientFilters } from './patient-filters';
import { PatientNames } from './patient-names';
import { PatientParts } from './patient-parts';
import { PatientRows } from './patient-rows';
import { PatientSearch } from './patient-search';
import { PatientStats } from './patient-stats';
import { PatientsController } from './patients.controller';
import { PatientsExport } from './patients-export';
import { PatientsService } from './patients.service';
import { Registrations } from './registrations';
import { SavedViews } from './saved-views';
import { Totals } from './totals';

@Module({
  imports: [UsersModule],
  controllers: [
    AccessRequestsController,
    DirectoryController,
    PatientsController,
    AlertsController,
    CareTeamController,
    CareTeamRequestsController,
  ],
  providers: [
    AccessDeciders,
    AccessRequestsService,
    AlertsService,
    ArchivedLikenesses,
    CareTeam,
    CareTeamChanges,
    CareTeamInbox,
    CareTeamNotices,
    CareTeamPlaces,
    CareTeamRequestsService,
    CareTeamService,
    CareTeamTies,
    Directory,
    DuplicateDecisions,
    Duplicates,
    LastVisits,
    LatestRequests,
    OwnParts,
    PatientFilters,
    PatientNames,
    PatientParts,
    PatientRows,
    PatientSearch,
    PatientStats,
    PatientsExport,
    PatientsService,
    Registrations,
    SavedViews,
    Totals,
  ],
  exports: [AlertsService, CareTeam, CareTeamChanges, LastVisits, PatientParts, PatientsService, Registrations],
})
export class PatientsModule {}
