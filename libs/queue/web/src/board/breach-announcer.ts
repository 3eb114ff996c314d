import { Component, computed, inject, linkedSignal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { QueueEntryDto } from '@cuspid/queue/contracts';
import { ClinicClock } from '@cuspid/platform/web';
import { Board } from './board';
import { isOver, targetOf } from './lanes';

interface Heard {
  /** Breaches already said, or there when the page opened. */
  known: ReadonlySet<string>;
  news: readonly QueueEntryDto[];
}

const breachOf = (entry: QueueEntryDto): string => `${entry.id} ${entry.status} ${entry.stageSince}`;

/** Says once, politely, that somebody has passed a stage's target. What was past it when the page opened is in the figures. */
@Component({
  selector: 'cd-breach-announcer',
  imports: [TranslocoPipe],
  host: { class: 'cdk-visually-hidden', 'aria-live': 'polite' },
  template: `
    @for (entry of heard()?.news ?? []; track entry.id) {
      <p>
        {{
          'queue.breach'
            | transloco
              : {
                  ticket: entry.ticket,
                  name: entry.patient.firstName + ' ' + entry.patient.lastName,
                  target: target(entry),
                }
        }}
      </p>
    }
  `,
})
export class BreachAnnouncer {
  private readonly board = inject(Board);
  private readonly clock = inject(ClinicClock);

  private readonly over = computed(() => {
    if (!this.board.last()) return null;
    return this.board.entries().filter((entry) => isOver(entry, this.clock.now(), this.board.targets()));
  });
  protected readonly heard = linkedSignal<QueueEntryDto[] | null, Heard | null>({
    source: () => this.over(),
    computation: (over, before) => {
      if (!over) return null;
      const known = before?.value?.known;
      const all = new Set([...(known ?? []), ...over.map(breachOf)]);
      const news = known ? over.filter((entry) => !known.has(breachOf(entry))) : [];
      // A tick without news keeps what is said: a live region that empties and fills again would be read twice.
      return { known: all, news: news.length > 0 ? news : (before?.value?.news ?? []) };
    },
  });

  protected target(entry: QueueEntryDto): number | null {
    return targetOf(entry.status, this.board.targets());
  }
}
