import { Routes } from '@angular/router';
import { withTranslations } from '@cuspid/platform/web';

/** The accounts of the staff. `?id=<account>` opens its sheet, `?new=` the sheet of a new one. */
export const usersRoutes: Routes = [
  {
    path: '',
    title: 'frame.places.users',
    ...withTranslations('users', { en: () => import('./i18n/en.json') }),
    loadComponent: () => import('./list/users-page').then((m) => m.UsersPage),
  },
];
