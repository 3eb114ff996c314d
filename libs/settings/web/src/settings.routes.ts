import { inject } from '@angular/core';
import { RedirectCommand, Router, Routes, type CanActivateFn } from '@angular/router';
import { accountPanels } from '@cuspid/auth/web';
import { allowed, Session, withTranslations } from '@cuspid/platform/web';
import { ACCOUNT_START, PANELS_ABOVE, type PanelAbove } from './shell/panels';

const first: CanActivateFn = () => inject(Router).parseUrl(`/settings/${ACCOUNT_START}`);

/** Everybody may open the settings, so the 403 page speaks of the one panel, not of the place. */
const manages: CanActivateFn = () => {
  if (inject(Session).can('settings.manage')) return true;
  return new RedirectCommand(inject(Router).createUrlTree(['/not-allowed']), { skipLocationChange: true });
};

const CLINIC: Routes = [
  {
    path: 'clinic',
    title: 'settings.panel.clinic',
    loadComponent: () => import('./clinic/clinic-panel').then((m) => m.ClinicPanel),
  },
  {
    path: 'hours',
    title: 'settings.panel.hours',
    loadComponent: () => import('./hours/hours-panel').then((m) => m.HoursPanel),
  },
  {
    path: 'chairs',
    title: 'settings.panel.chairs',
    loadComponent: () => import('./lists/chairs-panel').then((m) => m.ChairsPanel),
  },
  {
    path: 'visit-types',
    title: 'settings.panel.visit-types',
    loadComponent: () => import('./lists/visit-types-panel').then((m) => m.VisitTypesPanel),
  },
  {
    path: 'procedures',
    title: 'settings.panel.procedures',
    loadComponent: () => import('./procedures/procedures-panel').then((m) => m.ProceduresPanel),
  },
  {
    path: 'departments',
    title: 'settings.panel.departments',
    loadComponent: () => import('./lists/departments-panel').then((m) => m.DepartmentsPanel),
  },
  {
    path: 'care-team',
    title: 'settings.panel.care-team',
    loadComponent: () => import('./care-team/care-team-panel').then((m) => m.CareTeamPanel),
  },
];

/**
 * The settings' shell with its panels: one's own for everybody, the clinic's for who may manage it.
 *
 * @param above panels of domains above: each with its line of the list, who sees it, and its route
 */
export function settingsRoutes(above: readonly PanelAbove[] = []): Routes {
  const words = withTranslations('settings', { en: () => import('./i18n/en.json') });
  return [
    {
      path: '',
      title: 'frame.places.settings',
      resolve: words.resolve,
      providers: [...(words.providers ?? []), { provide: PANELS_ABOVE, useValue: above }],
      loadComponent: () => import('./shell/settings-page').then((m) => m.SettingsPage),
      children: [
        { path: '', pathMatch: 'full', canActivate: [first], children: [] },
        ...accountPanels,
        ...above.map(({ path, permission, route }) => ({ ...route, path, canActivate: [allowed(permission)] })),
        { path: '', canActivate: [manages], children: CLINIC },
      ],
    },
  ];
}
