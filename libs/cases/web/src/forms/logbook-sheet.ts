import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LOGBOOK_ORDERS, type LogbookEntryDto, type LogbookOrder } from '@cuspid/cases/contracts';
import type { Page } from '@cuspid/platform/contracts';
import { problemOf } from '@cuspid/platform/web';
import { EmptyState, ErrorPanel, Segmented, Sheet, Skeleton } from '@cuspid/ui';
import { CaseWords } from '../case-words';

/** Everything that happened with a case, by whom and when; nothing of it is ever changed. */
@Component({
  selector: 'cd-logbook-sheet',
  imports: [EmptyState, ErrorPanel, Segmented, Sheet, Skeleton, TranslocoPipe],
  host: { class: 'contents' },
  template: `
    <cd-sheet [heading]="'cases.logbook.title' | transloco" (closed)="closed.emit()">
      <cd-segmented
        [small]="true"
        [label]="'cases.logbook.order' | transloco"
        [options]="orders"
        [value]="order()"
        (valueChange)="sort($event)"
      />
      @if (problem(); as failure) {
        <cd-error-panel
          [heading]="'cases.logbook.notLoaded' | transloco"
          [detail]="failure.detail"
          [requestId]="failure.requestId"
          (retry)="page.reload()"
        />
      } @else if (entries().length) {
        <ol class="mt-3 border-t border-line">
          @for (entry of entries(); track entry.id) {
            <li class="py-2 border-b border-line">
              <p>
                <b class="font-semibold">{{ 'cases.logbook.act.' + entry.act | transloco }}</b>
                @if (entry.subject) {
                  <span class="ml-1 wrap-anywhere">{{ subject(entry) }}</span>
                }
                @if (entry.percent !== null) {
                  <span class="ml-1 tabular">{{ entry.percent }} %</span>
                }
              </p>
              @if (entry.words) {
                <p class="text-ink-2 whitespace-pre-line wrap-anywhere">{{ entry.words }}</p>
              }
              <p class="text-small text-ink-3 tabular">{{ entry.by.name }} · {{ words.when(entry.at) }}</p>
            </li>
          }
        </ol>
        @if (next()) {
          <button type="button" class="btn mt-3" [disabled]="page.isLoading()" (click)="cursor.set(next())">
            {{ 'cases.logbook.more' | transloco }}
          </button>
        }
      } @else if (page.hasValue()) {
        <cd-empty [text]="'cases.logbook.empty' | transloco" />
      } @else {
        <cd-skeleton [rows]="6" (retry)="page.reload()" />
      }
    </cd-sheet>
  `,
})
export class LogbookSheet {
  readonly caseId = input.required<number>();
  readonly closed = output<void>();

  protected readonly words = inject(CaseWords);
  protected readonly orders = LOGBOOK_ORDERS.map((value) => ({ value, label: this.words.say(`logbook.${value}`) }));
  protected readonly order = signal<LogbookOrder>('newest');
  protected readonly cursor = signal<string | null>(null);
  protected readonly page = httpResource<Page<LogbookEntryDto>>(() => {
    const cursor = this.cursor();
    const params = { order: this.order(), limit: 50, ...(cursor && { cursor }) };
    return { url: `/api/cases/${this.caseId()}/logbook`, params };
  });
  protected readonly problem = computed(() => (this.page.error() ? problemOf(this.page.error()) : null));
  protected readonly next = computed(() => (this.page.hasValue() ? this.page.value().nextCursor : null));
  /** All pages read so far, in their order. */
  protected readonly entries = linkedSignal<Page<LogbookEntryDto> | null, readonly LogbookEntryDto[]>({
    source: () => (this.page.hasValue() ? this.page.value() : null),
    computation: (now, before) => {
      const known = this.cursor() ? (before?.value ?? []) : now ? [] : (before?.value ?? []);
      return [...known, ...(now?.items ?? []).filter(({ id }) => !known.some((one) => one.id === id))];
    },
  });

  protected sort(order: string | null): void {
    const known = LOGBOOK_ORDERS.find((one) => one === order);
    if (!known) return;
    this.cursor.set(null);
    this.order.set(known);
  }

  protected subject({ subject, version }: LogbookEntryDto): string {
    return version === null ? (subject ?? '') : this.words.say('version', { work: subject ?? '', version });
  }
}
