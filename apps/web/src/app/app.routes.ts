import { Routes } from '@angular/router';
import { accountRoutes, doorRoutes } from '@cuspid/auth/web';
import { allowed, signedIn } from '@cuspid/platform/web';
import { toStart } from './frame/home';

/** Every address of the application. A domain is one lazy line in `INSIDE`, with the permission that opens it. */
const INSIDE: Routes = [
  { path: '', pathMatch: 'full', canActivate: [toStart], children: [] },
  ...accountRoutes,
  {
    path: 'calendar',
    canActivate: [allowed('visit.read')],
    loadChildren: () => import('@cuspid/visits/web').then((m) => m.calendarRoutes),
  },
  {
    path: 'queue',
    canActivate: [allowed('queue.read')],
    loadChildren: () => import('@cuspid/queue/web').then((m) => m.queueRoutes),
  },
  {
    path: 'patients',
    loadChildren: () =>
      Promise.all([import('@cuspid/patients/web'), import('@cuspid/visits/web')]).then(([patients, visits]) =>
        patients.patientsRoutes(
          [
            { path: 'visits', canActivate: [allowed('visit.read')], children: visits.patientVisitsRoutes },
            {
              path: 'chart',
              loadChildren: () => import('@cuspid/dental-chart/web').then((chart) => chart.chartRoutes),
            },
          ],
          [visits.BookNext, { provide: patients.NextStep, useExisting: visits.BookNext }, patients.Registrar],
        ),
      ),
  },
  {
    path: 'approvals',
    canActivate: [allowed('careTeam.respond')],
    loadChildren: () => import('@cuspid/patients/web').then((m) => m.approvalsRoutes),
  },
  {
    path: 'users',
    canActivate: [allowed('user.read')],
    loadChildren: () => import('@cuspid/users/web').then((m) => m.usersRoutes),
  },
  {
    path: 'audit',
    canActivate: [allowed('audit.read')],
    loadChildren: () => import('@cuspid/audit/web').then((m) => m.auditRoutes),
  },
  { path: 'settings', loadChildren: () => import('@cuspid/settings/web').then((m) => m.settingsRoutes) },
  {
    path: 'not-allowed',
    title: 'pages.notAllowedTitle',
    loadComponent: () => import('./pages/not-allowed-page').then((m) => m.NotAllowedPage),
  },
  {
    path: '**',
    title: 'pages.notFoundTitle',
    loadComponent: () => import('./pages/not-found-page').then((m) => m.NotFoundPage),
  },
];

export const routes: Routes = [
  ...doorRoutes,
  { path: 'display', loadChildren: () => import('@cuspid/queue/web').then((m) => m.displayRoutes) },
  {
    path: '',
    canActivate: [signedIn],
    loadComponent: () => import('./frame/frame').then((m) => m.Frame),
    children: INSIDE,
  },
];
