import { inject } from '@angular/core';
import { Hotkeys } from '@cuspid/platform/web';
import { PARTS } from './form/section-list';
import { HistoryWords } from './history-words';

/** Keys of the form: 1 to 9 for its parts, Ctrl+Enter to sign the open one, Ctrl+S to save them all. */
export function bindHistoryKeys(acts: { go(index: number): void; sign(): void; save(): void }): void {
  const words = inject(HistoryWords);
  const group = words.say('title');
  inject(Hotkeys).bind([
    ...PARTS.map((part, index) => ({
      keys: String(index + 1),
      label: words.say(`section.${part}`),
      group,
      run: () => acts.go(index),
    })),
    { keys: 'ctrl+enter', label: words.say('sign'), group, run: () => acts.sign() },
    {
      keys: 'ctrl+s',
      label: words.say('save'),
      group,
      run: (event) => {
        event.preventDefault();
        acts.save();
      },
    },
  ]);
}
