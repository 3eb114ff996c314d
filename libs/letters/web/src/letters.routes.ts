import { Routes } from '@angular/router';
import { LucideMails } from '@lucide/angular';
import { withTranslations } from '@cuspid/platform/web';
import type { PanelAbove } from '@cuspid/settings/web';
import type { VisitPart } from '@cuspid/visits/web';
import { leavesTexts } from './templates/leaves-texts';

/** The words of this room, for parts of it on others' pages. */
export const letterWords = withTranslations('letters', { en: () => import('./i18n/en.json') });

/** The list of letters. What is looked for stands in the address. */
export const lettersRoutes: Routes = [
  {
    path: '',
    title: 'frame.places.letters',
    ...letterWords,
    loadComponent: () => import('./list/letters-page').then((m) => m.LettersPage),
  },
];

/** The page behind a letter's link: no frame, no sign-in. It brings its own words in three languages. */
export const visitLinkRoutes: Routes = [
  { path: ':token', loadComponent: () => import('./link/link-page').then((m) => m.LinkPage) },
];

/** What letters add to a visit wherever it is shown whole. */
export const letterParts: readonly VisitPart[] = [
  {
    permission: 'visit.read',
    words: letterWords,
    component: () => import('./visit/visit-letters').then((m) => m.VisitLetters),
  },
];

/** What letters add to the settings. */
export const letterSettings: readonly PanelAbove[] = [
  {
    path: 'letters',
    icon: LucideMails,
    label: 'settings.panel.letters',
    group: 'clinic',
    permission: 'settings.manage',
    route: {
      title: 'settings.panel.letters',
      ...letterWords,
      canDeactivate: [leavesTexts],
      loadComponent: () => import('./templates/letter-texts-panel').then((m) => m.LetterTextsPanel),
    },
  },
];
