import { computed, inject, Injectable, signal } from '@angular/core';
import type { QueueEntryDto } from '@cuspid/queue/contracts';
import { Board } from './board';
import { LANES, inLane } from './lanes';

/** Which card the keys act on: the one somebody chose, else the first the person may move. */
@Injectable()
export class Selection {
  private readonly board = inject(Board);
  private readonly chosen = signal<number | null>(null);
  /** Which entries the filters let through. */
  readonly filter = signal<(entry: QueueEntryDto) => boolean>(() => true);

  readonly entries = computed(() => this.board.entries().filter(this.filter()));
  readonly lanes = computed(() => LANES.map((lane) => ({ ...lane, entries: inLane(this.entries(), lane.status) })));

  readonly entry = computed<QueueEntryDto | undefined>(() => {
    const chosen = this.entries().find((entry) => entry.id === this.chosen());
    if (chosen) return chosen;
    const open = this.lanes().flatMap((lane) => (lane.status === 'COMPLETED' ? [] : lane.entries));
    return open.find((entry) => entry.mayProgress) ?? open[0];
  });
  readonly id = computed(() => this.entry()?.id ?? null);

  choose(id: number): void {
    this.chosen.set(id);
  }

  /** Up or down in the lane; stays at its ends. */
  along(step: 1 | -1): void {
    const [lane, index] = this.place();
    const next = lane?.[index + step] ?? lane?.[index];
    if (next) this.choose(next.id);
  }

  /** To the nearest lane with a card in it, at about the same height. */
  across(step: 1 | -1): void {
    const lanes = this.lanes();
    const from = lanes.findIndex((lane) => lane.status === this.entry()?.status);
    const [, index] = this.place();
    for (let at = from + step; at >= 0 && at < lanes.length; at += step) {
      const cards = lanes[at]?.entries ?? [];
      const card = cards[Math.min(Math.max(0, index), cards.length - 1)];
      if (card) return this.choose(card.id);
    }
  }

  /** The card that comes to hand when this one leaves the lane for good. */
  neighbour(): number | null {
    const [lane, index] = this.place();
    return (lane?.[index + 1] ?? lane?.[index - 1])?.id ?? null;
  }

  private place(): [QueueEntryDto[] | undefined, number] {
    const entry = this.entry();
    const lane = this.lanes().find((one) => one.status === entry?.status)?.entries;
    return [lane, lane?.findIndex((one) => one.id === entry?.id) ?? -1];
  }
}
