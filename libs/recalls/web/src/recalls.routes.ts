import { Routes } from '@angular/router';
import { LucidePhoneCall } from '@lucide/angular';
import type { OverviewPart } from '@cuspid/patients/web';
import { withTranslations } from '@cuspid/platform/web';
import type { PanelAbove } from '@cuspid/settings/web';

/** The words of this room, for a page that shows one of its parts. */
export const recallWords = withTranslations('recalls', { en: () => import('./i18n/en.json') });

/** Who is to come in again. State, filters and the chosen patient stand in the address. */
export const recallsRoutes: Routes = [
  {
    path: '',
    title: 'frame.places.recalls',
    ...recallWords,
    loadComponent: () => import('./list/recalls-page').then((m) => m.RecallsPage),
  },
  {
    path: 'print',
    title: 'recalls.paper.title',
    ...recallWords,
    loadComponent: () => import('./paper/recalls-paper').then((m) => m.RecallsPaper),
  },
];

/** What recalls add to the settings. */
export const recallSettings: readonly PanelAbove[] = [
  {
    path: 'recalls',
    icon: LucidePhoneCall,
    label: 'settings.panel.recalls',
    group: 'clinic',
    permission: 'settings.manage',
    route: {
      title: 'settings.panel.recalls',
      ...recallWords,
      loadComponent: () => import('./rules/rules-panel').then((m) => m.RulesPanel),
    },
  },
];

/** What recalls show of a patient, on the first page of their record. */
export const overviewPart: OverviewPart = {
  permission: 'recall.read',
  words: recallWords,
  component: () => import('./patient/recall-card').then((m) => m.RecallCard),
};
