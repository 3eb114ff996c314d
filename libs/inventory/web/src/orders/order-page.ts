import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideDownload, LucidePrinter, LucideX } from '@lucide/angular';
import { INVENTORY, type InventoryItemDto, type PurchaseOrderDto } from '@cuspid/inventory/contracts';
import {
  ClinicClock,
  dayText,
  Hotkeys,
  idempotencyKey,
  LiveEvents,
  problemOf,
  rereads,
  Session,
} from '@cuspid/platform/web';
import type { SettingsDto } from '@cuspid/settings/contracts';
import { Confirmation, ErrorPanel, MoneyField, moneyText, PageHeader, ReadOnlyBar, Skeleton, Toasts } from '@cuspid/ui';
import { InventoryApi } from '../inventory-api';
import { ItemPicker } from '../item-picker';
import { StockWords } from '../stock-words';
import { draftOf, isSame, isWrong, linesOf, type DraftLine, type OrderDraft } from './order-model';
import { OrderMark } from './order-mark';

const STALE = 412;
const BLANK: OrderDraft = { supplier: '', expectedOn: '', notes: '', lines: [] };

/** One order: written as a draft, sent, received against, or cancelled. */
@Component({
  selector: 'cd-order-page',
  imports: [
    ErrorPanel,
    ItemPicker,
    LucideDownload,
    LucidePrinter,
    LucideX,
    MoneyField,
    OrderMark,
    PageHeader,
    ReadOnlyBar,
    RouterLink,
    Skeleton,
    TranslocoPipe,
  ],
  templateUrl: './order-page.html',
})
export class OrderPage {
  /** From the address. */
  readonly id = input.required<string>();

  private readonly api = inject(InventoryApi);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly clock = inject(ClinicClock);
  private readonly session = inject(Session);
  private readonly confirmation = inject(Confirmation);
  protected readonly words = inject(StockWords);
  protected readonly limits = INVENTORY;
  protected readonly isWrong = isWrong;
  protected readonly moneyText = moneyText;
  private readonly clinic = httpResource<SettingsDto>(() => '/api/settings');
  private readonly read = httpResource<PurchaseOrderDto>(() => `/api/purchase-orders/${this.id()}`);
  protected readonly reload = rereads(this.read);
  protected readonly problem = computed(() => (this.read.error() ? problemOf(this.read.error()) : null));
  protected readonly order = signal<PurchaseOrderDto | null>(null);
  /** What is typed. */
  protected readonly draft = signal<OrderDraft>(BLANK);
  protected readonly isBusy = signal(false);
  protected readonly refusal = signal<string | null>(null);
  protected readonly reason = signal('');
  protected readonly isCancelling = signal(false);
  /** One key a step: pressed again after a lost answer, the order is sent once. */
  private readonly sendKey = idempotencyKey();
  private readonly cancelKey = idempotencyKey();
  protected readonly currency = computed(() => (this.clinic.hasValue() ? this.clinic.value().currency : ''));
  protected readonly mayManage = computed(() => this.session.can('inventory.manage'));
  protected readonly isDraft = computed(() => this.mayManage() && this.order()?.state === 'DRAFT');
  protected readonly isOpen = computed(() => ['SENT', 'PARTLY_RECEIVED'].includes(this.order()?.state ?? ''));
  protected readonly mayChange = computed(() => this.mayManage() && (this.isDraft() || this.isOpen()));
  protected readonly isTyped = computed(() => {
    const order = this.order();
    return order !== null && !isSame(draftOf(order), this.draft());
  });
  /** Costs are told to some only: then each line says so. */
  protected readonly showsCosts = computed(
    () => this.order()?.lines.some(({ unitCost }) => unitCost !== undefined) ?? false,
  );

  constructor() {
    inject(LiveEvents).on('inventory', () => this.reload());
    effect(() => {
      const now = this.read.hasValue() ? this.read.value() : null;
      untracked(() => now && this.settle(now));
    });
    const [label, group] = [this.words.say('orders.save'), this.words.say('orders.orders')];
    inject(Hotkeys).bind([{ keys: 'ctrl+enter', label, group, run: () => void this.save() }]);
  }

  mayLeave(): boolean | Promise<boolean> {
    return !this.isTyped() || !this.mayChange() || this.confirmation.ask(this.words.discarding());
  }

  protected set(what: Partial<OrderDraft>): void {
    this.draft.update((draft) => ({ ...draft, ...what }));
  }

  protected setLine(itemId: number, what: Partial<DraftLine>): void {
    this.set({ lines: this.draft().lines.map((line) => (line.itemId === itemId ? { ...line, ...what } : line)) });
  }

  protected remove(itemId: number): void {
    this.set({ lines: this.draft().lines.filter((line) => line.itemId !== itemId) });
  }

  protected add({ id, name, unit, packSize, unitCost }: InventoryItemDto): void {
    if (this.draft().lines.some(({ itemId }) => itemId === id)) return;
    const line = { itemId: id, name, unit, ordered: String(packSize), unitCost: unitCost?.amountMinor ?? null };
    this.set({ lines: [...this.draft().lines, line] });
  }

  /** True when what is typed is what the server has. */
  protected async save(): Promise<boolean> {
    const order = this.order();
    const draft = this.draft();
    if (!order || !this.mayChange() || this.isBusy()) return false;
    if (!this.isTyped()) return true;
    if (this.isDraft() && (!draft.supplier.trim() || draft.lines.length === 0 || draft.lines.some(isWrong))) {
      this.refusal.set(this.words.say('orders.incomplete'));
      return false;
    }
    const when = { expectedOn: draft.expectedOn || null, notes: draft.notes.trim() || null };
    const whole = { supplier: draft.supplier.trim(), lines: linesOf(draft, this.currency()) };
    return this.act(() => this.api.editOrder(order, { ...when, ...(this.isDraft() && whole) }), 'saved');
  }

  protected async send(): Promise<void> {
    if (!(await this.save())) return;
    const order = this.order();
    if (order) await this.act(() => this.api.sendOrder(order, this.sendKey), 'sent');
  }

  protected async cancel(): Promise<void> {
    const [order, reason] = [this.order(), this.reason().trim()];
    if (!order || reason.length < INVENTORY.reasonMin) return;
    if (await this.act(() => this.api.cancelOrder(order, { reason }, this.cancelKey), 'cancelled')) {
      this.isCancelling.set(false);
    }
  }

  protected receive(): void {
    void this.router.navigate(['/inventory/delivery'], { queryParams: { order: this.id() } });
  }

  protected async file({ id, number }: PurchaseOrderDto): Promise<void> {
    try {
      const address = URL.createObjectURL(await this.api.orderFile(id));
      Object.assign(document.createElement('a'), { href: address, download: `${number}.csv` }).click();
      URL.revokeObjectURL(address);
    } catch (error) {
      this.toasts.error(problemOf(error).detail ?? this.words.say('orders.noFile'));
    }
  }

  protected day(at: string | null): string {
    return at ? dayText(this.clock.today(at)) : this.words.say('never');
  }

  protected total({ total = [] }: PurchaseOrderDto): string {
    return total.map(moneyText).join(' + ');
  }

  /** What was read goes into the form, unless something is typed: then the next save says that it changed. */
  private settle(now: PurchaseOrderDto): void {
    const before = this.order();
    if (before?.id === now.id && this.isTyped()) return;
    this.order.set(now);
    this.draft.set(draftOf(now));
  }

  private async act(run: () => Promise<PurchaseOrderDto>, what: string): Promise<boolean> {
    this.isBusy.set(true);
    this.refusal.set(null);
    try {
      const after = await run();
      this.order.set(after);
      this.draft.set(draftOf(after));
      this.toasts.show(this.words.say(`orders.done.${what}`, { number: after.number }));
      return true;
    } catch (error) {
      const { status, detail } = problemOf(error);
      this.refusal.set(status === STALE ? this.words.say('orders.stale') : (detail ?? this.words.say('orders.failed')));
      return false;
    } finally {
      this.isBusy.set(false);
    }
  }
}
