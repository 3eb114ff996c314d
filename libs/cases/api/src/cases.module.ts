import { Module } from '@nestjs/common';
import { CaseHistoryModule } from '@cuspid/case-history/api';
import { PatientsModule } from '@cuspid/patients/api';
import { caseControllers, caseExports, caseProviders } from './case-providers';
import { requirementControllers, requirementProviders, Requirements } from './requirements';

/** Supervised courses of treatment: a patient, a student, one supervisor. */
@Module({
  imports: [PatientsModule, CaseHistoryModule],
  controllers: [...requirementControllers, ...caseControllers],
  providers: [...requirementProviders, ...caseProviders],
  exports: [...caseExports, Requirements],
})
export class CasesModule {}
