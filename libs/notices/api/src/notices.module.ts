import { Global, Module } from '@nestjs/common';
import { UsersModule } from '@cuspid/users/api';
import { Inbox } from './inbox';
import { NoticePatients } from './notice-patients';
import { Notices } from './notices';
import { NoticesController } from './notices.controller';
import { NoticeSweeping } from './sweeping';

/** Telling people: what every domain above needs. */
@Global()
@Module({
  imports: [UsersModule],
  controllers: [NoticesController],
  providers: [Inbox, NoticePatients, Notices, NoticeSweeping],
  exports: [NoticePatients, Notices],
})
export class NoticesModule {}
