import { CdkDrag, CdkDragDrop, CdkDropList } from '@angular/cdk/drag-drop';
import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { QueueEntryDto, QueueStatus } from '@cuspid/queue/contracts';
import { ClinicClock, Session } from '@cuspid/platform/web';
import { Board } from './board';
import { CardAction, CardRequest } from './card-action';
import { CardVerbs } from './card-verbs';
import { Chairs } from './chairs';
import { DoneRow } from './done-row';
import { QueueCard } from './queue-card';

/** The cards of one stage, in their order. A card dragged here from another lane moves to this stage. */
@Component({
  selector: 'cd-queue-lane',
  imports: [CdkDrag, CdkDropList, DoneRow, QueueCard, TranslocoPipe],
  host: { class: 'contents' },
  template: `
    <div
      class="queue-cards"
      role="list"
      cdkDropList
      cdkDropListSortingDisabled
      [attr.aria-label]="label()"
      [cdkDropListData]="status()"
      (cdkDropListDropped)="drop($event)"
    >
      @for (entry of shown(); track entry.id) {
        @if (status() === 'COMPLETED') {
          <cd-done-row
            [entry]="entry"
            [selected]="entry.id === selectedId()"
            [rights]="verbs.rightsOn(entry)"
            (picked)="picked.emit(entry.id)"
            (acted)="act(entry, $event)"
          />
        } @else {
          <cd-queue-card
            cdkDrag
            [cdkDragData]="entry"
            [cdkDragDisabled]="!entry.mayProgress"
            [cdkDragStartDelay]="{ touch: 180, mouse: 0 }"
            [entry]="entry"
            [selected]="entry.id === selectedId()"
            [now]="clock.now()"
            [targets]="board.targets()"
            [me]="me()"
            [rights]="verbs.rightsOn(entry)"
            [chair]="chairs.next()"
            [chairs]="chairs.all()"
            [freeIds]="freeIds()"
            (picked)="picked.emit(entry.id)"
            (acted)="act(entry, $event)"
          />
        }
      } @empty {
        <p class="queue-nobody">{{ 'queue.nobody.' + status() | transloco }}</p>
      }
      @if (status() === 'COMPLETED' && unfinished() > 0) {
        <p class="queue-nobody">{{ 'queue.unfinished' | transloco: { count: unfinished() } }}</p>
      }
    </div>
  `,
})
export class QueueLane {
  readonly status = input.required<QueueStatus>();
  readonly label = input.required<string>();
  readonly entries = input.required<readonly QueueEntryDto[]>();
  readonly selectedId = input<number | null>(null);
  readonly picked = output<number>();
  readonly asked = output<CardRequest>();

  protected readonly clock = inject(ClinicClock);
  protected readonly chairs = inject(Chairs);
  protected readonly verbs = inject(CardVerbs);
  protected readonly board = inject(Board);
  private readonly session = inject(Session);
  protected readonly me = computed(() => this.session.user()?.id);
  protected readonly freeIds = computed(() => new Set(this.chairs.free().map((chair) => chair.id)));
  /** What the end of the day closed is counted, not listed: nothing can be done with it here. */
  protected readonly shown = computed(() => this.entries().filter((entry) => !entry.isUnfinished));
  protected readonly unfinished = computed(() => this.entries().length - this.shown().length);

  protected act(entry: QueueEntryDto, action: CardAction): void {
    this.asked.emit({ entry, action });
  }

  protected drop(event: CdkDragDrop<QueueStatus, QueueStatus, QueueEntryDto>): void {
    const entry = event.item.data;
    if (entry.status !== this.status()) this.act(entry, { kind: 'move', status: this.status() });
  }
}
