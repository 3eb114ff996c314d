import type { Routes } from '@angular/router';
import { patientWords } from '@cuspid/patients/web';
import { allowed, withTranslations } from '@cuspid/platform/web';

/** The words of this room. */
const presentationWords = withTranslations('presentations', { en: () => import('./i18n/en.json') });
const words = {
  ...presentationWords,
  resolve: {
    ...presentationWords.resolve,
    ...Object.fromEntries(Object.values(patientWords.resolve ?? {}).map((load) => ['patients', load])),
  },
};

/** Cases told without who it is: the list, one being built, one being shown. */
export const presentationsRoutes: Routes = [
  {
    path: '',
    title: 'presentations.title',
    ...words,
    loadComponent: () => import('./list/presentations-page').then((m) => m.PresentationsPage),
  },
  {
    path: 'new',
    title: 'presentations.new.title',
    canActivate: [allowed('presentation.build')],
    ...words,
    loadComponent: () => import('./build/build-page').then((m) => m.BuildPage),
  },
  {
    path: ':id',
    title: 'presentations.title',
    ...words,
    loadComponent: () => import('./show/slideshow-page').then((m) => m.SlideshowPage),
  },
];
