import type { Routes } from '@angular/router';
import { allowed, withTranslations } from '@cuspid/platform/web';

/** What stands beside the dental chart of a patient: `chartRoutes([…])`. */
export const orthodonticsRoutes: Routes = [
  {
    path: '',
    title: 'ortho.title',
    data: { slim: true },
    canActivate: [allowed('chart.read')],
    ...withTranslations('ortho', { en: () => import('./i18n/en.json') }),
    loadComponent: () => import('./orthodontics-page').then((m) => m.OrthodonticsPage),
  },
];
