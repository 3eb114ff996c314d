import { Routes } from '@angular/router';
import { withTranslations } from '@cuspid/platform/web';

const words = withTranslations('queue', { en: () => import('./i18n/en.json') });

/** The board of who is in the clinic. `?checkIn=<patient id or empty>` opens the check-in. */
export const queueRoutes: Routes = [
  {
    path: '',
    title: 'frame.places.queue',
    ...words,
    loadComponent: () => import('./board/queue-page').then((m) => m.QueuePage),
  },
];

/** The screen of a waiting room: no frame, no sign-in, its own link. */
export const displayRoutes: Routes = [
  {
    path: ':token',
    title: 'queue.wall.title',
    ...words,
    loadComponent: () => import('./wall/display-page').then((m) => m.DisplayPage),
  },
];
