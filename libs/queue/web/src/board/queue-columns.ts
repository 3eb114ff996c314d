import { CdkDropListGroup } from '@angular/cdk/drag-drop';
import {
  Component,
  computed,
  DestroyRef,
  ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { QueueStatus } from '@cuspid/queue/contracts';
import { StatusDial } from '@cuspid/ui';
import { CardRequest } from './card-action';
import { flipCards } from './flip';
import { columnsFor, LANES } from './lanes';
import { QueueLane } from './queue-lane';
import { Selection } from './selection';

/** The lanes side by side; where there is no room for all, the last column holds the rest as tabs. */
@Component({
  selector: 'cd-queue-columns',
  imports: [QueueLane, StatusDial, TranslocoPipe],
  hostDirectives: [CdkDropListGroup],
  host: { class: 'queue-board', '[class.queue-stale]': 'stale()', '[attr.data-columns]': 'columns().length' },
  template: `
    @for (column of columns(); track $index) {
      <section class="queue-lane" [class.queue-lane-open]="shownIn(column) === 'COMPLETED'">
        @if (column.length === 1) {
          @let lane = column[0];
          @if (lane) {
            <h2 class="queue-lane-head">
              <cd-status-dial [state]="lane.dial" />{{ 'ui.status.' + lane.dial | transloco }}
              <span class="queue-count tabular">{{ count(lane.status) }}</span>
              @if (lane.status === 'IN_WAITING_ROOM') {
                <span class="queue-lane-note">{{ 'queue.order' | transloco }}</span>
              }
            </h2>
          }
        } @else {
          <div class="queue-tabs" role="tablist" [attr.aria-label]="'queue.stages' | transloco">
            @for (lane of column; track lane.status) {
              <button
                type="button"
                class="tab"
                role="tab"
                [attr.aria-selected]="lane.status === shownIn(column)"
                [attr.aria-label]="('ui.status.' + lane.dial | transloco) + ' ' + count(lane.status)"
                (click)="tab.set(lane.status)"
              >
                <span class="queue-tab-dial"><cd-status-dial [state]="lane.dial" /></span>
                <span class="queue-tab-word">{{ 'ui.status.' + lane.dial | transloco }}</span>
                &ngsp;<span class="tab-count">{{ count(lane.status) }}</span>
              </button>
            }
          </div>
        }
        @let status = shownIn(column);
        <cd-queue-lane
          [status]="status"
          [label]="'ui.status.' + dialOf(status) | transloco"
          [entries]="cards(status)"
          [selectedId]="selection.id()"
          (picked)="selection.choose($event)"
          (asked)="asked.emit($event)"
        />
      </section>
    }
  `,
})
export class QueueColumns {
  /** The list may be old: clocks are grey. */
  readonly stale = input(false);
  readonly asked = output<CardRequest>();

  protected readonly selection = inject(Selection);
  private readonly width = signal(1200);
  protected readonly columns = computed(() => columnsFor(this.width()));
  private readonly tabs = computed(() => this.columns().at(-1) ?? LANES);
  /** The lane the tabs show follows the chosen card, so that H and L reach every lane. */
  protected readonly tab = linkedSignal<QueueStatus | undefined, QueueStatus>({
    source: () => this.selection.entry()?.status,
    computation: (status, before) => {
      const tabs = this.tabs().map((lane) => lane.status);
      const kept = before && tabs.includes(before.value) ? before.value : tabs[0];
      return (status && tabs.includes(status) ? status : kept) ?? 'COMPLETED';
    },
  });

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    flipCards(host, () => this.selection.entries());
    if (typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(([entry]) => this.width.set(entry?.contentRect.width ?? 1200));
    observer.observe(host);
    inject(DestroyRef).onDestroy(() => observer.disconnect());
  }

  protected shownIn(column: readonly { status: QueueStatus }[]): QueueStatus {
    return column.length === 1 ? (column[0]?.status ?? 'COMPLETED') : this.tab();
  }

  protected cards(status: QueueStatus) {
    return this.selection.lanes().find((lane) => lane.status === status)?.entries ?? [];
  }

  protected count(status: QueueStatus): number {
    return this.cards(status).filter((entry) => !entry.isUnfinished).length;
  }

  protected dialOf(status: QueueStatus): string {
    return LANES.find((lane) => lane.status === status)?.dial ?? 'waiting';
  }
}
