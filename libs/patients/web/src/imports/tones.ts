import type { ImportState } from '@cuspid/patients/contracts';
import type { Tone } from '@cuspid/ui';

/** The colour that helps to find a state in a list. */
export const TONES: Record<ImportState, Tone> = {
  RECEIVING: 'grey',
  MAPPING: 'amber',
  CHECKING: 'blue',
  CHECKED: 'amber',
  IMPORTING: 'blue',
  DONE: 'green',
  UNDOING: 'blue',
  UNDONE: 'grey',
  DISCARDED: 'grey',
  FAILED: 'red',
};
