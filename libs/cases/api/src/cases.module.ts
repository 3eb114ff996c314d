import { Module } from '@nestjs/common';
import { CaseHistoryModule } from '@cuspid/case-history/api';
import { DashboardModule } from '@cuspid/dashboard/api';
import { PatientsModule } from '@cuspid/patients/api';
import { caseControllers, caseExports, caseProviders } from './case-providers';
import { CaseDashboardCards } from './dashboard-cards';
import { requirementControllers, requirementProviders, Requirements } from './requirements';

/** Supervised courses of treatment: a patient, a student, one supervisor. */
@Module({
  imports: [DashboardModule, PatientsModule, CaseHistoryModule],
  controllers: [...requirementControllers, ...caseControllers],
  providers: [...requirementProviders, ...caseProviders, CaseDashboardCards],
  exports: [...caseExports, Requirements],
})
export class CasesModule {}
