import { DOCUMENT } from '@angular/common';
import { DestroyRef, inject, Injectable } from '@angular/core';
import { ScanKeys } from '@cuspid/inventory/contracts';

/** What comes later than this after a key is another person's or another code's beginning. */
const PAUSE_MS = 40;

type Typed = HTMLInputElement | HTMLTextAreaElement;

/**
 * Hears a barcode scanner anywhere on the page: it types, but faster than anybody, and ends with Enter. What it typed into a
 * field that happened to have the keyboard is taken out again, and no key of the page acts on it. A field with `data-scan`
 * is there to be typed into and reads its code itself. Provided by the page.
 */
@Injectable()
export class Scanner {
  private readonly document = inject(DOCUMENT);
  private readonly keys = new ScanKeys();
  private lastAt = -Infinity;
  /** The field that had the keyboard when the code began, and what stood in it. */
  private begun: { field: Typed; text: string } | null = null;

  /** Hands over each code as the scanner sent it, for as long as the page lives. Needs an injection context. */
  listen(take: (code: string) => void): void {
    const hear = (event: KeyboardEvent) => this.hear(event, take);
    // Before anything else of the page: its keys must not act on a scan.
    this.document.addEventListener('keydown', hear, { capture: true });
    inject(DestroyRef).onDestroy(() => this.document.removeEventListener('keydown', hear, { capture: true }));
  }

  private hear(event: KeyboardEvent, take: (code: string) => void): void {
    if (event.isComposing || isForItself(event.target)) return;
    const { key, timeStamp: at, ctrlKey, altKey } = event;
    if (at - this.lastAt > PAUSE_MS) this.begun = contentOf(event.target);
    this.lastAt = at;
    const code = this.keys.press({ key, at, ctrlKey, altKey });
    // In a field it may still be somebody who types: there it is taken out once it is known to be a code.
    if (code !== null || (this.keys.isScanning && !this.begun)) swallow(event);
    if (code === null) return;
    if (this.begun) putBack(this.begun.field, this.begun.text);
    this.lastAt = -Infinity;
    take(code);
  }
}

const isForItself = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[data-scan]') !== null;

const contentOf = (target: EventTarget | null): { field: Typed; text: string } | null =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
    ? { field: target, text: target.value }
    : null;

function swallow(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

function putBack(field: Typed, text: string): void {
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
