import { Routes } from '@angular/router';
import { withTranslations } from '@cuspid/platform/web';

/** The words of this room, for a page that shows one of its parts. */
export const queueWords = withTranslations('queue', { en: () => import('./i18n/en.json') });

/** The board of who is in the clinic. `?checkIn=<patient id or empty>` opens the check-in. */
export const queueRoutes: Routes = [
  {
    path: '',
    title: 'frame.places.queue',
    ...queueWords,
    loadComponent: () => import('./board/queue-page').then((m) => m.QueuePage),
  },
  {
    path: 'figures',
    title: 'queue.figures.title',
    ...queueWords,
    loadComponent: () => import('./figures/figures-page').then((m) => m.FiguresPage),
  },
];

/** The screen of a waiting room: no frame, no sign-in, its own link. */
export const displayRoutes: Routes = [
  {
    path: ':token',
    title: 'queue.wall.title',
    ...queueWords,
    loadComponent: () => import('./wall/display-page').then((m) => m.DisplayPage),
  },
];
