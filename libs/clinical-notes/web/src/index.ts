export { NextPatient } from './today/next-patient';
export { OwnWaitingNotes, UnsignedNotes, UnverifiedNotes } from './today/pending-blocks';
export { diagnosisRoutes, notesPart, notesRoutes, noteSettings, noteWords, planRoutes } from './clinical-notes.routes';
