import { ElementRef, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { Hotkeys, type Hotkey } from '@cuspid/platform/web';

const FRAMES_TO_REDRAW_MS = 400;

/** J and K walk the rows of all lists, Enter takes the row's step, C checks in. Needs an injection context. */
export function bindTaskKeys(): void {
  const words = inject(TranslocoService);
  const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  const group = words.translate('frame.places.today');
  const key = (keys: string, label: string, run: Hotkey['run']): Hotkey => ({
    keys,
    label: words.translate(`today.keys.${label}`),
    group,
    run,
  });
  inject(Hotkeys).bind([
    key('j', 'down', () => walk(host, 1)),
    key('k', 'up', () => walk(host, -1)),
    key('enter', 'step', (event) => takeStep(host, event)),
    key('c', 'checkIn', () => checkIn(host)),
  ]);
}

const rowsIn = (host: HTMLElement) => [...host.querySelectorAll<HTMLElement>('[data-task]')];
const focused = () => document.activeElement?.closest<HTMLElement>('[data-task]') ?? null;

function walk(host: HTMLElement, step: 1 | -1): void {
  const rows = rowsIn(host);
  const current = focused();
  const at = current ? rows.indexOf(current) : -1;
  const next = rows[Math.min(rows.length - 1, Math.max(0, at + step))];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

/** Enter on a control of the row is that control's own; with no row, it is the step of the page's first. */
function takeStep(host: HTMLElement, { target }: KeyboardEvent): void {
  const control = target instanceof Element ? target.closest<HTMLElement>('a[href], button') : null;
  if (control) control.click();
  else press(host, (focused() ?? host.querySelector('[data-first]'))?.querySelector<HTMLElement>('[data-step]'));
}

/** The focused row's, else that of the first who should be here: the row that shows the key. */
function checkIn(host: HTMLElement): void {
  const row = focused()?.querySelector<HTMLElement>('[data-check-in]');
  press(host, row ?? host.querySelector<HTMLElement>('[data-check-in]'));
}

/** What is done leaves its list: the focus stays in its place, on who comes after. */
function press(host: HTMLElement, control: HTMLElement | null | undefined): void {
  if (!control) return;
  const row = focused();
  const at = row ? rowsIn(host).indexOf(row) : -1;
  control.click();
  if (at < 0) return;
  setTimeout(() => {
    if (document.activeElement === document.body) rowsIn(host)[at]?.focus();
  }, FRAMES_TO_REDRAW_MS);
}
