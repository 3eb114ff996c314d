import { Routes } from '@angular/router';
import { LucideCalendarSync } from '@lucide/angular';
import type { PanelAbove } from '@cuspid/settings/web';
import { allowed, withTranslations } from '@cuspid/platform/web';
import { withParts, type VisitPart } from './visit-parts';

/** The words of this room, for a page that shows one of its parts. */
export const visitWords = withTranslations('visits', { en: () => import('./i18n/en.json') });

/**
 * The calendar. Day, view and the chosen visit stand in the address, so that they can be shown to somebody else.
 *
 * @param parts what rooms above show of a chosen visit
 */
export const calendarRoutes = (parts: readonly VisitPart[] = []): Routes => [
  {
    path: '',
    title: 'frame.places.calendar',
    ...withParts(visitWords, parts),
    loadComponent: () => import('./calendar/calendar-page').then((m) => m.CalendarPage),
  },
  {
    path: 'figures',
    title: 'frame.places.calendar',
    ...visitWords,
    loadComponent: () => import('./figures/figures-page').then((m) => m.FiguresPage),
  },
  {
    path: 'short-notice',
    title: 'frame.places.calendar',
    canActivate: [allowed('visit.schedule')],
    ...visitWords,
    loadComponent: () => import('./short-notice/short-notice-page').then((m) => m.ShortNoticePage),
  },
];

/** The visits of one patient, below their header and banner; gets `id` as an input. */
export const patientVisitsRoutes = (parts: readonly VisitPart[] = []): Routes => [
  {
    path: '',
    ...withParts(visitWords, parts),
    loadComponent: () => import('./profile/visits-tab').then((m) => m.VisitsTab),
  },
];

/** What the visits add to the settings. */
export const visitSettings: readonly PanelAbove[] = [
  {
    path: 'calendar-feed',
    icon: LucideCalendarSync,
    label: 'settings.panel.calendar-feed',
    group: 'own',
    permission: 'visit.feed',
    route: {
      title: 'settings.panel.calendar-feed',
      ...visitWords,
      loadComponent: () => import('./feed/feed-panel').then((m) => m.FeedPanel),
    },
  },
];
