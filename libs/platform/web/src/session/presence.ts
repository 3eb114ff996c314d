import { DestroyRef, inject, Injectable } from '@angular/core';

const HERE_MS = 60_000;
const SIGNS = ['keydown', 'pointerdown', 'click', 'wheel'] as const;

/**
 * Whether a hand is on the machine. What the page asks by itself while nobody is there (a board that reads again after
 * every change) must not keep a session alive.
 */
@Injectable({ providedIn: 'root' })
export class Presence {
  /** Opening the page is somebody's doing. */
  private at = Date.now();

  constructor() {
    const seen = () => this.seen();
    for (const sign of SIGNS) globalThis.addEventListener(sign, seen, { capture: true, passive: true });
    inject(DestroyRef).onDestroy(() => {
      for (const sign of SIGNS) globalThis.removeEventListener(sign, seen, { capture: true });
    });
  }

  seen(): void {
    this.at = Date.now();
  }

  /** When somebody last did something in this tab. */
  lastAt(): number {
    return this.at;
  }

  /** Somebody pressed, typed or scrolled in this tab within the last minute. */
  isHere(): boolean {
    return Date.now() - this.at < HERE_MS;
  }
}
