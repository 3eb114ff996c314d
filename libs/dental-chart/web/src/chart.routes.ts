import type { Routes } from '@angular/router';
import { allowed, withTranslations } from '@cuspid/platform/web';

/** The dental chart, a tab of the patient: `{ path: 'chart', children: chartRoutes }` in `patientsRoutes(tabs)`. */
export const chartRoutes: Routes = [
  {
    path: '',
    title: 'chart.title',
    data: { slim: true },
    canActivate: [allowed('chart.read')],
    ...withTranslations('chart', { en: () => import('./i18n/en.json') }),
    loadComponent: () => import('./chart-page').then((m) => m.ChartPage),
  },
];
