import { Routes } from '@angular/router';
import { patientWords, type OverviewPart } from '@cuspid/patients/web';
import { withTranslations } from '@cuspid/platform/web';

/** The words of this room, for a page that shows one of its parts. */
export const caseWords = withTranslations('cases', { en: () => import('./i18n/en.json') });

/** Supervised cases. List, filter and what is looked at stand in the address; `?case=<id>` opens a case. */
export const casesRoutes: Routes = [
  {
    path: '',
    title: 'frame.places.cases',
    ...caseWords,
    resolve: {
      ...caseWords.resolve,
      ...Object.fromEntries(Object.values(patientWords.resolve ?? {}).map((load) => ['patients', load])),
    },
    loadComponent: () => import('./work/cases-page').then((m) => m.CasesPage),
  },
];

/** A patient's cases, on the first page of their record. */
export const casePart: OverviewPart = {
  permission: 'case.read',
  words: caseWords,
  component: () => import('./patient/cases-card').then((m) => m.CasesCard),
};
