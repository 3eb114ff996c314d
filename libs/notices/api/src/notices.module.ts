import { Global, Module } from '@nestjs/common';
import { DashboardModule } from '@cuspid/dashboard/api';
import { UsersModule } from '@cuspid/users/api';
import { NoticeDashboardCards } from './dashboard-cards';
import { Inbox } from './inbox';
import { NoticePatients } from './notice-patients';
import { Notices } from './notices';
import { NoticesController } from './notices.controller';
import { NoticeSweeping } from './sweeping';

/** Telling people: what every domain above needs. */
@Global()
@Module({
  imports: [DashboardModule, UsersModule],
  controllers: [NoticesController],
  providers: [Inbox, NoticeDashboardCards, NoticePatients, Notices, NoticeSweeping],
  exports: [NoticePatients, Notices],
})
export class NoticesModule {}
