import { Module } from '@nestjs/common';
import { PatientsModule } from '@cuspid/patients/api';
import { UsersModule } from '@cuspid/users/api';
import { BlockOutsController } from './block-outs/block-outs.controller';
import { BlockOutsService } from './block-outs/block-outs.service';
import { BookingsService } from './booking/bookings.service';
import { OpeningHours } from './booking/opening-hours';
import { Openings } from './booking/openings';
import { Slots } from './booking/slots';
import { VisitTurns } from './booking/visit-turns';
import { When } from './booking/when';
import { Calendar } from './calendar';
import { VisitAttendance } from './visit-attendance';
import { VisitGuards } from './visit-guards';
import { VisitLast } from './visit-last';
import { VisitParts } from './visit-parts';
import { VisitReach } from './visit-reach';
import { VisitRows } from './visit-rows';
import { VisitStatesController } from './visit-states.controller';
import { VisitStatesService } from './visit-states.service';
import { VisitTimeline } from './visit-timeline';
import { VisitsAhead } from './visits-ahead';
import { VisitsController } from './visits.controller';
import { VisitsService } from './visits.service';

@Module({
  imports: [PatientsModule, UsersModule],
  controllers: [BlockOutsController, VisitsController, VisitStatesController],
  providers: [
    BlockOutsService,
    BookingsService,
    Calendar,
    OpeningHours,
    Openings,
    Slots,
    VisitAttendance,
    VisitGuards,
    VisitLast,
    VisitParts,
    VisitReach,
    VisitRows,
    VisitStatesService,
    VisitsAhead,
    VisitTimeline,
    VisitTurns,
    VisitsService,
    When,
  ],
  exports: [Slots, VisitGuards, VisitsService],
})
export class VisitsModule {}
