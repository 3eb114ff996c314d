import { computed, Injectable, signal } from '@angular/core';

/** How much waits in each list of a page; the page provides it, its lists tell it. */
@Injectable()
export class TaskCounts {
  private readonly counts = signal<ReadonlyMap<object, number>>(new Map());

  /** How many lists are read, and what waits in all of them. */
  readonly lists = computed(() => this.counts().size);
  readonly total = computed(() => [...this.counts().values()].reduce((sum, count) => sum + count, 0));

  tell(list: object, count: number): void {
    this.counts.update((all) => new Map(all).set(list, count));
  }
}
