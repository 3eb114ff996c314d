import { Routes } from '@angular/router';
import { accountRoutes, doorRoutes } from '@cuspid/auth/web';
import { VISIT_LINK_PAGE } from '@cuspid/letters/contracts';
import { allowed, signedIn } from '@cuspid/platform/web';
import { toStart } from './frame/home';
import { recordPages } from './record-pages';

/** Every address of the application. A domain is one lazy line in `INSIDE`, with the permission that opens it. */
const INSIDE: Routes = [
  { path: '', pathMatch: 'full', canActivate: [toStart], children: [] },
  ...accountRoutes,
  {
    path: 'today',
    canActivate: [allowed('queue.read')],
    loadChildren: () => import('./today/load-today').then((m) => m.loadToday()),
  },
  {
    path: 'calendar',
    canActivate: [allowed('visit.read')],
    loadChildren: () =>
      Promise.all([import('@cuspid/visits/web'), import('@cuspid/letters/web')]).then(([visits, letters]) =>
        visits.calendarRoutes(letters.letterParts),
      ),
  },
  {
    path: 'queue',
    canActivate: [allowed('queue.read')],
    loadChildren: () => import('@cuspid/queue/web').then((m) => m.queueRoutes),
  },
  {
    path: 'patients',
    loadChildren: () =>
      Promise.all([
        import('@cuspid/patients/web'),
        import('@cuspid/visits/web'),
        import('@cuspid/letters/web'),
        import('@cuspid/recalls/web'),
        import('@cuspid/clinical-notes/web'),
        import('@cuspid/record/web'),
        import('@cuspid/payment-records/web'),
        import('@cuspid/cases/web'),
      ]).then(([patients, visits, letters, recalls, notes, record, payments, cases]) =>
        patients.patientsRoutes(
          [
            {
              path: 'visits',
              canActivate: [allowed('visit.read')],
              children: visits.patientVisitsRoutes(letters.letterParts),
            },
            {
              path: 'diagnosis',
              canActivate: [allowed('diagnosis.read')],
              children: notes.diagnosisRoutes,
            },
            {
              path: 'plan',
              canActivate: [allowed('note.read')],
              children: notes.planRoutes,
            },
            ...recordPages,
          ],
          [...visits.bookNext, patients.Registrar, ...payments.balanceProviders],
          [payments.balancePart, recalls.overviewPart, notes.notesPart, cases.casePart],
          record.recordPart,
        ),
      ),
  },
  {
    path: 'notes',
    canActivate: [allowed('note.write')],
    loadChildren: () => import('@cuspid/clinical-notes/web').then((m) => m.notesRoutes),
  },
  {
    path: 'letters',
    canActivate: [allowed('letter.manage')],
    loadChildren: () => import('@cuspid/letters/web').then((m) => m.lettersRoutes),
  },
  {
    path: 'recalls',
    canActivate: [allowed('recall.read')],
    loadChildren: () => import('@cuspid/recalls/web').then((m) => m.recallsRoutes),
  },
  {
    path: 'cash',
    canActivate: [allowed('payment.closeDay')],
    loadChildren: () => import('@cuspid/payment-records/web').then((m) => m.cashRoutes),
  },
  {
    path: 'discounts',
    canActivate: [allowed('payment.discount')],
    loadChildren: () => import('@cuspid/payment-records/web').then((m) => m.discountsRoutes),
  },
  {
    path: 'waiting-list',
    canActivate: [allowed('history.read')],
    loadChildren: () => import('@cuspid/case-history/web').then((m) => m.waitingListRoutes),
  },
  {
    path: 'inventory',
    canActivate: [allowed('inventory.read')],
    loadChildren: () =>
      Promise.all([import('@cuspid/inventory/web'), import('@cuspid/patient-materials/web')]).then(
        ([stock, materials]) => [...stock.inventoryRoutes, ...materials.stockRoutes],
      ),
  },
  { path: 'reports', loadChildren: () => import('@cuspid/reports/web').then((m) => m.reportsRoutes) },
  {
    path: 'cases/presentations',
    canActivate: [allowed('presentation.read')],
    loadChildren: () => import('@cuspid/presentations/web').then((m) => m.presentationsRoutes),
  },
  {
    path: 'cases',
    canActivate: [allowed('case.read')],
    loadChildren: () => import('@cuspid/cases/web').then((m) => m.casesRoutes),
  },
  {
    path: 'approvals',
    canActivate: [allowed('careTeam.respond')],
    loadChildren: () => import('@cuspid/patients/web').then((m) => m.approvalsRoutes),
  },
  {
    path: 'users',
    canActivate: [allowed('user.read')],
    loadChildren: () => import('@cuspid/users/web').then((m) => m.usersRoutes),
  },
  {
    path: 'audit',
    canActivate: [allowed('audit.read')],
    loadChildren: () => import('@cuspid/audit/web').then((m) => m.auditRoutes),
  },
  {
    path: 'settings',
    loadChildren: () =>
      Promise.all([
        import('@cuspid/settings/web'),
        import('@cuspid/visits/web'),
        import('@cuspid/letters/web'),
        import('@cuspid/recalls/web'),
        import('@cuspid/dental-chart/web'),
        import('@cuspid/clinical-notes/web'),
        import('@cuspid/cases/web'),
      ]).then(([settings, visits, letters, recalls, chart, notes, cases]) =>
        settings.settingsRoutes([
          ...visits.visitSettings,
          ...letters.letterSettings,
          ...recalls.recallSettings,
          ...chart.chartSettings,
          ...notes.noteSettings,
          ...cases.caseSettings,
        ]),
      ),
  },
  {
    path: 'not-allowed',
    title: 'pages.notAllowedTitle',
    loadComponent: () => import('./pages/not-allowed-page').then((m) => m.NotAllowedPage),
  },
  {
    path: '**',
    title: 'pages.notFoundTitle',
    loadComponent: () => import('./pages/not-found-page').then((m) => m.NotFoundPage),
  },
];

export const routes: Routes = [
  ...doorRoutes,
  { path: VISIT_LINK_PAGE, loadChildren: () => import('@cuspid/letters/web').then((m) => m.visitLinkRoutes) },
  { path: 'display', loadChildren: () => import('@cuspid/queue/web').then((m) => m.displayRoutes) },
  {
    path: '',
    canActivate: [signedIn],
    loadComponent: () => import('./frame/frame').then((m) => m.Frame),
    children: INSIDE,
  },
];
