import type { Provider } from '@angular/core';
import type { CanMatchFn, Routes } from '@angular/router';
import { allowed, withTranslations } from '@cuspid/platform/web';
import { withOverviewParts, type OverviewPart } from './profile/overview-parts';
import { RECORD_PART } from './profile/record-part';

/** The words of this room, for a page that shows one of its parts. */
export const patientWords = withTranslations('patients', { en: () => import('./i18n/en.json') });

/** Other addresses below `/patients` are nobody's: the shell says so. */
const isNumber: CanMatchFn = (_route, segments) => /^[1-9]\d{0,9}$/.test(segments[0]?.path ?? '');

/** Pages of the clinic's patients as a whole. */
const TOGETHER: Routes = [
  {
    path: '',
    pathMatch: 'full',
    loadComponent: () => import('./directory/directory-page').then((m) => m.DirectoryPage),
  },
  {
    path: 'import',
    canActivate: [allowed('patient.import')],
    children: [
      {
        path: '',
        pathMatch: 'full',
        loadComponent: () => import('./imports/imports-page').then((m) => m.ImportsPage),
      },
      {
        path: ':importId',
        canMatch: [isNumber],
        loadComponent: () => import('./imports/import-page').then((m) => m.ImportPage),
      },
    ],
  },
  {
    path: 'merge',
    canActivate: [allowed('patient.merge')],
    loadComponent: () => import('./merge/merge-page').then((m) => m.MergePage),
  },
];

/** Pages of one patient, in the order of their tabs. */
const OWN_TABS: Routes = [
  {
    path: '',
    pathMatch: 'full',
    loadComponent: () => import('./profile/overview-page').then((m) => m.OverviewPage),
  },
  {
    path: 'timeline',
    loadComponent: () => import('./timeline/timeline-page').then((m) => m.TimelinePage),
  },
];

/**
 * The directory at '', the import of files, the merge of two records, and the profile at ':id'.
 *
 * @param tabs more pages of a patient, below the same header and banner: `[{ path: 'chart', children: chartRoutes }]`. They
 * get `id` as an input and may inject `OpenPatient`.
 * @param providers what a room above puts in the place of a seam: `{ provide: NextStep, useExisting: … }` with a `Registrar` beside it
 * @param parts what rooms above show on the first page of a record
 * @param record the sheet that prints and exports a record; without one, nothing offers it
 */
export function patientsRoutes(
  tabs: Routes = [],
  providers: Provider[] = [],
  parts: readonly OverviewPart[] = [],
  record?: OverviewPart,
): Routes {
  const words = withOverviewParts(patientWords, parts);
  // Under a key of their own: every room's words have the same one. Not `record`, which is the page's question in the address.
  const recordWords = Object.fromEntries(
    Object.values(record?.words.resolve ?? {}).map((load) => ['recordWords', load]),
  );
  return [
    {
      path: '',
      title: 'frame.places.patients',
      canActivate: [allowed('patient.read')],
      resolve: { ...words.resolve, ...recordWords },
      providers: [...words.providers, ...(record ? [{ provide: RECORD_PART, useValue: record }] : []), ...providers],
      children: [
        ...TOGETHER,
        {
          path: ':id',
          canMatch: [isNumber],
          loadComponent: () => import('./profile/profile-page').then((m) => m.ProfilePage),
          children: [...OWN_TABS, ...tabs],
        },
      ],
    },
  ];
}
