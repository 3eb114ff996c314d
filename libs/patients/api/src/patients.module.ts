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
import { DuplicateDecisions } from './duplicate-decisions';
import { Duplicates } from './duplicates';
import { OwnParts } from './own-parts';
import { PatientNames } from './patient-names';
import { PatientParts } from './patient-parts';
import { PatientRows } from './patient-rows';
import { PatientSearch } from './patient-search';
import { PatientsController } from './patients.controller';
import { PatientsService } from './patients.service';
import { Registrations } from './registrations';

@Module({
  imports: [UsersModule],
  controllers: [
    AccessRequestsController,
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
    OwnParts,
    PatientNames,
    PatientParts,
    PatientRows,
    PatientSearch,
    PatientsService,
    Registrations,
  ],
  exports: [AlertsService, CareTeam, CareTeamChanges, PatientParts, PatientsService, Registrations],
})
export class PatientsModule {}
