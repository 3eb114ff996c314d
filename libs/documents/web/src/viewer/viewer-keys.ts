import { inject } from '@angular/core';
import { Hotkeys, keyName } from '@cuspid/platform/web';
import { DocumentWords } from '../document-words';

export type ViewerAct =
  | 'previous'
  | 'next'
  | 'up'
  | 'down'
  | 'zoomIn'
  | 'zoomOut'
  | 'whole'
  | 'right'
  | 'left'
  | 'brighter'
  | 'darker'
  | 'stronger'
  | 'weaker'
  | 'invert'
  | 'asIs'
  | 'light'
  | 'length'
  | 'angle'
  | 'point'
  | 'unmark'
  | 'beside'
  | 'slider'
  | 'pageBefore'
  | 'pageAfter'
  | 'facts';

const KEYS: readonly (readonly [string, ViewerAct])[] = [
  ['left', 'previous'],
  ['right', 'next'],
  ['up', 'up'],
  ['down', 'down'],
  ['+', 'zoomIn'],
  ['-', 'zoomOut'],
  ['0', 'whole'],
  ['r', 'right'],
  ['l', 'left'],
  ['.', 'brighter'],
  [',', 'darker'],
  ["'", 'stronger'],
  [';', 'weaker'],
  ['i', 'invert'],
  ['x', 'asIs'],
  ['b', 'light'],
  ['m', 'length'],
  ['a', 'angle'],
  ['enter', 'point'],
  ['backspace', 'unmark'],
  ['c', 'beside'],
  ['s', 'slider'],
  ['pageup', 'pageBefore'],
  ['pagedown', 'pageAfter'],
  ['e', 'facts'],
];

/** What has the keyboard to itself. */
const TYPED = 'input:not([type=checkbox]), select, textarea';

/**
 * The keys of the viewer, in the list of keys like all others and changed like them. A modal dialog keeps plain keys from
 * the page's own: it asks here which of its keys was pressed. Needs an injection context.
 */
export function bindViewerKeys(act: (what: ViewerAct) => void): (event: KeyboardEvent) => void {
  const words = inject(DocumentWords);
  const hotkeys = inject(Hotkeys);
  const group = words.say('viewer.title');
  const own = KEYS.map(([keys, what]) => ({
    keys,
    group,
    label: words.say(`viewer.keys.${what}`),
    run: () => act(what),
  }));
  hotkeys.bind(own);
  return (event) => {
    const target = event.target instanceof Element ? event.target : null;
    if (event.defaultPrevented || event.isComposing || target?.closest(TYPED)) return;
    // Enter on a button is the button's.
    if (event.key === 'Enter' && target?.closest('button, a')) return;
    const key = keyName(event);
    // The list of keys opens from here as well: the page's own way to it is shut.
    const isOurs = (one: { keys: string; group: string }) => one.group === group || one.keys === hotkeys.keyFor('?');
    const hit = hotkeys.all().find((one) => one.keys === key && isOurs(one));
    if (!hit) return;
    event.preventDefault();
    hit.run(event);
  };
}
