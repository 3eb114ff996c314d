import { Routes } from '@angular/router';
import { allowed, withTranslations } from '@cuspid/platform/web';

/** The words of the desk, for a page that shows one of its parts. */
export const cashWords = withTranslations('cash', { en: () => import('./i18n/en.json') });

/** The cash desk: the open drawer at '', what was closed, and a day over all cashiers. */
export const cashRoutes: Routes = [
  {
    path: '',
    title: 'frame.places.cash',
    canActivate: [allowed('payment.closeDay')],
    ...cashWords,
    loadComponent: () => import('./cash-page').then((m) => m.CashPage),
    children: [
      {
        path: '',
        pathMatch: 'full',
        loadComponent: () => import('./drawer/drawer-page').then((m) => m.DrawerPage),
      },
      {
        path: 'closes',
        loadComponent: () => import('./closes/closes-page').then((m) => m.ClosesPage),
      },
      {
        path: 'day',
        loadComponent: () => import('./day/day-page').then((m) => m.DayPage),
      },
    ],
  },
];
