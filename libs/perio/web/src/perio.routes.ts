import type { Routes } from '@angular/router';
import { allowed, withTranslations } from '@cuspid/platform/web';
import { leavesPerio } from './leaves-perio';

/** What stands beside the dental chart of a patient: `chartRoutes([…])`. */
export const perioRoutes: Routes = [
  {
    path: '',
    title: 'perio.title',
    data: { slim: true },
    canActivate: [allowed('chart.read')],
    canDeactivate: [leavesPerio],
    ...withTranslations('perio', { en: () => import('./i18n/en.json') }),
    loadComponent: () => import('./perio-page').then((m) => m.PerioPage),
  },
];
