import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, input, resource, signal } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ReorderDto } from '@cuspid/inventory/contracts';
import type { Page } from '@cuspid/platform/contracts';
import { idempotencyKey, LiveEvents, problemOf, rereads } from '@cuspid/platform/web';
import { EmptyState, ErrorPanel, Skeleton, Toasts } from '@cuspid/ui';
import { firstValueFrom } from 'rxjs';
import { InventoryApi } from '../inventory-api';
import { StockWords } from '../stock-words';
import { ReorderGroup, type Drafted } from './reorder-group';

const PAGE_SIZE = 100;

/** What to order, from real use: one card a supplier, each a press away from a draft. */
@Component({
  selector: 'cd-reorder-panel',
  imports: [EmptyState, ErrorPanel, ReorderGroup, Skeleton, TranslocoPipe],
  host: { class: 'block' },
  template: `
    @if (problem(); as failure) {
      <cd-error-panel
        [heading]="'inventory.reorder.notLoaded' | transloco"
        [detail]="failure.detail"
        [requestId]="failure.requestId"
        (retry)="again()"
      />
    } @else if (groups(); as all) {
      <p class="px-(--gutter) pt-3 text-ink-3">{{ 'inventory.reorder.how' | transloco }}</p>
      @for (group of all; track group.supplier) {
        <cd-reorder-group
          [supplier]="group.supplier"
          [lines]="group.lines"
          [mayOrder]="mayOrder()"
          [isBusy]="isBusy()"
          (drafted)="draft($event)"
        />
      } @empty {
        <cd-empty [text]="'inventory.reorder.none' | transloco" />
      }
    } @else {
      <cd-skeleton [rows]="8" (retry)="again()" />
    }
  `,
})
export class ReorderPanel {
  readonly mayOrder = input.required<boolean>();

  private readonly api = inject(InventoryApi);
  private readonly http = inject(HttpClient);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(StockWords);
  /** A second press of one supplier's draft makes no second order. */
  private readonly keys = new Map<string, string>();
  protected readonly isBusy = signal(false);
  private readonly read = resource({ loader: () => this.all() });
  protected readonly again = rereads(this.read);
  protected readonly problem = computed(() => (this.read.error() ? problemOf(this.read.error()?.cause) : null));
  protected readonly groups = computed(() => {
    if (!this.read.hasValue()) return null;
    const suppliers = new Map<string, ReorderDto[]>();
    for (const line of this.read.value()) {
      const supplier = line.item.supplier ?? '';
      suppliers.set(supplier, [...(suppliers.get(supplier) ?? []), line]);
    }
    return [...suppliers].map(([supplier, lines]) => ({ supplier, lines }));
  });

  constructor() {
    inject(LiveEvents).on('inventory', () => this.again());
  }

  protected async draft({ supplier, lines }: Drafted): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    const what = JSON.stringify([supplier, lines]);
    const key = this.keys.get(what) ?? idempotencyKey();
    this.keys.set(what, key);
    try {
      const order = await this.api.addOrder({ supplier, lines }, key);
      void this.router.navigate(['/inventory/orders', order.id]);
    } catch (error) {
      this.toasts.error(problemOf(error).detail ?? this.words.say('reorder.failed'));
    } finally {
      this.isBusy.set(false);
    }
  }

  /** Every proposal: an order is looked at whole. */
  private async all(): Promise<readonly ReorderDto[]> {
    const found: ReorderDto[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const params = { limit: PAGE_SIZE, ...(cursor && { cursor }) };
      const page: Page<ReorderDto> = await firstValueFrom(
        this.http.get<Page<ReorderDto>>('/api/inventory/reorder', { params }),
      );
      found.push(...page.items);
      cursor = page.nextCursor;
    }
    return found;
  }
}
