import type { Routes } from '@angular/router';
import { allowed, withTranslations } from '@cuspid/platform/web';

/** The words of what is used on a patient. */
export const usageWords = withTranslations('usage', { en: () => import('./i18n/en.json') });

/** Materials of a patient: a tab of the profile. */
export const materialsRoutes: Routes = [
  {
    path: '',
    title: 'patients.materials',
    canActivate: [allowed('material.read')],
    data: { slim: true },
    ...usageWords,
    loadComponent: () => import('./materials-page').then((m) => m.MaterialsPage),
  },
];
