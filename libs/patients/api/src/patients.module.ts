import { Module } from '@nestjs/common';
import { UsersModule } from '@cuspid/users/api';
import { AlertsController } from './alerts.controller';
import { AlertsService } from './alerts.service';
import { CareTeam } from './care-team';
import { CareTeamService } from './care-team.service';
import { Directory } from './directory';
import { Duplicates } from './duplicates';
import { PatientRows } from './patient-rows';
import { PatientsController } from './patients.controller';
import { PatientsService } from './patients.service';
import { Registrations } from './registrations';

@Module({
  imports: [UsersModule],
  controllers: [PatientsController, AlertsController],
  providers: [
    AlertsService,
    CareTeam,
    CareTeamService,
    Directory,
    Duplicates,
    PatientRows,
    PatientsService,
    Registrations,
  ],
  exports: [AlertsService, CareTeam, PatientsService, Registrations],
})
export class PatientsModule {}
