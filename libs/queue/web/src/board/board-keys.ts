import { inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { PRIORITIES } from '@cuspid/queue/contracts';
import type { Priority } from '@cuspid/queue/contracts';
import { Hotkeys } from '@cuspid/platform/web';
import { CardAction } from './card-action';
import { Selection } from './selection';

interface BoardHands {
  /** Another card was chosen: the focus goes there. */
  moved: () => void;
  ask: (action: CardAction) => void;
  /** C. */
  start: () => void;
}

/** The keys of the board (design, section 5). Needs an injection context. */
export function bindQueueKeys(hands: BoardHands): void {
  const selection = inject(Selection);
  const words = inject(TranslocoService);
  const group = words.translate('queue.title');
  const key = (keys: string, label: string, run: (event: KeyboardEvent) => void) => ({
    keys,
    label: words.translate(`queue.keys.${label}`),
    group,
    run,
  });
  const go = (step: () => void) => () => {
    step();
    hands.moved();
  };

  inject(Hotkeys).bind([
    key('c', 'start', () => hands.start()),
    key('enter', 'step', (event) => (pressed(event.target) ? undefined : hands.ask({ kind: 'step' }))),
    key('b', 'back', () => hands.ask({ kind: 'back' })),
    key(
      'j',
      'down',
      go(() => selection.along(1)),
    ),
    key(
      'k',
      'up',
      go(() => selection.along(-1)),
    ),
    key(
      'h',
      'left',
      go(() => selection.across(-1)),
    ),
    key(
      'l',
      'right',
      go(() => selection.across(1)),
    ),
    key('u', 'priority', () => {
      const priority = selection.entry()?.priority;
      if (priority) hands.ask({ kind: 'priority', priority: moreUrgent(priority) });
    }),
    key('e', 'edit', () => hands.ask({ kind: 'edit' })),
    key('m', 'menu', () => openMenu(selection.id())),
  ]);
}

/** One step more urgent; after Urgent, Low. */
export function moreUrgent(priority: Priority): Priority {
  const at = PRIORITIES.indexOf(priority);
  return PRIORITIES[(at + PRIORITIES.length - 1) % PRIORITIES.length] ?? 'NORMAL';
}

/** Enter on a button or a link is theirs; the key was taken from them, so they are pressed here. */
function pressed(target: EventTarget | null): boolean {
  const control = target instanceof Element ? target.closest<HTMLElement>('button, a[href], summary') : null;
  control?.click();
  return control !== null;
}

function openMenu(id: number | null): void {
  document.querySelector<HTMLElement>(`[data-entry="${id}"] .queue-more`)?.click();
}
