import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideTriangleAlert } from '@lucide/angular';
import type { QueueEntryDto } from '@cuspid/queue/contracts';
import { ClinicClock, LiveEvents } from '@cuspid/platform/web';
import { Chip, Minutes, minutesBetween, PriorityMark, TaskBlock, TASKS_SHOWN } from '@cuspid/ui';
import { Board } from '../board/board';
import { CardVerbs } from '../board/card-verbs';
import { Chairs } from '../board/chairs';
import { stepOf, targetOf } from '../board/lanes';
import { Selection } from '../board/selection';

/** Who waits, the furthest past the target first, with the next step on the row: a block of the day's page. */
@Component({
  selector: 'cd-waiting-block',
  imports: [Chip, LucideTriangleAlert, Minutes, PriorityMark, RouterLink, TaskBlock, TranslocoPipe],
  providers: [Board, CardVerbs, Chairs, Selection],
  templateUrl: './waiting-block.html',
})
export class WaitingBlock {
  protected readonly board = inject(Board);
  protected readonly clock = inject(ClinicClock);
  private readonly chairs = inject(Chairs);
  private readonly verbs = inject(CardVerbs);

  private readonly waiting = computed(() => {
    const now = this.clock.now();
    const share = (entry: QueueEntryDto) => minutesBetween(entry.stageSince, now) / (this.target(entry) || 1);
    const entries = this.board.entries().filter(({ status }) => status === 'IN_WAITING_ROOM');
    return entries.sort((a, b) => share(b) - share(a) || a.id - b.id);
  });
  protected readonly count = computed(() => (this.board.last() ? this.waiting().length : undefined));
  protected readonly rows = computed(() => this.waiting().slice(0, TASKS_SHOWN));
  protected readonly chair = this.chairs.next;

  constructor() {
    const live = inject(LiveEvents);
    live.on('queue', () => this.board.reload());
    live.on('patients', () => this.board.reload());
  }

  protected target(entry: QueueEntryDto): number {
    return targetOf(entry.status, this.board.targets()) ?? 0;
  }

  protected mayCall(entry: QueueEntryDto): boolean {
    return this.verbs.rightsOn(entry).mayProgress && stepOf(entry) !== null;
  }

  protected call(entry: QueueEntryDto): void {
    void this.verbs.step(entry);
  }

  protected about({ procedure, notes, provider }: QueueEntryDto): string {
    return [procedure, notes, provider?.name].filter(Boolean).join(' · ');
  }
}
