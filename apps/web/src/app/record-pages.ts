import type { Routes } from '@angular/router';

/** Pages of a patient that need nothing from one another: each is loaded when it is opened. */
export const recordPages: Routes = [
  {
    path: 'history',
    loadChildren: () => import('@cuspid/case-history/web').then((m) => m.historyRoutes),
  },
  {
    path: 'documents',
    loadChildren: () => import('@cuspid/documents/web').then((m) => m.documentsRoutes),
  },
  {
    path: 'materials',
    loadChildren: () => import('@cuspid/patient-materials/web').then((m) => m.materialsRoutes),
  },
  {
    path: 'payments',
    loadChildren: () => import('@cuspid/payment-records/web').then((m) => m.paymentsRoutes),
  },
  {
    path: 'chart',
    loadChildren: () =>
      Promise.all([
        import('@cuspid/dental-chart/web'),
        import('@cuspid/perio/web'),
        import('@cuspid/orthodontics/web'),
      ]).then(([chart, perio, orthodontics]) =>
        chart.chartRoutes([
          { path: 'perio', children: perio.perioRoutes },
          { path: 'orthodontics', children: orthodontics.orthodonticsRoutes },
        ]),
      ),
  },
];
