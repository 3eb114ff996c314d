import { httpResource } from '@angular/common/http';
import {
  afterNextRender,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  untracked,
  viewChild,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideCheck, LucideScanBarcode } from '@lucide/angular';
import type { InventoryItemDetailDto, InventoryItemDto, PurchaseOrderDto } from '@cuspid/inventory/contracts';
import type { Page } from '@cuspid/platform/contracts';
import { Hotkeys, KeyCap, problemOf } from '@cuspid/platform/web';
import type { SettingsDto } from '@cuspid/settings/contracts';
import { Confirmation, EmptyState, ErrorPanel, PageHeader, Toasts } from '@cuspid/ui';
import { ItemPicker } from '../item-picker';
import { Scanner } from '../scanning/scanner';
import { StockWords } from '../stock-words';
import { Delivery } from './delivery';
import { hereOf, orderLineOf, type DeliveryLine } from './delivery-line';
import { DeliveryRow } from './delivery-row';

/** A delivery, scan by scan: each pack is a line, the order beside it says what is missing, and one press posts it all. */
@Component({
  selector: 'cd-delivery-page',
  imports: [
    DeliveryRow,
    EmptyState,
    ErrorPanel,
    ItemPicker,
    KeyCap,
    LucideCheck,
    LucideScanBarcode,
    PageHeader,
    RouterLink,
    TranslocoPipe,
  ],
  providers: [Delivery, Scanner],
  templateUrl: './delivery-page.html',
})
export class DeliveryPage {
  /** From the address: the order it came by. */
  readonly order = input<string>();
  /** An item whose sheet led here. */
  readonly item = input<string>();

  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(StockWords);
  private readonly confirmation = inject(Confirmation);
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');
  protected readonly delivery = inject(Delivery);
  protected readonly columns = ['item', 'lot', 'expiry', 'amount', 'cost'];

  private readonly clinic = httpResource<SettingsDto>(() => '/api/settings');
  protected readonly orderRead = httpResource<PurchaseOrderDto>(() => {
    const id = Number(this.order()) || null;
    return id === null ? undefined : `/api/purchase-orders/${id}`;
  });
  private readonly open = httpResource<Page<PurchaseOrderDto>>(() => ({
    url: '/api/purchase-orders',
    params: { isOpen: true, limit: 50 },
  }));
  private readonly asked = httpResource<InventoryItemDetailDto>(() => {
    const id = Number(this.item()) || null;
    return id === null ? undefined : `/api/inventory/${id}`;
  });
  protected readonly problem = computed(() => (this.orderRead.error() ? problemOf(this.orderRead.error()) : null));
  /** What was sent to a supplier and has not come whole. */
  protected readonly orders = computed(() =>
    (this.open.hasValue() ? this.open.value().items : []).filter(({ state }) => state !== 'DRAFT'),
  );
  protected readonly outstanding = computed(() =>
    (this.delivery.order()?.lines ?? []).reduce((sum, line) => sum + line.outstanding, 0),
  );
  protected readonly isBusy = computed(() => this.delivery.progress() !== null || this.delivery.lookingUp() > 0);

  constructor() {
    effect(() => this.delivery.currency.set(this.clinic.hasValue() ? this.clinic.value().currency : ''));
    effect(() => {
      const order = this.orderRead.hasValue() ? this.orderRead.value() : null;
      untracked(() => order && this.delivery.order.set(order));
    });
    effect(() => {
      const item = this.asked.hasValue() ? this.asked.value() : null;
      untracked(() => item && this.delivery.add(item));
    });
    inject(Scanner).listen((code) => void this.delivery.scan(code));
    const [label, group] = [this.words.say('keys.post'), this.words.say('delivery.title')];
    inject(Hotkeys).bind([{ keys: 'ctrl+enter', label, group, run: () => void this.post() }]);
    afterNextRender(() => this.box().nativeElement.focus());
  }

  /** Whether one may go on to another page: what was scanned and not posted would be lost. */
  mayLeave(): boolean | Promise<boolean> {
    return this.delivery.lines().length === 0 || this.confirmation.ask(this.words.discarding());
  }

  protected take(box: HTMLInputElement): void {
    const code = box.value.trim();
    box.value = '';
    if (code) void this.delivery.scan(code);
  }

  /** A scanner may end with Tab, and part the fields by a key that writes nothing. */
  protected press(event: KeyboardEvent, box: HTMLInputElement): void {
    if (event.key === 'F8' || (event.ctrlKey && event.key === ']')) {
      event.preventDefault();
      box.value += '\u001d';
    } else if (event.key === 'Tab' && !event.shiftKey && box.value.trim()) {
      event.preventDefault();
      this.take(box);
    }
  }

  protected against(id: string): void {
    if (id)
      void this.router.navigate([], { queryParams: { order: id }, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected async know(line: DeliveryLine, item: InventoryItemDto, units: number): Promise<void> {
    this.box().nativeElement.focus();
    await this.delivery.know(line, item, units);
  }

  protected async post(): Promise<void> {
    if (this.isBusy()) return;
    const count = this.delivery.lines().length;
    const isDone = await this.delivery.post();
    const left = this.delivery.lines().length;
    if (left < count) this.toasts.show(this.words.say('delivery.posted', { count: count - left }));
    if (isDone && this.outstanding() === 0) return void this.router.navigateByUrl('/inventory');
    if (isDone) this.box().nativeElement.focus();
    else document.querySelector<HTMLElement>('cd-delivery-row [aria-invalid="true"]')?.focus();
  }

  protected isExtra(line: DeliveryLine): boolean {
    return this.delivery.order() !== null && line.item !== null && !orderLineOf(this.delivery.order(), line);
  }

  protected here(itemId: number): number {
    return hereOf(this.delivery.lines(), itemId);
  }
}
