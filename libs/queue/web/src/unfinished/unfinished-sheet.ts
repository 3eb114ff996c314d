import { httpResource } from '@angular/common/http';
import { Component, computed, inject, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { SettledAs, UnfinishedDto, UnfinishedListDto } from '@cuspid/queue/contracts';
import { dayText, LiveEvents, problemOf } from '@cuspid/platform/web';
import { EmptyState, ErrorPanel, Sheet, Skeleton, Toasts } from '@cuspid/ui';
import { LANES, shortName } from '../board/lanes';
import { QueueApi } from '../queue-api';

/** Who was left open at the end of an earlier day; one press says what became of each, and ends their visit. */
@Component({
  selector: 'cd-unfinished-sheet',
  imports: [EmptyState, ErrorPanel, RouterLink, Sheet, Skeleton, TranslocoPipe],
  template: `
    <cd-sheet [heading]="'queue.left.title' | transloco" (closed)="closed.emit()">
      <p class="text-ink-2 mb-4">{{ 'queue.left.text' | transloco }}</p>
      @if (problem(); as problem) {
        <cd-error-panel
          [heading]="'queue.left.notLoaded' | transloco"
          [detail]="problem.detail"
          [requestId]="problem.requestId"
          (retry)="list.reload()"
        />
      } @else if (list.hasValue()) {
        <ul class="queue-left">
          @for (entry of list.value().items; track entry.id) {
            <li>
              <div class="grow min-w-0">
                <a class="link font-medium" [routerLink]="['/patients', entry.patient.id]">
                  {{ entry.patient.firstName }} {{ entry.patient.lastName }}
                </a>
                <p class="text-small text-ink-2">{{ said(entry) }}</p>
              </div>
              <div class="flex gap-2 flex-none">
                <button type="button" class="btn btn-small" [disabled]="isBusy()" (click)="settle(entry, 'COMPLETED')">
                  {{ 'queue.left.COMPLETED' | transloco }}
                </button>
                <button type="button" class="btn btn-small" [disabled]="isBusy()" (click)="settle(entry, 'LEFT')">
                  {{ 'queue.left.LEFT' | transloco }}
                </button>
              </div>
            </li>
          } @empty {
            <cd-empty [text]="'queue.left.none' | transloco" />
          }
        </ul>
      } @else {
        <cd-skeleton [rows]="3" (retry)="list.reload()" />
      }
    </cd-sheet>
  `,
})
export class UnfinishedSheet {
  readonly closed = output<void>();

  private readonly api = inject(QueueApi);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(TranslocoService);
  protected readonly list = httpResource<UnfinishedListDto>(() => '/api/queue/unfinished');
  protected readonly problem = computed(() => (this.list.error() ? problemOf(this.list.error()) : null));
  protected readonly isBusy = signal(false);

  constructor() {
    inject(LiveEvents).on('queue', () => this.list.reload());
  }

  /** "A 17, Mon 23 Nov, Treatment, Dr Fernando, Adjustment". */
  protected said({ ticket, day, stage, provider, procedure }: UnfinishedDto): string {
    const dial = LANES.find((lane) => lane.status === stage)?.dial;
    const where = this.words.translate(`ui.status.${dial}`);
    return [ticket, dayText(day), where, provider?.name, procedure].filter(Boolean).join(', ');
  }

  protected async settle(entry: UnfinishedDto, as: SettledAs): Promise<void> {
    this.isBusy.set(true);
    try {
      this.list.set(await this.api.settle(entry.id, as));
      this.toasts.show(this.words.translate(`queue.left.done.${as}`, { who: shortName(entry.patient) }));
    } catch (error) {
      this.toasts.error(problemOf(error).detail ?? this.words.translate('queue.notChanged'));
      this.list.reload();
    } finally {
      this.isBusy.set(false);
    }
  }
}
