import { Module } from '@nestjs/common';
import { PatientsModule } from '@cuspid/patients/api';
import { UsersModule } from '@cuspid/users/api';
import { VisitsModule } from '@cuspid/visits/api';
import { DisplaysController } from './displays.controller';
import { DisplaysService } from './displays.service';
import { QueueAttendance } from './queue-attendance';
import { QueueBoard } from './queue-board';
import { QueueParts } from './queue-parts';
import { QueueGuard } from './queue-guard';
import { QueueReach } from './queue-reach';
import { QueueTies } from './queue-ties';
import { QueueTimeline } from './queue-timeline';
import { QueueController } from './queue.controller';
import { QueueService } from './queue.service';

@Module({
  imports: [PatientsModule, UsersModule, VisitsModule],
  controllers: [DisplaysController, QueueController],
  providers: [
    DisplaysService,
    QueueAttendance,
    QueueBoard,
    QueueParts,
    QueueGuard,
    QueueReach,
    QueueService,
    QueueTies,
    QueueTimeline,
  ],
  exports: [DisplaysService, QueueService],
})
export class QueueModule {}
