import { notesEntities } from './notes';
import { planningEntities } from './planning';

export { ClinicalNotesModule } from './clinical-notes.module';
export { ClinicalNote, NoteActs, NoteAddendum, NotesReader, NotesService, NoteVersion, PastNotes } from './notes';
export type { PastNote } from './notes';
export { PatientProblem } from './problems/patient-problem';
export { PatientProblemVersion } from './problems/patient-problem-version';
export { Problems } from './problems/problems.service';
export { PlanAcceptance } from './plan/plan-acceptance';
export { PlanItems } from './plan/plan-items.service';
export { PlanPhases } from './plan/plan-phases.service';
export { openItems, Plans } from './plan/plan.service';
export { PlanStates } from './plan/plan-states.service';
export { PlanItem } from './plan/plan-item';
export { PlanPhase } from './plan/plan-phase';
export { NoteTemplate } from './templates/note-template';

/** The tables of this domain. */
export const clinicalNotesEntities = [...planningEntities, ...notesEntities];
