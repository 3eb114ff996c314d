import type { Routes } from '@angular/router';
import { allowed, withTranslations } from '@cuspid/platform/web';
import { CHART_ROOMS, type ChartRoom } from './chart-nav';

const compareRoom: ChartRoom = {
  path: 'compare',
  children: [
    {
      path: '',
      title: 'chart.compare.title',
      data: { slim: true },
      loadComponent: () => import('./compare/compare-page').then((m) => m.ComparePage),
    },
  ],
};

/** The dental chart, a tab of the patient, and what stands beside it: `patientsRoutes([{ path: 'chart', … }])`. */
export const chartRoutes = (rooms: readonly ChartRoom[]): Routes => {
  const words = withTranslations('chart', { en: () => import('./i18n/en.json') });
  const all: readonly ChartRoom[] = [...rooms, compareRoom];
  return [
    {
      path: '',
      canActivate: [allowed('chart.read')],
      ...words,
      providers: [...(words.providers ?? []), { provide: CHART_ROOMS, useValue: all }],
      children: [
        {
          path: '',
          pathMatch: 'full',
          title: 'chart.title',
          data: { slim: true },
          loadComponent: () => import('./chart-page').then((m) => m.ChartPage),
        },
        ...all.map(({ path, children }) => ({ path, children })),
      ],
    },
  ];
};
