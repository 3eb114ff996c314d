import { Module } from '@nestjs/common';
import { DashboardCards } from './dashboard-cards';
import { DashboardController } from './dashboard.controller';
import { DashboardService } from './dashboard.service';

/** What each role has to do now, in one answer. */
@Module({
  controllers: [DashboardController],
  providers: [DashboardCards, DashboardService],
  exports: [DashboardCards],
})
export class DashboardModule {}
