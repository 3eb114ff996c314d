import { Module } from '@nestjs/common';
import { DashboardModule } from '@cuspid/dashboard/api';
import { PatientsModule } from '@cuspid/patients/api';
import { UsersModule } from '@cuspid/users/api';
import { VisitsModule } from '@cuspid/visits/api';
import { RecallDashboardCards } from './dashboard-cards';
import { PatientRecalls } from './patient-recalls';
import { PatientRecallsController } from './patient-recalls.controller';
import { RecallCalls } from './recall-calls.service';
import { RecallExport } from './recall-export';
import { RecallFacts } from './recall-facts';
import { RecallKeeper } from './recall-keeper';
import { RecallList } from './recall-list';
import { RecallListeners } from './recall-listeners';
import { RecallParts } from './recall-parts';
import { RecallPreferences } from './recall-preferences';
import { RecallReach } from './recall-reach';
import { RecallRebuild } from './recall-rebuild';
import { RecallRows } from './recall-rows';
import { RecallRules } from './recall-rules.service';
import { RecallRulesController } from './recall-rules.controller';
import { RecallSweep } from './recall-sweep';
import { RecallsController } from './recalls.controller';

/** Recalls: who is to be called in again, how often it was tried, and what came of it. */
@Module({
  imports: [DashboardModule, PatientsModule, UsersModule, VisitsModule],
  controllers: [RecallsController, RecallRulesController, PatientRecallsController],
  providers: [
    PatientRecalls,
    RecallCalls,
    RecallDashboardCards,
    RecallExport,
    RecallFacts,
    RecallKeeper,
    RecallList,
    RecallListeners,
    RecallParts,
    RecallPreferences,
    RecallReach,
    RecallRebuild,
    RecallRows,
    RecallRules,
    RecallSweep,
  ],
  exports: [RecallKeeper],
})
export class RecallsModule {}
