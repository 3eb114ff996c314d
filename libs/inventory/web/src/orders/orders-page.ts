import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { ORDER_STATES, type PurchaseOrderDto } from '@cuspid/inventory/contracts';
import type { Page } from '@cuspid/platform/contracts';
import { ClinicClock, dayText, LiveEvents, problemOf, rereads, Session } from '@cuspid/platform/web';
import {
  EmptyState,
  ErrorPanel,
  FilterMenu,
  moneyText,
  PageHeader,
  Pager,
  ReadOnlyBar,
  Segmented,
  Skeleton,
  type PageTurned,
} from '@cuspid/ui';
import { StockTabs } from '../stock-tabs';
import { StockWords } from '../stock-words';
import { OrderMark } from './order-mark';
import { ReorderPanel } from './reorder-panel';

/** What was ordered, and what should be. */
@Component({
  selector: 'cd-orders-page',
  imports: [
    EmptyState,
    ErrorPanel,
    FilterMenu,
    OrderMark,
    PageHeader,
    Pager,
    ReadOnlyBar,
    ReorderPanel,
    RouterLink,
    Segmented,
    Skeleton,
    StockTabs,
    TranslocoPipe,
  ],
  templateUrl: './orders-page.html',
})
export class OrdersPage {
  /** From the address. */
  readonly view = input<string>();
  readonly state = input<string>();
  readonly after = input<string>();
  readonly from = input<string>();

  private readonly router = inject(Router);
  private readonly clock = inject(ClinicClock);
  private readonly session = inject(Session);
  protected readonly words = inject(StockWords);
  protected readonly states = ORDER_STATES;
  protected readonly views = ['orders', 'reorder'].map((value) => ({
    value,
    label: this.words.say(`orders.${value}`),
  }));
  protected readonly isReorder = computed(() => this.view() === 'reorder');
  protected readonly shownState = computed(() => ORDER_STATES.find((one) => one === this.state()) ?? null);
  protected readonly fromCount = computed(() => Number(this.from()) || 0);
  protected readonly mayManage = computed(() => this.session.can('inventory.manage'));
  private readonly read = httpResource<Page<PurchaseOrderDto>>(() => {
    const [state, cursor] = [this.shownState(), this.after()];
    const params = { count: true, ...(state && { state }), ...(cursor && { cursor }) };
    return this.isReorder() ? undefined : { url: '/api/purchase-orders', params };
  });
  protected readonly reload = rereads(this.read);
  protected readonly problem = computed(() => (this.read.error() ? problemOf(this.read.error()) : null));
  protected readonly page = linkedSignal<Page<PurchaseOrderDto> | null, Page<PurchaseOrderDto> | null>({
    source: () => (this.read.hasValue() ? this.read.value() : null),
    computation: (now, before) => now ?? before?.value ?? null,
  });
  protected readonly showsTotals = computed(() => this.page()?.items.some(({ total }) => total !== undefined) ?? false);

  constructor() {
    inject(LiveEvents).on('inventory', () => this.reload());
  }

  protected show(view: string | null): void {
    this.go({ view: view === 'reorder' ? view : null, state: null, after: null, from: null });
  }

  protected narrow(state: string | null): void {
    this.go({ state, after: null, from: null });
  }

  protected turn({ after, from }: PageTurned): void {
    this.go({ after, from });
  }

  protected day(at: string | null): string {
    return at ? dayText(this.clock.today(at)) : this.words.say('never');
  }

  protected expected({ expectedOn }: PurchaseOrderDto): string {
    return expectedOn ? dayText(expectedOn) : this.words.say('never');
  }

  protected total({ total = [] }: PurchaseOrderDto): string {
    return total.map(moneyText).join(' + ') || this.words.say('never');
  }

  private go(queryParams: Record<string, string | null>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }
}
