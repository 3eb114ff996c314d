import type { Routes } from '@angular/router';
import { allowed, withTranslations } from '@cuspid/platform/web';
import { wordsOfPayments } from './terms/words';

/** The words of this room, for a page that shows one of its parts. */
export const paymentWords = withTranslations('payments', { en: wordsOfPayments });

/**
 * The payments of a patient: a tab of the profile. Filters, the chosen line and the open sheet stand in the address:
 * `?take` opens the sheet that takes a payment, `?charge` the one that charges, `?posting=7` shows a line.
 */
export const paymentsRoutes: Routes = [
  {
    path: '',
    title: 'patients.payments',
    data: { slim: true },
    canActivate: [allowed('payment.read')],
    ...paymentWords,
    loadComponent: () => import('./ledger/payments-page').then((m) => m.PaymentsPage),
  },
];
