import { Module } from '@nestjs/common';
import { UsersModule } from '@cuspid/users/api';
import { AlertsController } from './alerts.controller';
import { AlertsService } from './alerts.service';
import { CareTeam } from './care-team';
import { CareTeamChanges } from './care-team-changes';
import { CareTeamController } from './care-team.controller';
import { CareTeamInbox } from './care-team-inbox';
import { CareTeamPlaces } from './care-team-places';
import { CareTeamRequestsController } from './care-team-requests.controller';
import { CareTeamRequestsService } from './care-team-requests.service';
import { CareTeamService } from './care-team.service';
import { CareTeamTies } from './care-team-ties';
import { Directory } from './directory';
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
  controllers: [PatientsController, AlertsController, CareTeamController, CareTeamRequestsController],
  providers: [
    AlertsService,
    CareTeam,
    CareTeamChanges,
    CareTeamInbox,
    CareTeamPlaces,
    CareTeamRequestsService,
    CareTeamService,
    CareTeamTies,
    Directory,
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
