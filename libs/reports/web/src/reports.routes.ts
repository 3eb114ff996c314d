import { inject } from '@angular/core';
import { Router, type CanActivateFn, type Routes, type UrlMatcher } from '@angular/router';
import { allowed, Session, withTranslations } from '@cuspid/platform/web';
import { REPORT_KINDS } from '@cuspid/reports/contracts';

/** `/reports` is the overview, `/reports/visits` that report: one page for all, so that going along the tabs keeps it. */
const reportOf: UrlMatcher = (segments) => {
  const [first, ...rest] = segments;
  if (!first) return { consumed: [] };
  return rest.length === 0 && REPORT_KINDS.some((kind) => kind === first.path)
    ? { consumed: [first], posParams: { kind: first } }
    : null;
};

/** Who has only their own work is led to it. */
const ownWorkInstead: CanActivateFn = (route, state) => {
  const session = inject(Session);
  if (session.can('report.read') || !session.can('report.ownWork')) return allowed('report.read')(route, state);
  return inject(Router).createUrlTree(['/reports', 'own'], { queryParams: route.queryParams });
};

const page = () => import('./reports-page').then((m) => m.ReportsPage);

/** The reports. Period, open rows and charts turned to tables stand in the address. */
export const reportsRoutes: Routes = [
  {
    path: '',
    title: 'frame.places.reports',
    ...withTranslations('reports', { en: () => import('./i18n/en.json') }),
    children: [
      { path: 'own', canActivate: [allowed('report.ownWork')], data: { isOwn: true }, loadComponent: page },
      { matcher: reportOf, canActivate: [ownWorkInstead], loadComponent: page },
    ],
  },
];
