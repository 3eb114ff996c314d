import { Injectable } from '@angular/core';

/**
 * Leaves the page for a new one: nothing that was typed, read or remembered by the old one is left, and its entry in the
 * browser's history is gone. The waiting room's screen belongs to nobody and stays.
 */
@Injectable({ providedIn: 'root' })
export class FreshStart {
  at(path: string): void {
    if (!globalThis.location.pathname.startsWith('/display')) globalThis.location.replace(path);
  }

  /** The same address again. */
  anew(): void {
    globalThis.location.reload();
  }
}
