import { Routes } from '@angular/router';
import { anySession, signedOut, withTranslations } from '@cuspid/platform/web';

const words = withTranslations('auth', { en: () => import('./i18n/en.json') });

/** Outside the frame: sign in, a forgotten password, and the gate of a temporary one. */
export const doorRoutes: Routes = [
  {
    path: 'sign-in',
    title: 'titles.signIn',
    canActivate: [signedOut],
    ...words,
    loadComponent: () => import('./door/sign-in-page').then((m) => m.SignInPage),
  },
  {
    path: 'forgot-password',
    title: 'titles.forgotPassword',
    ...words,
    loadComponent: () => import('./door/forgot-password-page').then((m) => m.ForgotPasswordPage),
  },
  {
    path: 'reset-password',
    title: 'titles.resetPassword',
    ...words,
    loadComponent: () => import('./door/reset-password-page').then((m) => m.ResetPasswordPage),
  },
  {
    path: 'choose-password',
    title: 'titles.choosePassword',
    canActivate: [anySession],
    ...words,
    loadComponent: () => import('./door/choose-password-page').then((m) => m.ChoosePasswordPage),
  },
];

/** Inside the frame: where one's own password used to be. */
export const accountRoutes: Routes = [{ path: 'password', redirectTo: '/settings/password' }];
