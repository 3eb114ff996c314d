import { Module } from '@nestjs/common';
import { CaseHistoryModule } from '@cuspid/case-history/api';
import { PatientsModule } from '@cuspid/patients/api';
import { requirementControllers, requirementProviders, Requirements } from './requirements';

/** Supervised courses of treatment: a patient, a student, one supervisor. */
@Module({
  imports: [PatientsModule, CaseHistoryModule],
  controllers: [...requirementControllers],
  providers: [...requirementProviders],
  exports: [Requirements],
})
export class CasesModule {}
