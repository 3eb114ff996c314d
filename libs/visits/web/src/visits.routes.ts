import { Routes } from '@angular/router';
import { withTranslations } from '@cuspid/platform/web';

const words = withTranslations('visits', { en: () => import('./i18n/en.json') });

/** The calendar. Day, view and the chosen visit stand in the address, so that they can be shown to somebody else. */
export const calendarRoutes: Routes = [
  {
    path: '',
    title: 'frame.places.calendar',
    ...words,
    loadComponent: () => import('./calendar/calendar-page').then((m) => m.CalendarPage),
  },
];

/** The visits of one patient, below their header and banner; gets `id` as an input. */
export const patientVisitsRoutes: Routes = [
  { path: '', ...words, loadComponent: () => import('./profile/visits-tab').then((m) => m.VisitsTab) },
];
