import { Module } from '@nestjs/common';
import { ClinicalNotesModule } from '@cuspid/clinical-notes/api';
import { DashboardModule } from '@cuspid/dashboard/api';
import { NoticesModule } from '@cuspid/notices/api';
import { PatientsModule } from '@cuspid/patients/api';
import { QueueModule } from '@cuspid/queue/api';
import { UsersModule } from '@cuspid/users/api';
import { VisitsModule } from '@cuspid/visits/api';
import { DrawerPostingsController } from './closing/drawer-postings.controller';
import { DrawerPostings } from './closing/drawer-postings.service';
import { PaymentDashboardCards } from './dashboard-cards';
import { closingControllers, closingProviders } from './closing';
import { ledgerControllers, ledgerExports, ledgerProviders } from './ledger';
import { PatientBalancesController } from './ledger/patient-balances.controller';
import { PatientBalances } from './ledger/patient-balances.service';
import { papersControllers, papersProviders } from './papers';
import { termsControllers, termsExports, termsProviders } from './terms';

/** The ledger: charges, payments, refunds and reversals that nobody changes, and the papers and the cash desk on it. */
@Module({
  imports: [
    DashboardModule,
    NoticesModule,
    PatientsModule,
    QueueModule,
    UsersModule,
    VisitsModule,
    ClinicalNotesModule,
  ],
  // The ledger's stand last: its `payment-records/:id` takes every word that nobody has taken before.
  controllers: [
    PatientBalancesController,
    DrawerPostingsController,
    ...closingControllers,
    ...papersControllers,
    ...termsControllers,
    ...ledgerControllers,
  ],
  // What stands on the ledger comes after it: of a patient who is deleted for good it goes first.
  providers: [
    ...ledgerProviders,
    PaymentDashboardCards,
    ...papersProviders,
    ...closingProviders,
    ...termsProviders,
    PatientBalances,
    DrawerPostings,
  ],
  exports: [...ledgerExports, ...termsExports],
})
export class PaymentRecordsModule {}
