import type { TranslocoService } from '@jsverse/transloco';
import type { Hotkey } from '@cuspid/platform/web';

const KEYS = {
  book: 'b',
  find: 'f',
  keepFree: 'a',
  today: 't',
  before: 'left',
  after: 'right',
  into: 'down',
  undo: 'ctrl+z',
  close: 'escape',
  move: 'm',
  checkIn: 'c',
  cancel: 'x',
} as const;

type Act = keyof typeof KEYS;

/** The keys of the book, each with what it does there. */
export function calendarKeys(words: TranslocoService, acts: Record<Act, () => void>): Hotkey[] {
  const all: Act[] = [
    'book',
    'find',
    'keepFree',
    'today',
    'before',
    'after',
    'into',
    'undo',
    'close',
    'move',
    'checkIn',
    'cancel',
  ];
  return all.map((act) => ({
    keys: KEYS[act],
    label: words.translate(`visits.keys.${act}`),
    group: words.translate('frame.places.calendar'),
    run: acts[act],
  }));
}
