import { Module } from '@nestjs/common';
import { DashboardModule } from '@cuspid/dashboard/api';
import { PatientsModule } from '@cuspid/patients/api';
import { UsersModule } from '@cuspid/users/api';
import { VisitsModule } from '@cuspid/visits/api';
import { QueueDashboardCards } from './dashboard-cards';
import { DayEnd } from './day-end/day-end';
import { UnfinishedController } from './day-end/unfinished.controller';
import { DisplaysController } from './displays.controller';
import { DisplaysService } from './displays.service';
import { FiguresController } from './figures/figures.controller';
import { FiguresService } from './figures/figures.service';
import { Forecasts } from './forecast/forecasts';
import { QueueHistory } from './forecast/history';
import { QueueAttendance } from './queue-attendance';
import { QueueBoard } from './queue-board';
import { QueueCards } from './queue-cards';
import { QueueParts } from './queue-parts';
import { QueueGuard } from './queue-guard';
import { QueueReach } from './queue-reach';
import { QueueTies } from './queue-ties';
import { QueueTimeline } from './queue-timeline';
import { QueueVisitSteps } from './queue-visit-steps';
import { QueueController } from './queue.controller';
import { QueueService } from './queue.service';
import { RouteController } from './route/route.controller';
import { RoutesService } from './route/routes.service';

@Module({
  imports: [DashboardModule, PatientsModule, UsersModule, VisitsModule],
  controllers: [DisplaysController, FiguresController, UnfinishedController, RouteController, QueueController],
  providers: [
    DayEnd,
    FiguresService,
    Forecasts,
    QueueCards,
    QueueDashboardCards,
    QueueHistory,
    RoutesService,
    DisplaysService,
    QueueAttendance,
    QueueBoard,
    QueueParts,
    QueueGuard,
    QueueReach,
    QueueService,
    QueueTies,
    QueueTimeline,
    QueueVisitSteps,
  ],
  exports: [Forecasts, DisplaysService, QueueBoard, QueueService],
})
export class QueueModule {}
