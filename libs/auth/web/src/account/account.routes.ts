import { Routes } from '@angular/router';
import {
  LucideIcon,
  LucideKeyboard,
  LucideKeyRound,
  LucideLanguages,
  LucideMonitorSmartphone,
  LucideSunMoon,
  LucideUserRound,
} from '@lucide/angular';
import { withTranslations } from '@cuspid/platform/web';

/** A line of the list at the left of the settings. */
export interface AccountPanel {
  key: string;
  /** Below `/settings`. */
  path: string;
  icon: LucideIcon;
  /** Translation key, there from the start: `account.profile`. */
  label: string;
}

const panel = (key: string, icon: LucideIcon): AccountPanel => ({ key, path: key, icon, label: `account.${key}` });

/** The panels about oneself, in the order of the list. Everybody has them. */
export const ACCOUNT_PANELS: readonly AccountPanel[] = [
  panel('profile', LucideUserRound),
  panel('password', LucideKeyRound),
  panel('sessions', LucideMonitorSmartphone),
  panel('display', LucideSunMoon),
  panel('keys', LucideKeyboard),
  panel('language', LucideLanguages),
];

const words = withTranslations('auth', { en: () => import('../i18n/en.json') });

/** Children of the settings' shell. A panel brings its own `h2` and the width of a column to read. */
export const accountPanels: Routes = [
  {
    path: 'profile',
    title: 'account.profile',
    ...words,
    loadComponent: () => import('./profile-panel').then((m) => m.ProfilePanel),
  },
  {
    path: 'password',
    title: 'account.password',
    ...words,
    loadComponent: () => import('./password-panel').then((m) => m.PasswordPanel),
  },
  {
    path: 'sessions',
    title: 'account.sessions',
    ...words,
    loadComponent: () => import('./sessions-panel').then((m) => m.SessionsPanel),
  },
  {
    path: 'display',
    title: 'account.display',
    ...words,
    loadComponent: () => import('./display-panel').then((m) => m.DisplayPanel),
  },
  {
    path: 'keys',
    title: 'account.keys',
    ...words,
    loadComponent: () => import('./keys-panel').then((m) => m.KeysPanel),
  },
  {
    path: 'language',
    title: 'account.language',
    ...words,
    loadComponent: () => import('./language-panel').then((m) => m.LanguagePanel),
  },
];
