import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { MOVEMENT_REASONS, type StockMovementDto } from '@cuspid/inventory/contracts';
import type { Page } from '@cuspid/platform/contracts';
import { LiveEvents, problemOf, rereads } from '@cuspid/platform/web';
import { EmptyState, ErrorPanel, FilterMenu, PageHeader, Pager, Skeleton, type PageTurned } from '@cuspid/ui';
import { StockTabs } from '../stock-tabs';
import { StockWords } from '../stock-words';

/** Everything that went in and out of the stock, the newest first. A wrong one is put right by another. */
@Component({
  selector: 'cd-movements-page',
  imports: [EmptyState, ErrorPanel, FilterMenu, PageHeader, Pager, RouterLink, Skeleton, StockTabs, TranslocoPipe],
  templateUrl: './movements-page.html',
})
export class MovementsPage {
  /** From the address. */
  readonly reason = input<string>();
  readonly since = input<string>();
  readonly until = input<string>();
  readonly after = input<string>();
  readonly from = input<string>();

  private readonly router = inject(Router);
  protected readonly words = inject(StockWords);
  protected readonly reasons = MOVEMENT_REASONS;
  protected readonly shownReason = computed(() => MOVEMENT_REASONS.find((one) => one === this.reason()) ?? null);
  protected readonly fromCount = computed(() => Number(this.from()) || 0);
  protected readonly isNarrowed = computed(() => Boolean(this.shownReason() || this.since() || this.until()));
  private readonly read = httpResource<Page<StockMovementDto>>(() => {
    const asked = {
      count: 'true',
      reason: this.shownReason(),
      from: this.since(),
      to: this.until(),
      cursor: this.after(),
    };
    const params = Object.fromEntries(Object.entries(asked).flatMap(([key, value]) => (value ? [[key, value]] : [])));
    return { url: '/api/inventory/transactions', params };
  });
  protected readonly reload = rereads(this.read);
  protected readonly problem = computed(() => (this.read.error() ? problemOf(this.read.error()) : null));
  protected readonly page = linkedSignal<Page<StockMovementDto> | null, Page<StockMovementDto> | null>({
    source: () => (this.read.hasValue() ? this.read.value() : null),
    computation: (now, before) => now ?? before?.value ?? null,
  });
  protected readonly showsCosts = computed(
    () => this.page()?.items.some(({ unitCost }) => unitCost !== undefined) ?? false,
  );

  constructor() {
    inject(LiveEvents).on('inventory', () => this.reload());
  }

  protected narrow(change: Record<string, string | null>): void {
    this.go({ ...change, after: null, from: null });
  }

  protected turn({ after, from }: PageTurned): void {
    this.go({ after, from });
  }

  private go(queryParams: Record<string, string | null>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }
}
