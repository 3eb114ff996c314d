import { inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { PRIORITIES } from '@cuspid/queue/contracts';
import type { Priority } from '@cuspid/queue/contracts';
import { Hotkey, Hotkeys } from '@cuspid/platform/web';
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
  const words = inject(TranslocoService);
  const group = words.translate('queue.title');
  const named = (key: Key) => ({ ...key, group, label: words.translate(`queue.keys.${key.label}`) });
  inject(Hotkeys).bind(keysOf(hands, inject(Selection)).map(named));
}

type Key = Omit<Hotkey, 'group'>;

function keysOf(hands: BoardHands, selection: Selection): Key[] {
  const go = (step: () => void) => () => {
    step();
    hands.moved();
  };
  const step = (event: KeyboardEvent) => {
    if (!pressed(event.target)) hands.ask({ kind: 'step' });
  };
  const urge = () => {
    const priority = selection.entry()?.priority;
    if (priority) hands.ask({ kind: 'priority', priority: moreUrgent(priority) });
  };
  return [
    { keys: 'c', label: 'start', run: () => hands.start() },
    { keys: 'enter', label: 'step', run: step },
    { keys: 'b', label: 'back', run: () => hands.ask({ kind: 'back' }) },
    { keys: 'a', label: 'again', run: () => hands.ask({ kind: 'again' }) },
    { keys: 'j', label: 'down', run: go(() => selection.along(1)) },
    { keys: 'k', label: 'up', run: go(() => selection.along(-1)) },
    { keys: 'h', label: 'left', run: go(() => selection.across(-1)) },
    { keys: 'l', label: 'right', run: go(() => selection.across(1)) },
    { keys: 'u', label: 'priority', run: urge },
    { keys: 'r', label: 'route', run: () => hands.ask({ kind: 'route' }) },
    { keys: 'x', label: 'xray', run: () => hands.ask({ kind: 'route', choice: { step: 'XRAY', act: 'DONE' } }) },
    { keys: 'p', label: 'pay', run: () => hands.ask({ kind: 'pay' }) },
    { keys: 'e', label: 'edit', run: () => hands.ask({ kind: 'edit' }) },
    { keys: 'm', label: 'menu', run: () => openMenu(selection.id()) },
  ];
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
