import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideTriangleAlert } from '@lucide/angular';
import type { QueueEntryDto } from '@cuspid/queue/contracts';
import { DashboardData } from '@cuspid/dashboard/web';
import { ClinicClock } from '@cuspid/platform/web';
import { Chip, Minutes, PriorityMark, TaskBlock } from '@cuspid/ui';
import { Board } from '../board/board';
import { CardVerbs } from '../board/card-verbs';
import { Chairs } from '../board/chairs';
import { stepOf, targetOf } from '../board/lanes';
import { Selection } from '../board/selection';
import { boardOf } from './card-board';

/** Who waits, the furthest past the target first, with the next step on the row: a block of the day's page. */
@Component({
  selector: 'cd-waiting-block',
  imports: [Chip, LucideTriangleAlert, Minutes, PriorityMark, RouterLink, TaskBlock, TranslocoPipe],
  providers: [boardOf('waiting'), Board, CardVerbs, Chairs, Selection],
  templateUrl: './waiting-block.html',
})
export class WaitingBlock {
  protected readonly board = inject(Board);
  protected readonly clock = inject(ClinicClock);
  private readonly chairs = inject(Chairs);
  private readonly verbs = inject(CardVerbs);

  protected readonly card = inject(DashboardData).card<QueueEntryDto>('waiting');
  /** In the order of the server: the furthest past the target first. Who was just called here is gone at once. */
  protected readonly rows = computed(() => {
    const places = new Map(this.card.rows().map(({ id }, place) => [id, place]));
    const waiting = this.board.entries().filter(({ id, status }) => status === 'IN_WAITING_ROOM' && places.has(id));
    return waiting.toSorted((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0));
  });
  protected readonly count = computed(() => {
    const count = this.card.count();
    return count === undefined ? undefined : Math.max(0, count - (this.card.rows().length - this.rows().length));
  });
  protected readonly chair = this.chairs.next;

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
