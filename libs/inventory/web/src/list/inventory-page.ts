import { Component, computed, effect, inject, input, untracked, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideListChecks, LucidePackagePlus, LucidePlus } from '@lucide/angular';
import { ClinicClock, Hotkeys, KeyCap, LiveEvents, Session } from '@cuspid/platform/web';
import { EmptyState, ErrorPanel, PageHeader, Pager, ReadOnlyBar, Skeleton, Toasts, type PageTurned } from '@cuspid/ui';
import { InventoryApi } from '../inventory-api';
import { Scanner } from '../scanning/scanner';
import { ItemSheet } from '../sheet/item-sheet';
import { NewItemSheet } from '../sheet/new-item-sheet';
import { StockTabs } from '../stock-tabs';
import { StockWords } from '../stock-words';
import { isNarrowed, stockFilterOf } from './stock-filter';
import { StockFilters } from './stock-filters';
import { StockList } from './stock-list';
import { StockTable } from './stock-table';

/** What the clinic has, lot by lot. A pack that is scanned anywhere on the page opens its item. What shows stands in the address. */
@Component({
  selector: 'cd-inventory-page',
  imports: [
    EmptyState,
    ErrorPanel,
    ItemSheet,
    KeyCap,
    LucideListChecks,
    LucidePackagePlus,
    LucidePlus,
    NewItemSheet,
    PageHeader,
    Pager,
    ReadOnlyBar,
    RouterLink,
    Skeleton,
    StockFilters,
    StockTable,
    StockTabs,
    TranslocoPipe,
  ],
  providers: [Scanner, StockList],
  templateUrl: './inventory-page.html',
})
export class InventoryPage {
  /** From the address. */
  readonly q = input<string>();
  readonly sort = input<string>();
  readonly category = input<string>();
  readonly level = input<string>();
  readonly expiry = input<string>();
  readonly bin = input<string>();
  readonly after = input<string>();
  readonly from = input<string>();
  /** The item whose sheet is open. */
  readonly item = input<string>();
  /** Opens the sheet of a new item. */
  readonly new = input<string>();
  /** The code of a pack nobody knew, for the new item. */
  readonly gtin = input<string>();

  private readonly router = inject(Router);
  private readonly live = inject(LiveEvents);
  private readonly clock = inject(ClinicClock);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(StockWords);
  private readonly api = inject(InventoryApi);
  private readonly table = viewChild(StockTable);
  protected readonly list = inject(StockList);

  protected readonly mayManage = computed(() => this.session.can('inventory.manage'));
  protected readonly filter = computed(() =>
    stockFilterOf({
      q: this.q(),
      sort: this.sort(),
      category: this.category(),
      level: this.level(),
      expiry: this.expiry(),
      bin: this.bin(),
      after: this.after(),
      from: this.from(),
    }),
  );
  protected readonly isNarrowed = computed(() => isNarrowed(this.filter()));
  protected readonly isAdding = computed(() => this.new() !== undefined && this.mayManage());
  protected readonly openId = computed(() => (this.isAdding() ? null : Number(this.item()) || null));
  protected readonly isFolded = computed(() => this.isAdding() || this.openId() !== null);
  /** Since when the list may be old; null while changes come in. */
  protected readonly staleSince = computed(() => {
    const since = this.live.since();
    return since ? this.clock.time(since) : this.list.problem() && this.list.page() ? this.clock.time() : null;
  });

  constructor() {
    effect(() => {
      const filter = this.filter();
      untracked(() => this.list.filter.set(filter));
    });
    effect(() => this.list.wanted.set(this.openId()));
    inject(Scanner).listen((code) => void this.find(code));
    this.bindKeys();
  }

  protected narrow(change: Record<string, string | null>): void {
    this.go({ ...change, after: null, from: null });
  }

  protected clear(): void {
    this.narrow({ q: null, category: null, level: null, expiry: null });
  }

  protected turn({ after, from }: PageTurned): void {
    this.go({ after, from });
  }

  protected add(): void {
    if (this.mayManage()) this.go({ new: '', item: null });
  }

  protected open(id: number): void {
    this.list.reload();
    this.go({ new: null, gtin: null, item: String(id) });
  }

  protected close(): void {
    this.go({ new: null, gtin: null, item: null });
  }

  /** The item of a pack that was scanned, its lots unfolded. */
  private async find(code: string): Promise<void> {
    const scanned = await this.api.scan(code).catch(() => null);
    if (!scanned) return this.toasts.error(this.words.say('scan.failed'));
    const { item, gtin } = scanned;
    if (item) {
      this.go({ item: String(item.id), new: null });
      this.table()?.unfold(item.id);
      return;
    }
    if (!gtin) return this.toasts.error(this.words.say('scan.unread', { code }));
    const offer = { label: this.words.say('scan.addItem'), run: () => this.go({ new: '', gtin, item: null }) };
    this.toasts.error(this.words.say('scan.unknown', { code: gtin }), this.mayManage() ? offer : undefined);
  }

  private bindKeys(): void {
    const group = this.words.say('title');
    const key = (keys: string, name: string, run: () => void) => ({
      keys,
      label: this.words.say(`keys.${name}`),
      group,
      run,
    });
    if (!this.mayManage()) return;
    inject(Hotkeys).bind([
      key('n', 'add', () => this.add()),
      key('r', 'receive', () => void this.router.navigateByUrl('/inventory/delivery')),
      key('c', 'count', () => void this.router.navigateByUrl('/inventory/count')),
    ]);
  }

  private go(queryParams: Record<string, string | null>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }
}
