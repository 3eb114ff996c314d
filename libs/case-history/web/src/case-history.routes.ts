import type { Routes } from '@angular/router';
import { allowed, withTranslations } from '@cuspid/platform/web';

/** The words of this room. */
export const historyWords = withTranslations('history', { en: () => import('./i18n/en.json') });

/** The case history, a page of the patient. The open section stands in the address. */
export const historyRoutes: Routes = [
  {
    path: '',
    title: 'history.title',
    canActivate: [allowed('history.read')],
    ...historyWords,
    loadComponent: () => import('./history-page').then((m) => m.HistoryPage),
  },
];

/** Who waits for the orthodontist. Filters stand in the address. */
export const waitingListRoutes: Routes = [
  {
    path: '',
    title: 'frame.places.waiting',
    ...historyWords,
    loadComponent: () => import('./waiting/waiting-page').then((m) => m.WaitingPage),
  },
];
