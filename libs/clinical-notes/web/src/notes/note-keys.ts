import { inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { Hotkeys } from '@cuspid/platform/web';

interface NoteSteps {
  along(step: 1 | -1): void;
  write(): void;
  sign(): void;
  verify(): void;
}

/** The keys of a column of notes. */
export function bindNoteKeys(acts: NoteSteps): void {
  const words = inject(TranslocoService);
  const group = words.translate('notes.title');
  const key = (keys: string, name: string, run: () => void) => ({
    keys,
    label: words.translate(`notes.keys.${name}`),
    group,
    run,
  });
  inject(Hotkeys).bind([
    key('j', 'next', () => acts.along(1)),
    key('k', 'previous', () => acts.along(-1)),
    key('w', 'write', () => acts.write()),
    key('ctrl+enter', 'sign', () => acts.sign()),
    key('v', 'verify', () => acts.verify()),
  ]);
}
