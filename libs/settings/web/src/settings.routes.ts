import { inject } from '@angular/core';
import { RedirectCommand, Router, Routes, type CanActivateFn } from '@angular/router';
import { accountPanels } from '@cuspid/auth/web';
import { Session, withTranslations } from '@cuspid/platform/web';
import { ACCOUNT_START } from './shell/panels';

const first: CanActivateFn = () => inject(Router).parseUrl(`/settings/${ACCOUNT_START}`);

/** Everybody may open the settings, so the 403 page speaks of the one panel, not of the place. */
const manages: CanActivateFn = () => {
  if (inject(Session).can('settings.manage')) return true;
  return new RedirectCommand(inject(Router).createUrlTree(['/not-allowed']), { skipLocationChange: true });
};

/** The settings' shell with its panels: one's own for everybody, the clinic's for who may manage it. */
export const settingsRoutes: Routes = [
  {
    path: '',
    title: 'frame.places.settings',
    ...withTranslations('settings', { en: () => import('./i18n/en.json') }),
    loadComponent: () => import('./shell/settings-page').then((m) => m.SettingsPage),
    children: [
      { path: '', pathMatch: 'full', canActivate: [first], children: [] },
      ...accountPanels,
      {
        path: '',
        canActivate: [manages],
        children: [
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
        ],
      },
    ],
  },
];
