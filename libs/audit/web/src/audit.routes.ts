import { Routes } from '@angular/router';
import { withTranslations } from '@cuspid/platform/web';

/** The audit log. What is looked for stands in the address, so that a finding can be shown to somebody else. */
export const auditRoutes: Routes = [
  {
    path: '',
    title: 'frame.places.audit',
    ...withTranslations('audit', { en: () => import('./i18n/en.json') }),
    loadComponent: () => import('./audit-page').then((m) => m.AuditPage),
  },
];
