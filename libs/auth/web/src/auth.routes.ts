import { Routes } from '@angular/router';
import { anySession, signedOut, withTranslations } from '@cuspid/platform/web';

const words = withTranslations('auth', { en: () => import('./i18n/en.json') });

/** Outside the frame: sign in, and the gate of a temporary password. */
export const doorRoutes: Routes = [
  {
    path: 'sign-in',
    title: 'titles.signIn',
    canActivate: [signedOut],
    ...words,
    loadComponent: () => import('./sign-in-page').then((m) => m.SignInPage),
  },
  {
    path: 'choose-password',
    title: 'titles.choosePassword',
    canActivate: [anySession],
    ...words,
    loadComponent: () => import('./choose-password-page').then((m) => m.ChoosePasswordPage),
  },
];

/** Inside the frame: one's own password. */
export const accountRoutes: Routes = [
  {
    path: 'password',
    title: 'titles.password',
    ...words,
    loadComponent: () => import('./password-page').then((m) => m.PasswordPage),
  },
];
