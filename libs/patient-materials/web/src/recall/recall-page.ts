import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideDownload, LucideX } from '@lucide/angular';
import type { InventoryItemDto } from '@cuspid/inventory/contracts';
import { ItemPicker, StockTabs } from '@cuspid/inventory/web';
import { MATERIAL, type LotRecallDto, type MaterialLotDto } from '@cuspid/patient-materials/contracts';
import { ClinicClock, dayText, LiveEvents, phoneText, problemOf, rereads, Session } from '@cuspid/platform/web';
import {
  Chip,
  EmptyState,
  ErrorPanel,
  PageHeader,
  Pager,
  ReadOnlyBar,
  Skeleton,
  Toasts,
  type PageTurned,
} from '@cuspid/ui';
import { MaterialsApi } from '../materials-api';
import { MaterialsWords } from '../materials-words';

/** Which patients got a lot a maker calls back, and the list to write to them by. Item and number stand in the address. */
@Component({
  selector: 'cd-recall-page',
  imports: [
    ...[Chip, EmptyState, ErrorPanel, PageHeader, Pager, ReadOnlyBar, Skeleton],
    ...[ItemPicker, StockTabs, LucideDownload, LucideX, RouterLink, TranslocoPipe],
  ],
  templateUrl: './recall-page.html',
})
export class RecallPage {
  /** From the address. */
  readonly item = input<string>();
  readonly lot = input<string>();
  readonly after = input<string>();
  readonly from = input<string>();

  private readonly router = inject(Router);
  private readonly api = inject(MaterialsApi);
  private readonly toasts = inject(Toasts);
  private readonly clock = inject(ClinicClock);
  protected readonly words = inject(MaterialsWords);
  protected readonly mayWrite = inject(Session).can('material.bin');
  protected readonly limits = MATERIAL;

  protected readonly itemId = computed(() => Number(this.item()) || null);
  protected readonly number = computed(() => this.lot()?.trim() ?? '');
  protected readonly typed = linkedSignal(() => this.number());
  protected readonly isExporting = signal(false);
  protected readonly fromCount = computed(() => Number(this.from()) || 0);

  private readonly named = httpResource<InventoryItemDto>(() => {
    const id = this.itemId();
    return id === null ? undefined : `/api/inventory/${id}`;
  });
  protected readonly chosen = computed(() => {
    const known = this.named.hasValue() ? this.named.value() : null;
    return known?.id === this.itemId() ? known : null;
  });
  protected readonly read = httpResource<LotRecallDto>(() => {
    const [itemId, lotNumber, cursor] = [this.itemId(), this.number(), this.after()];
    if (itemId === null || !lotNumber) return undefined;
    return {
      url: '/api/patient-materials/recall',
      params: { itemId, lotNumber, count: true, ...(cursor && { cursor }) },
    };
  });
  protected readonly again = rereads(this.read);
  protected readonly found = computed(() => (this.read.hasValue() ? this.read.value() : null));
  protected readonly problem = computed(() => (this.read.error() ? problemOf(this.read.error()) : null));
  protected readonly heading = computed(() => {
    const found = this.found();
    if (!found?.lots.length) return null;
    return this.words.counted('recall.of', found.total ?? 0, { lot: this.number(), item: found.item.name });
  });

  constructor() {
    inject(LiveEvents).on('materials', () => this.again());
  }

  protected choose(item: InventoryItemDto): void {
    this.go({ item: String(item.id), lot: null, after: null, from: null });
  }

  protected forget(): void {
    this.go({ item: null, lot: null, after: null, from: null });
  }

  protected show(event: Event): void {
    event.preventDefault();
    this.go({ lot: this.typed().trim() || null, after: null, from: null });
  }

  protected turn({ after, from }: PageTurned): void {
    this.go({ after, from });
  }

  protected async letters(): Promise<void> {
    const itemId = this.itemId();
    if (itemId === null || this.isExporting()) return;
    this.isExporting.set(true);
    try {
      download(await this.api.letters(itemId, this.number()), `lot-${this.number()}-${this.clock.today()}.csv`);
    } catch (error) {
      this.toasts.error(problemOf(error).detail ?? this.words.say('recall.lettersFailed'));
    } finally {
      this.isExporting.set(false);
    }
  }

  /** "expires 30 Nov 2028, no expiry": one word a delivery. */
  protected deliveries(lots: readonly MaterialLotDto[]): string {
    const told = lots.map(({ expiresOn }) =>
      expiresOn ? this.words.say('recall.expires', { day: dayText(expiresOn) }) : this.words.say('recall.noExpiry'),
    );
    return this.words.say('recall.deliveries', { days: [...new Set(told)].join(', ') });
  }

  protected day(instant: string): string {
    return dayText(this.clock.today(instant));
  }

  protected phone(phone: string | null): string {
    return phone ? phoneText(phone) : '';
  }

  private go(queryParams: Record<string, string | null>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }
}

function download(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
}
