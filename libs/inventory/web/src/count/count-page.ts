import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideSearch } from '@lucide/angular';
import type { InventoryItemDetailDto, InventoryItemDto, InventoryStatsDto } from '@cuspid/inventory/contracts';
import { PAGE, type Page } from '@cuspid/platform/contracts';
import { Hotkeys, KeyCap, problemOf } from '@cuspid/platform/web';
import {
  Confirmation,
  EmptyState,
  ErrorPanel,
  FilterMenu,
  PageHeader,
  Pager,
  Skeleton,
  Toasts,
  type PageTurned,
} from '@cuspid/ui';
import { ExpiryMark } from '../expiry-mark';
import { InventoryApi } from '../inventory-api';
import { Scanner } from '../scanning/scanner';
import { StockWords } from '../stock-words';
import { differenceOf, isWrong, StockCount, type CountLine } from './stock-count';

/** A count sheet: what the books say, what is on the shelf, and the difference before anything is saved. */
@Component({
  selector: 'cd-count-page',
  imports: [
    EmptyState,
    ErrorPanel,
    ExpiryMark,
    FilterMenu,
    KeyCap,
    LucideSearch,
    PageHeader,
    Pager,
    RouterLink,
    Skeleton,
    TranslocoPipe,
  ],
  providers: [Scanner, StockCount],
  templateUrl: './count-page.html',
})
export class CountPage {
  /** From the address. */
  readonly q = input<string>();
  readonly category = input<string>();
  readonly item = input<string>();
  readonly after = input<string>();
  readonly from = input<string>();

  private readonly api = inject(InventoryApi);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly confirmation = inject(Confirmation);
  protected readonly words = inject(StockWords);
  protected readonly count = inject(StockCount);
  protected readonly isWrong = isWrong;
  private readonly figures = httpResource<InventoryStatsDto>(() => '/api/inventory/stats');
  private readonly one = httpResource<InventoryItemDetailDto>(() => {
    const id = Number(this.item()) || null;
    return id === null ? undefined : `/api/inventory/${id}`;
  });
  protected readonly list = httpResource<Page<InventoryItemDto>>(() => {
    const [q, category, cursor] = [this.q()?.trim(), this.category(), this.after()];
    const params = {
      limit: PAGE.limit,
      count: true,
      ...(q && { search: q }),
      ...(category && { category }),
      ...(cursor && { cursor }),
    };
    return Number(this.item()) ? undefined : { url: '/api/inventory', params };
  });
  protected readonly page = computed(() => (this.list.hasValue() ? this.list.value() : undefined));
  protected readonly items = computed(() => (this.one.hasValue() ? [this.one.value()] : (this.page()?.items ?? null)));
  protected readonly problem = computed(() => {
    const error = this.list.error() ?? this.one.error();
    return error ? problemOf(error) : null;
  });
  protected readonly categories = computed(() =>
    this.figures.hasValue() ? this.figures.value().categories.map(({ name }) => name) : [],
  );
  protected readonly fromCount = computed(() => Number(this.from()) || 0);

  constructor() {
    effect(() => {
      const items = this.items();
      untracked(() => items && void this.count.show(items));
    });
    inject(Scanner).listen((code) => void this.find(code));
    const [label, group] = [this.words.say('counting.save'), this.words.say('counting.title')];
    inject(Hotkeys).bind([{ keys: 'ctrl+enter', label, group, run: () => void this.save() }]);
  }

  /** Whether one may go on: what was counted and not saved would be lost. */
  mayLeave(): boolean | Promise<boolean> {
    return !this.count.isTyped() || this.confirmation.ask(this.words.discarding());
  }

  protected difference(line: CountLine): string {
    const difference = differenceOf(line);
    if (difference === null) return '';
    if (difference === 0) return this.words.say('counting.same');
    return `${difference < 0 ? '−' : '+'}${Math.abs(difference).toLocaleString('en')}`;
  }

  protected differs(line: CountLine): boolean {
    return (differenceOf(line) ?? 0) !== 0;
  }

  protected async narrow(change: Record<string, string | null>): Promise<void> {
    if (await this.mayLeave()) this.go({ ...change, after: null, from: null });
  }

  protected async turn({ after, from }: PageTurned): Promise<void> {
    if (await this.mayLeave()) this.go({ after, from });
  }

  protected async save(): Promise<void> {
    const saved = await this.count.save();
    if (saved > 0) this.toasts.show(this.words.say('counting.saved', { count: saved }));
    document.querySelector<HTMLElement>('[data-count][aria-invalid="true"]')?.focus();
  }

  /** Enter goes down the sheet. */
  protected down(event: Event): void {
    event.preventDefault();
    const boxes = [...document.querySelectorAll<HTMLInputElement>('[data-count]')];
    boxes[boxes.findIndex((box) => box === event.target) + 1]?.focus();
  }

  /** A pack that is scanned leads to its line. */
  private async find(code: string): Promise<void> {
    const scanned = await this.api.scan(code).catch(() => null);
    const boxes = scanned?.item ? document.querySelectorAll<HTMLElement>(`[data-count-item="${scanned.item.id}"]`) : [];
    const box = [...boxes].find((one) => one.dataset['lot'] === String(scanned?.lot?.id)) ?? boxes[0];
    if (box) box.focus();
    else
      this.toasts.error(
        this.words.say(scanned?.item ? 'counting.notHere' : 'scan.unread', { code, name: scanned?.item?.name ?? '' }),
      );
  }

  private go(queryParams: Record<string, string | null>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }
}
