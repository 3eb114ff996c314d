import type { Routes } from '@angular/router';
import { allowed, withTranslations } from '@cuspid/platform/web';

/** The documents of a patient: filters, the chosen one and the one in the viewer stand in the address. */
export const documentsRoutes: Routes = [
  {
    path: '',
    title: 'documents.title',
    data: { slim: true },
    canActivate: [allowed('document.read')],
    ...withTranslations('documents', { en: () => import('./i18n/en.json') }),
    loadComponent: () => import('./grid/documents-page').then((m) => m.DocumentsPage),
  },
];
