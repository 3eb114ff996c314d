import { inject } from '@angular/core';
import { Hotkeys } from '@cuspid/platform/web';
import { DocumentWords } from '../document-words';

interface GridActs {
  along(step: 1 | -1): void;
  find(): void;
  upload(): void;
  facts(): void;
  bin(): void;
}

/** The keys of the grid. Enter is the card's own: it opens the viewer. */
export function bindGridKeys(acts: GridActs): void {
  const words = inject(DocumentWords);
  const group = words.say('title');
  const key = (keys: string, name: string, run: () => void) => ({ keys, label: words.say(`keys.${name}`), group, run });
  inject(Hotkeys).bind([
    key('j', 'next', () => acts.along(1)),
    key('k', 'previous', () => acts.along(-1)),
    key('f', 'find', () => acts.find()),
    key('u', 'upload', () => acts.upload()),
    key('e', 'facts', () => acts.facts()),
    key('delete', 'bin', () => acts.bin()),
  ]);
}
