import { Routes } from '@angular/router';
import { withTranslations } from '@cuspid/platform/web';

export const approvalsRoutes: Routes = [
  {
    path: '',
    title: 'frame.places.approvals',
    ...withTranslations('patients', { en: () => import('../i18n/en.json') }),
    loadComponent: () => import('./approvals-page').then((m) => m.ApprovalsPage),
  },
];
