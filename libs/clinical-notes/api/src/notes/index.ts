import { ClinicalNote } from './clinical-note';
import { NoteDashboardCards } from './dashboard-cards';
import { NoteActs } from './note-acts.service';
import { NoteAddendum } from './note-addendum';
import { NoteKeeper } from './note-keeper';
import { NoteList } from './note-list';
import { NoteNotices } from './note-notices';
import { NoteParts } from './note-parts';
import { NoteProof } from './note-proof';
import { NoteReach } from './note-reach';
import { NoteStats } from './note-stats';
import { NoteTimeline } from './note-timeline';
import { NoteVersion } from './note-version';
import { NoteVersions } from './note-versions';
import { NotesController } from './notes.controller';
import { NotesReader } from './notes-reader';
import { NotesService } from './notes.service';
import { PastNotes } from './past-notes';
import { PatientNotesController } from './patient-notes.controller';

export { ClinicalNote, NoteActs, NoteAddendum, NotesReader, NotesService, NoteVersion, PastNotes };
export type { PastNote } from './past-notes';

/** The tables of the notes. */
export const notesEntities = [ClinicalNote, NoteVersion, NoteAddendum];
export const notesControllers = [NotesController, PatientNotesController];
export const notesProviders = [
  NoteActs,
  NoteDashboardCards,
  NoteKeeper,
  NoteList,
  NoteNotices,
  NoteParts,
  NoteProof,
  NoteReach,
  NotesReader,
  NotesService,
  NoteStats,
  NoteTimeline,
  NoteVersions,
  PastNotes,
];
