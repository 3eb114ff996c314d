import { Injectable, signal } from '@angular/core';

/** The number at the right of a place in the rail. */
export interface RailCount {
  count: number;
  /** It waits for the person who looks: shown filled. Else it only informs. */
  isMine: boolean;
}

/**
 * Numbers beside the places of the rail, by the key of the place. Who owns the place sets it, also while another page
 * shows; nought takes it away.
 *
 * `inject(RailCounters).set('approvals', waiting.total);`
 */
@Injectable({ providedIn: 'root' })
export class RailCounters {
  private readonly counts = signal<Readonly<Record<string, RailCount>>>({});
  readonly all = this.counts.asReadonly();

  set(place: string, count: number, { isMine = true } = {}): void {
    this.counts.update((all) => ({ ...all, [place]: { count, isMine } }));
  }
}
