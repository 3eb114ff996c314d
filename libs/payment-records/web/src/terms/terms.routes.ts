import type { Routes } from '@angular/router';
import { allowed } from '@cuspid/platform/web';
import { paymentWords } from '../payment-records.routes';

/** The discounts that wait for an administrator. */
export const discountsRoutes: Routes = [
  {
    path: '',
    title: 'frame.places.discounts',
    canActivate: [allowed('payment.discount')],
    ...paymentWords,
    loadComponent: () => import('./discounts/discounts-page').then((m) => m.DiscountsPage),
  },
];
