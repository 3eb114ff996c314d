export * from './clinical-notes.dto';
export * from './notes/notes.dto';
export * from './notes/notes-told.dto';
export * from './plan/plan.dto';
export * from './problems/problems.dto';
export * from './templates/templates.dto';
