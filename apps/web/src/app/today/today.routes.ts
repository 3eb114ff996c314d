import type { Provider } from '@angular/core';
import { Route, Routes } from '@angular/router';
import { withRooms, type Parts } from './blocks';

/**
 * What one must do now.
 *
 * @param parts the lists, of the rooms they belong to
 * @param steps what rooms add to the lists of others
 * @param words the words of these rooms, there before anything shows
 */
export const todayRoutes = (parts: Parts, steps: Provider[], words: readonly Pick<Route, 'resolve'>[]): Routes => [
  {
    path: '',
    title: 'frame.places.today',
    providers: [withRooms(parts), ...steps],
    resolve: Object.fromEntries(
      words.flatMap(({ resolve }, room) => Object.values(resolve ?? {}).map((load) => [`room${room}`, load])),
    ),
    loadComponent: () => import('./today-page').then((m) => m.TodayPage),
  },
];
