import { inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { Hotkeys } from '@cuspid/platform/web';

interface CaseKeys {
  along(step: 1 | -1): void;
  open(): void;
  approve(): void;
  giveBack(): void;
  turn(): void;
  score(score: number): void;
}

/** The keys of the page: everything a supervisor does is one letter away. */
export function bindCaseKeys(acts: CaseKeys): void {
  const words = inject(TranslocoService);
  const group = words.translate('frame.places.cases');
  const key = (keys: string, name: string, run: () => void) => ({
    keys,
    label: words.translate(`cases.keys.${name}`),
    group,
    run,
  });
  inject(Hotkeys).bind([
    key('j', 'next', () => acts.along(1)),
    key('k', 'previous', () => acts.along(-1)),
    key('enter', 'open', () => acts.open()),
    key('a', 'approve', () => acts.approve()),
    key('r', 'return', () => acts.giveBack()),
    key('d', 'changes', () => acts.turn()),
    ...[0, 1, 2, 3].map((score) => key(String(score), `score${score}`, () => acts.score(score))),
  ]);
}
