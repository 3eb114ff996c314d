import { Module } from '@nestjs/common';
import { PatientsModule } from '@cuspid/patients/api';
import { UsersModule } from '@cuspid/users/api';
import { VisitAttendance } from './visit-attendance';
import { VisitLast } from './visit-last';
import { VisitParts } from './visit-parts';
import { VisitTimeline } from './visit-timeline';
import { VisitsAhead } from './visits-ahead';
import { VisitsController } from './visits.controller';
import { VisitsService } from './visits.service';

@Module({
  imports: [PatientsModule, UsersModule],
  controllers: [VisitsController],
  providers: [VisitAttendance, VisitLast, VisitParts, VisitsAhead, VisitTimeline, VisitsService],
  exports: [VisitsService],
})
export class VisitsModule {}
