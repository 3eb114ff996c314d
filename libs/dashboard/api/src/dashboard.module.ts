import { Module } from '@nestjs/common';

/** What each role has to do now, in one answer. */
@Module({})
export class DashboardModule {}
