import type { Routes } from '@angular/router';
import { LucideNotepadText } from '@lucide/angular';
import type { OverviewPart } from '@cuspid/patients/web';
import { withTranslations } from '@cuspid/platform/web';
import type { PanelAbove } from '@cuspid/settings/web';
import { leavesTexts } from './templates/leaves-texts';

/** The words of this room, for a page that shows one of its parts. */
export const noteWords = withTranslations('notes', { en: () => import('./i18n/en.json') });

/** Diagnosis of a patient: a tab of the profile. */
export const diagnosisRoutes: Routes = [
  {
    path: '',
    title: 'patients.diagnosis',
    data: { slim: true },
    ...noteWords,
    loadComponent: () => import('./problems/diagnosis-page').then((m) => m.DiagnosisPage),
  },
];

/** Treatment plan and notes of a patient: a tab of the profile, and the plan on paper. */
export const planRoutes: Routes = [
  {
    path: '',
    title: 'patients.plan',
    data: { slim: true },
    ...noteWords,
    loadComponent: () => import('./plan/plan-page').then((m) => m.PlanPage),
  },
  {
    path: 'print',
    title: 'patients.plan',
    ...noteWords,
    loadComponent: () => import('./plan/plan-paper').then((m) => m.PlanPaper),
  },
];

/** Notes that wait: to be signed, to be verified. List and note stand in the address. */
export const notesRoutes: Routes = [
  {
    path: '',
    title: 'frame.places.notes',
    ...noteWords,
    loadComponent: () => import('./waiting/notes-page').then((m) => m.NotesPage),
  },
];

/** What notes add to the settings. */
export const noteSettings: readonly PanelAbove[] = [
  {
    path: 'note-texts',
    icon: LucideNotepadText,
    label: 'settings.panel.note-texts',
    group: 'clinic',
    permission: 'settings.manage',
    route: {
      title: 'settings.panel.note-texts',
      ...noteWords,
      canDeactivate: [leavesTexts],
      loadComponent: () => import('./templates/note-texts-panel').then((m) => m.NoteTextsPanel),
    },
  },
];

/** What plan and notes show of a patient, on the first page of their record. */
export const notesPart: OverviewPart = {
  permission: 'note.read',
  words: noteWords,
  component: () => import('./overview/notes-card').then((m) => m.NotesCard),
};
