import { DOCUMENT } from '@angular/common';
import { DestroyRef, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { LAYERS } from '@cuspid/odontogram';
import { Hotkeys } from '@cuspid/platform/web';
import { ChartView } from './read/chart-view';
import { Recorder } from './record/recorder';
import { Comparison } from './time/comparison';
import { Player } from './time/player';

/** What keys do that the page itself has to do. */
export interface KeyWork {
  /** A digit anywhere on the page. */
  begin: (digit: string) => void;
  codes: () => void;
  escape: () => void;
  accept: () => void;
}

const FIELD =
  'input:not([type=checkbox], [type=radio], [type=range]), textarea, select, [contenteditable]:not([contenteditable=false])';
/** Keys of the history that mean something of its own where the keyboard is: on a handle, a button, a tooth. */
const isOwn = ({ key, target }: KeyboardEvent): boolean =>
  key === ' '
    ? !(target instanceof HTMLBodyElement)
    : (key === ',' || key === '.') && target instanceof Element && target.matches('[type=range]');
const isTaken = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest(`${FIELD}, [role=menu], [role=dialog], [role=alertdialog], dialog[open]`) !== null;

/**
 * Keys of the chart. Digits, `?`, `,` and `.` also work while the keyboard is on the chart itself, which is a listbox
 * and therefore left alone by `Hotkeys`; whoever has switched single keys off has them off here too.
 */
export function bindChartKeys(work: KeyWork): void {
  const recorder = inject(Recorder);
  const view = inject(ChartView);
  const [comparison, player] = [inject(Comparison), inject(Player)];
  const words = inject(TranslocoService);
  const group = words.translate<string>('chart.title');
  const key = (keys: string, label: string, run: (event: KeyboardEvent) => void, more = {}) => ({
    keys,
    label: words.translate<string>(`chart.keys.${label}`, more),
    group,
    run,
  });
  const undo = (event: KeyboardEvent): void => void (event.shiftKey ? recorder.redo() : recorder.undo());
  const onlyOpen = (run: (event: KeyboardEvent) => void) => (event: KeyboardEvent) => {
    if (recorder.isOpen()) run(event);
  };
  inject(Hotkeys).bind([
    key('ctrl+z', 'undo', onlyOpen(undo)),
    key(
      'ctrl+y',
      'redo',
      onlyOpen(() => void recorder.redo()),
    ),
    key(',', 'tickBefore', () => comparison.jump(-1)),
    key('.', 'tickAfter', () => comparison.jump(1)),
    key('?', 'codes', () => work.codes()),
    key('m', 'accept', () => work.accept()),
    key('escape', 'escape', () => work.escape()),
    ...LAYERS.map((layer, i) =>
      key(`alt+${i + 1}`, 'layer', () => view.toggle(layer), { layer: words.translate(`chart.layers.${layer}`) }),
    ),
  ]);
  const hotkeys = inject(Hotkeys);
  listen((event) => pressAnywhere(event, work, { comparison, player }, hotkeys));
}

interface Time {
  readonly comparison: Comparison;
  readonly player: Player;
}

function pressAnywhere(event: KeyboardEvent, work: KeyWork, { comparison, player }: Time, hotkeys: Hotkeys): void {
  if (!hotkeys.singleKeys()) return;
  const press: Record<string, () => void> = {
    [hotkeys.keyFor('?')]: work.codes,
    [hotkeys.keyFor(',')]: () => comparison.jump(-1),
    [hotkeys.keyFor('.')]: () => comparison.jump(1),
    ' ': () => player.toggle(),
  };
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;
  if (event.defaultPrevented || !isPlain || isTaken(event.target)) return;
  if (isOwn(event)) return;
  const run = /^\d$/.test(event.key) ? () => work.begin(event.key) : press[event.key];
  if (!run) return;
  event.preventDefault();
  run();
}

/** Before the frame's own keys: what is handled here is marked as handled. */
function listen(press: (event: KeyboardEvent) => void): void {
  const document = inject(DOCUMENT);
  document.addEventListener('keydown', press, { capture: true });
  inject(DestroyRef).onDestroy(() => document.removeEventListener('keydown', press, { capture: true }));
}
