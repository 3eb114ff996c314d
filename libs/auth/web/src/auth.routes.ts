import { Routes } from '@angular/router';
import { anySession, provideTranslations, signedOut } from '@cuspid/platform/web';

const words = () => provideTranslations('auth', { en: () => import('./i18n/en.json') });

/** Outside the frame: sign in, and the gate of a temporary password. */
export const doorRoutes: Routes = [
  {
    path: 'sign-in',
    title: 'titles.signIn',
    canActivate: [signedOut],
    providers: words(),
    loadComponent: () => import('./sign-in-page').then((m) => m.SignInPage),
  },
  {
    path: 'choose-password',
    title: 'titles.choosePassword',
    canActivate: [anySession],
    providers: words(),
    loadComponent: () => import('./choose-password-page').then((m) => m.ChoosePasswordPage),
  },
];

/** Inside the frame: one's own password. */
export const accountRoutes: Routes = [
  {
    path: 'password',
    title: 'titles.password',
    providers: words(),
    loadComponent: () => import('./password-page').then((m) => m.PasswordPage),
  },
];
