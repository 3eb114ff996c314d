import { Component, computed, ElementRef, inject, input, output, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideSearch, LucideTrash2, LucideX } from '@lucide/angular';
import { STOCK_LEVELS, type InventoryStatsDto } from '@cuspid/inventory/contracts';
import { Display, Hotkeys, KeyCap } from '@cuspid/platform/web';
import { FilterMenu } from '@cuspid/ui';
import { StockWords } from '../stock-words';
import { isNarrowed, type StockFilter } from './stock-filter';

const PAUSE_MS = 150;

/** What narrows the list. All of it stands in the address. */
@Component({
  selector: 'cd-stock-filters',
  imports: [FilterMenu, KeyCap, LucideSearch, LucideTrash2, LucideX, TranslocoPipe],
  host: { class: 'contents' },
  template: `
    <div class="input stock-find text-body">
      <svg lucideSearch [size]="14" class="text-ink-3"></svg>
      <input
        #box
        class="input-bare"
        type="text"
        autocomplete="off"
        spellcheck="false"
        [attr.aria-label]="'inventory.search' | transloco"
        [placeholder]="'inventory.searchHint' | transloco"
        [value]="filter().q"
        (input)="type(box.value)"
      />
      @if (!display.isTouch()) {
        <kbd cdKey="f"></kbd>
      }
    </div>
    <cd-filter-menu
      [label]="'inventory.filter.category' | transloco"
      [options]="categories()"
      [value]="filter().category || null"
      (chosen)="changed.emit({ category: $event })"
    />
    <cd-filter-menu
      words="inventory.level."
      [label]="'inventory.filter.level' | transloco"
      [options]="levels"
      [value]="filter().level"
      (chosen)="changed.emit({ level: $event })"
    />
    <cd-filter-menu
      words="inventory.expiryIs."
      [label]="'inventory.filter.expiry' | transloco"
      [options]="expiries"
      [value]="filter().expiry"
      (chosen)="changed.emit({ expiry: $event })"
    />
    @if (filter().inBin || (stats()?.inBin ?? 0) > 0) {
      <button
        type="button"
        class="filter"
        [attr.aria-pressed]="filter().inBin"
        [class.stock-filter-on]="filter().inBin"
        (click)="changed.emit({ bin: filter().inBin ? null : '' })"
      >
        <svg lucideTrash2></svg>{{ 'inventory.filter.bin' | transloco }}
        @if (stats(); as figures) {
          <b class="tabular">{{ figures.inBin }}</b>
        }
      </button>
    }
    @if (isNarrowed(filter())) {
      <button type="button" class="btn btn-small btn-ghost" (click)="clear()">
        <svg lucideX [size]="14"></svg>{{ 'inventory.filter.clear' | transloco }}
      </button>
    }
  `,
})
export class StockFilters {
  readonly filter = input.required<StockFilter>();
  readonly stats = input.required<InventoryStatsDto | null>();
  readonly changed = output<Record<string, string | null>>();

  protected readonly display = inject(Display);
  private readonly box = viewChild<ElementRef<HTMLInputElement>>('box');
  protected readonly isNarrowed = isNarrowed;
  protected readonly levels = STOCK_LEVELS;
  protected readonly expiries = ['EXPIRED', 'SOON'];
  protected readonly categories = computed(() => this.stats()?.categories.map(({ name }) => name) ?? []);
  private typing: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    const words = inject(StockWords);
    const [label, group] = [words.say('keys.search'), words.say('title')];
    inject(Hotkeys).bind([{ keys: 'f', label, group, run: () => this.box()?.nativeElement.focus() }]);
  }

  protected type(text: string): void {
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.changed.emit({ q: text.trim() || null }), PAUSE_MS);
  }

  protected clear(): void {
    clearTimeout(this.typing);
    this.changed.emit({ q: null, category: null, level: null, expiry: null });
  }
}
