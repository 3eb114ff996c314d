import type { CanDeactivateFn } from '@angular/router';
import type { NoteTextsPanel } from './note-texts-panel';

/** Asks before unsaved texts are left. */
export const leavesTexts: CanDeactivateFn<NoteTextsPanel> = (panel) => panel.mayLeave();
