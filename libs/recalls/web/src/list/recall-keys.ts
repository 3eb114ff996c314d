import { inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { Hotkeys } from '@cuspid/platform/web';

interface RecallActs {
  along(step: 1 | -1): void;
  call(): void;
  outcome(number: number): void;
  book(): void;
  putOff(): void;
}

/** The keys of the list: the hand stays on the keyboard, the other one holds the telephone. */
export function bindRecallKeys(acts: RecallActs): void {
  const words = inject(TranslocoService);
  const group = words.translate('frame.places.recalls');
  const key = (keys: string, name: string, run: () => void) => ({
    keys,
    label: words.translate(`recalls.keys.${name}`),
    group,
    run,
  });
  inject(Hotkeys).bind([
    key('j', 'next', () => acts.along(1)),
    key('k', 'previous', () => acts.along(-1)),
    key('c', 'call', () => acts.call()),
    ...[1, 2, 3, 4, 5, 6].map((number) => key(String(number), `outcome${number}`, () => acts.outcome(number))),
    key('b', 'book', () => acts.book()),
    key('s', 'putOff', () => acts.putOff()),
  ]);
}
