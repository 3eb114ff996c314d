import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideRotateCw, LucideX } from '@lucide/angular';
import { LETTER_KINDS, LETTER_STATES } from '@cuspid/letters/contracts';
import type { LetterStatsDto, SentLetterDto } from '@cuspid/letters/contracts';
import type { Page } from '@cuspid/platform/contracts';
import { LiveEvents, problemOf, rereads } from '@cuspid/platform/web';
import { EmptyState, ErrorPanel, FilterMenu, PageHeader, Pager, Skeleton, Toasts } from '@cuspid/ui';
import { LettersApi } from '../letters-api';
import { LetterFigures } from './letter-figures';
import { LetterTable } from './letter-table';
import { filterOf, paramsOf, type LettersQuery } from './letters-filter';

/** The letters to patients and what became of each; one that was given up is sent again from here. */
@Component({
  selector: 'cd-letters-page',
  imports: [
    EmptyState,
    ErrorPanel,
    FilterMenu,
    LetterFigures,
    LetterTable,
    LucideRotateCw,
    LucideX,
    PageHeader,
    Pager,
    Skeleton,
    TranslocoPipe,
  ],
  templateUrl: './letters-page.html',
})
export class LettersPage {
  readonly state = input<string>();
  readonly kind = input<string>();
  readonly after = input<string>();
  readonly from = input<string>();

  private readonly api = inject(LettersApi);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(TranslocoService);
  protected readonly states = LETTER_STATES;
  protected readonly kinds = LETTER_KINDS;
  protected readonly filter = computed(() =>
    filterOf({ state: this.state(), kind: this.kind(), after: this.after(), from: this.from() }),
  );
  protected readonly isNarrowed = computed(() => this.filter().state !== null || this.filter().kind !== null);
  protected readonly letters = httpResource<Page<SentLetterDto>>(() => ({
    url: '/api/letters',
    params: paramsOf(this.filter()),
  }));
  protected readonly stats = httpResource<LetterStatsDto>(() => '/api/letters/stats');
  protected readonly problem = computed(() => (this.letters.error() ? problemOf(this.letters.error()) : null));
  /** The page that shows: the last answer stays, greyed, until the next is there. */
  protected readonly page = linkedSignal<Page<SentLetterDto> | undefined, Page<SentLetterDto> | undefined>({
    source: () => (this.letters.hasValue() ? this.letters.value() : undefined),
    computation: (page, before) => page ?? before?.value,
  });
  protected readonly figures = linkedSignal<LetterStatsDto | undefined, LetterStatsDto | undefined>({
    source: () => (this.stats.hasValue() ? this.stats.value() : undefined),
    computation: (stats, before) => stats ?? before?.value,
  });
  protected readonly failed = computed(() => (this.page()?.items ?? []).filter(({ mayRetry }) => mayRetry));
  /** Letters that are being given to the post at this moment. */
  protected readonly busy = signal<ReadonlySet<number>>(new Set());
  private readonly readings = [rereads(this.letters), rereads(this.stats)];

  constructor() {
    inject(LiveEvents).on('visits', () => this.readAgain());
  }

  protected go(queryParams: LettersQuery | Record<string, string | null>): void {
    void this.router.navigate(['/letters'], { queryParams, queryParamsHandling: 'merge' });
  }

  protected narrow(to: Record<string, string | null>): void {
    this.go({ ...to, after: null, from: null });
  }

  protected retryAll(): Promise<void> {
    return this.retry(this.failed());
  }

  /** One after the other: each stands or fails for itself. */
  protected async retry(letters: readonly SentLetterDto[]): Promise<void> {
    this.busy.set(new Set(letters.map(({ id }) => id)));
    let refusal: string | null = null;
    let given = 0;
    for (const { id } of letters) {
      try {
        await this.api.retry(id);
        given += 1;
      } catch (error) {
        refusal ??= problemOf(error).detail ?? this.say('notRetried');
      }
    }
    this.busy.set(new Set());
    if (given) this.toasts.show(this.say(given === 1 ? 'retriedOne' : 'retried', { count: given }));
    if (refusal) this.toasts.error(refusal);
    this.readAgain();
  }

  private readAgain(): void {
    for (const reread of this.readings) reread();
  }

  private say(key: string, values?: Record<string, number>): string {
    return this.words.translate(`letters.${key}`, values);
  }
}
