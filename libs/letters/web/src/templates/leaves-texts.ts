import type { CanDeactivateFn } from '@angular/router';
import type { LetterTextsPanel } from './letter-texts-panel';

/** Asks before unsaved texts are left. */
export const leavesTexts: CanDeactivateFn<LetterTextsPanel> = (panel) => panel.mayLeave();
