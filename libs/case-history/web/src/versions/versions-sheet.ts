import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucidePrinter } from '@lucide/angular';
import type { HistoryDiffDto, HistoryVersionDto } from '@cuspid/case-history/contracts';
import type { Page } from '@cuspid/platform/contracts';
import { ClinicClock, dayText, LiveEvents, problemOf, rereads } from '@cuspid/platform/web';
import { Chip, ErrorPanel, Sheet, Skeleton } from '@cuspid/ui';
import { HistoryApi } from '../history-api';
import { HistoryWords } from '../history-words';
import { VersionDiff } from './version-diff';

/** Every save of the history, the last first; each opens what it changed, field by field. */
@Component({
  selector: 'cd-versions-sheet',
  imports: [Chip, ErrorPanel, LucidePrinter, Sheet, Skeleton, TranslocoPipe, VersionDiff],
  host: { class: 'contents' },
  template: `
    <cd-sheet [heading]="'history.versions.title' | transloco" (closed)="closed.emit()">
      @if (problem(); as problem) {
        <cd-error-panel
          [heading]="'history.versions.notLoaded' | transloco"
          [detail]="problem.detail"
          [requestId]="problem.requestId"
          (retry)="versions.reload()"
        />
      } @else if (versions.hasValue()) {
        <ol class="flex flex-col">
          @for (row of rows(); track row.version) {
            <li class="border-b border-line py-2.5" [attr.data-version]="row.version">
              <div class="flex items-start gap-2">
                <button
                  type="button"
                  class="grow min-w-0 text-left"
                  [attr.aria-expanded]="open() === row.version"
                  (click)="toggle(row.version)"
                >
                  <span class="flex items-baseline gap-2">
                    <b class="tabular">{{ 'history.versions.number' | transloco: { version: row.version } }}</b>
                    <span class="text-small text-ink-2 tabular">{{ when(row) }}</span>
                  </span>
                  <span class="block text-small text-ink-2">{{ row.savedBy.name }}</span>
                  <span class="block text-small text-ink-2">{{ what(row) }}</span>
                </button>
                <button
                  type="button"
                  class="icon-btn flex-none"
                  [attr.aria-label]="'history.versions.print' | transloco: { version: row.version }"
                  (click)="printed.emit(row.version)"
                >
                  <svg lucidePrinter></svg>
                </button>
              </div>
              @if (!row.isIntact) {
                <cd-chip tone="red">{{ 'history.versions.damaged' | transloco }}</cd-chip>
              }
              @if (open() === row.version) {
                @if (diff.hasValue()) {
                  <cd-version-diff [diff]="diff.value()" />
                } @else if (diff.error()) {
                  <p class="form-problem mt-2" role="alert">{{ 'history.versions.noDiff' | transloco }}</p>
                } @else {
                  <cd-skeleton [rows]="2" (retry)="diff.reload()" />
                }
              }
            </li>
          } @empty {
            <li class="text-ink-3 py-4">{{ 'history.versions.none' | transloco }}</li>
          }
        </ol>
        @if (versions.value().nextCursor) {
          <button type="button" class="btn btn-small mt-3" (click)="limit.set(limit() + 25)">
            {{ 'history.versions.more' | transloco }}
          </button>
        }
      } @else {
        <cd-skeleton [rows]="6" (retry)="versions.reload()" />
      }
    </cd-sheet>
  `,
})
export class VersionsSheet {
  readonly patientId = input.required<number>();
  readonly closed = output<void>();
  readonly printed = output<number>();

  private readonly words = inject(HistoryWords);
  private readonly clock = inject(ClinicClock);
  protected readonly limit = signal(25);
  protected readonly open = signal<number | null>(null);
  protected readonly versions = httpResource<Page<HistoryVersionDto>>(() => ({
    url: `${HistoryApi.address(this.patientId())}/versions`,
    params: { limit: Math.min(100, this.limit()) },
  }));
  protected readonly diff = httpResource<HistoryDiffDto>(() => {
    const version = this.open();
    return version === null ? undefined : `${HistoryApi.address(this.patientId())}/versions/${version}/diff`;
  });
  protected readonly problem = computed(() => (this.versions.error() ? problemOf(this.versions.error()) : null));
  protected readonly rows = computed(() => (this.versions.hasValue() ? this.versions.value().items : []));

  constructor() {
    inject(LiveEvents).on('history', rereads(this.versions));
  }

  protected toggle(version: number): void {
    this.open.set(this.open() === version ? null : version);
  }

  protected when({ savedAt }: HistoryVersionDto): string {
    return `${dayText(this.clock.today(savedAt))}, ${this.clock.time(savedAt)}`;
  }

  /** «4 answers changed · signed: Past history». */
  protected what({ changed, signed }: HistoryVersionDto): string {
    const names = signed.map((section) => this.words.section(section)).join(', ');
    const count = this.words.say(changed.length === 1 ? 'versions.oneChange' : 'versions.changes', {
      count: changed.length,
    });
    return [count, names && this.words.say('versions.signed', { names })].filter(Boolean).join(' · ');
  }
}
