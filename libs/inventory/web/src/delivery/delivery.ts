import { computed, inject, Injectable, signal } from '@angular/core';
import type { InventoryItemDto, PurchaseOrderDto, ReceiveOrderDto, ScanDto } from '@cuspid/inventory/contracts';
import { ClinicClock, idempotencyKey, problemOf } from '@cuspid/platform/web';
import { InventoryApi } from '../inventory-api';
import { StockWords } from '../stock-words';
import {
  deliveredOf,
  faultOf,
  hereOf,
  lineOf,
  movementOf,
  orderLineOf,
  withScan,
  type DeliveryLine,
} from './delivery-line';

const [REFUSED_FROM, REFUSED_TO] = [400, 499];

/** What was sent of an order, to be sent again as it was. */
interface SentOrder {
  ids: readonly number[];
  body: ReceiveOrderDto;
  key: string;
}

/** A delivery as it is being scanned, and its posting. Provided by the page. */
@Injectable()
export class Delivery {
  private readonly api = inject(InventoryApi);
  private readonly clock = inject(ClinicClock);
  private readonly words = inject(StockWords);
  /** The order it came by; null: without one. */
  readonly order = signal<PurchaseOrderDto | null>(null);
  readonly currency = signal('');
  /** More than was ordered is kept. */
  readonly acceptsOver = signal(false);
  readonly lines = signal<readonly DeliveryLine[]>([]);
  /** The line that was scanned last. */
  readonly lastId = signal<number | null>(null);
  /** Codes that are being looked up. */
  readonly lookingUp = signal(0);
  /** What the last scan was, in words; or what was wrong with it. */
  readonly said = signal<{ text: string; isWrong: boolean } | null>(null);
  readonly progress = signal<{ done: number; total: number } | null>(null);
  /** Faults show once somebody has tried to post. */
  readonly hasTried = signal(false);
  readonly faults = computed(() => {
    const today = this.clock.today();
    return new Map(this.lines().map((line) => [line.id, faultOf(line, today)]));
  });
  /** What of the order came beyond what is outstanding. */
  readonly over = computed(
    () =>
      new Map(
        (this.order()?.lines ?? []).flatMap(({ item, outstanding }) => {
          const over = hereOf(this.lines(), item.id) - outstanding;
          return over > 0 ? [[item.id, over] as const] : [];
        }),
      ),
  );
  readonly isUnsure = computed(() => this.lines().some(({ state }) => state === 'unsure'));
  /** What was sent of the order and not answered. */
  private unsure: SentOrder | null = null;
  /** One code after the other: the list is in the order of the scans. */
  private queue: Promise<void> = Promise.resolve();

  /** A pack that was scanned. */
  scan(code: string): Promise<void> {
    this.lookingUp.update((count) => count + 1);
    this.queue = this.queue.then(() => this.look(code)).finally(() => this.lookingUp.update((count) => count - 1));
    return this.queue;
  }

  /** An item that has no code to scan. */
  add(item: InventoryItemDto): void {
    const line = lineOf(item, { units: 1 });
    this.lines.update((lines) => [line, ...lines]);
    this.lastId.set(line.id);
  }

  change(id: number, what: Partial<DeliveryLine>): void {
    this.lines.update((lines) => lines.map((line) => (line.id === id ? { ...line, ...what } : line)));
  }

  remove(id: number): void {
    this.lines.update((lines) => lines.filter((line) => line.id !== id));
  }

  /** Says once what the packs with a code are: the item keeps it. */
  async know(line: DeliveryLine, item: InventoryItemDto, units: number): Promise<void> {
    const { gtin } = line;
    this.lines.update((lines) =>
      lines.map((one) => {
        if (one.id !== line.id && (gtin === null || one.gtin !== gtin || one.item)) return one;
        const packs = Number(one.quantity) || 1;
        const unitCost = item.unitCost?.amountMinor ?? null;
        return { ...one, item, units, unitCost, quantity: String(packs * units) };
      }),
    );
    if (gtin === null) return;
    try {
      const known = await this.api.item(item.id);
      await this.api.edit(known, { codes: [...known.codes, { gtin, units }] });
      this.said.set({ text: this.words.say('delivery.kept', { code: gtin, name: item.name }), isWrong: false });
    } catch (error) {
      this.said.set({ text: problemOf(error).detail ?? this.words.say('delivery.notKept'), isWrong: true });
    }
  }

  /** A line for each thing of the order that is still to come. */
  takeAll(): void {
    const here = new Set(this.lines().map(({ item }) => item?.id));
    for (const { item, outstanding, unitCost } of this.order()?.lines ?? []) {
      if (outstanding > 0 && !here.has(item.id)) void this.takeOne(item.id, outstanding, unitCost?.amountMinor ?? null);
    }
  }

  /** Posts every line; what failed stays, and says why. True when nothing is left. */
  async post(): Promise<boolean> {
    this.hasTried.set(true);
    const lines = this.lines();
    if (this.progress() || this.lookingUp() > 0 || lines.length === 0) return false;
    if ([...this.faults().values()].some((fault) => fault !== null)) return false;
    if (this.over().size > 0 && !this.acceptsOver()) return false;
    this.progress.set({ done: 0, total: lines.length });
    await this.postOrder(lines.filter((line) => orderLineOf(this.order(), line)));
    for (const line of lines) if (!orderLineOf(this.order(), line)) await this.postLine(line);
    this.progress.set(null);
    return this.lines().length === 0;
  }

  private async takeOne(itemId: number, quantity: number, unitCost: number | null): Promise<void> {
    try {
      const item = await this.api.item(itemId);
      const cost = unitCost ?? item.unitCost?.amountMinor ?? null;
      this.lines.update((lines) => [...lines, lineOf(item, { quantity: String(quantity), unitCost: cost })]);
    } catch (error) {
      this.said.set({ text: problemOf(error).detail ?? this.words.say('scan.failed'), isWrong: true });
    }
  }

  private async look(code: string): Promise<void> {
    const scan = await this.api.scan(code).catch(() => null);
    if (!scan) return this.said.set({ text: this.words.say('scan.failed'), isWrong: true });
    if (!scan.item && !scan.gtin) {
      return this.said.set({ text: this.words.say('scan.unread', { code }), isWrong: true });
    }
    const { lines, at } = withScan(this.lines(), scan);
    this.lines.set(lines);
    this.lastId.set(at);
    this.said.set({ text: this.told(scan), isWrong: scan.isExpired });
  }

  private told({ item, gtin, lotNumber, units, isExpired }: ScanDto): string {
    if (!item) return this.words.say('scan.unknown', { code: gtin ?? '' });
    const what = [`${item.name}, ${this.words.amount(units ?? 1, item.unit)}`, lotNumber].filter(Boolean).join(', ');
    return isExpired ? this.words.say('delivery.isExpired', { what }) : what;
  }

  private async postOrder(lines: readonly DeliveryLine[]): Promise<void> {
    const order = this.order();
    if (!order || lines.length === 0) return;
    // What may be in already goes again exactly as it went: the same key and the same body bring it in once.
    if (this.unsure && !(await this.sendOrder(order.id, this.unsure))) return;
    const rest = lines.filter(({ id }) => this.lines().some((line) => line.id === id && line.state !== 'unsure'));
    const delivered = rest.flatMap((line) => {
      const ordered = orderLineOf(order, line);
      return ordered ? [deliveredOf(line, ordered.id, this.currency())] : [];
    });
    if (delivered.length === 0) return;
    const body = { delivered, ...(this.over().size > 0 && { acceptsOver: true }) };
    await this.sendOrder(order.id, { ids: rest.map(({ id }) => id), body, key: idempotencyKey() });
  }

  /** True when it is known what became of it. */
  private async sendOrder(orderId: number, sent: SentOrder): Promise<boolean> {
    this.unsure = null;
    const outcome = await this.send(sent.ids, async () => {
      const { order } = await this.api.receive(orderId, sent.body, sent.key);
      this.order.set(order);
    });
    if (outcome === 'unsure') this.unsure = sent;
    return outcome !== 'unsure';
  }

  private async postLine({ id }: DeliveryLine): Promise<void> {
    const line = this.lines().find((one) => one.id === id);
    if (!line?.item) return;
    const { item, key } = line;
    await this.send([id], () => this.api.move(item.id, movementOf(line, this.currency()), key));
  }

  /** Lines that are in are gone from the list; the others say why they are not. */
  private async send(ids: readonly number[], run: () => Promise<unknown>): Promise<'in' | 'refused' | 'unsure'> {
    const set = (what: Partial<DeliveryLine>) => ids.forEach((id) => this.change(id, what));
    set({ state: 'posting', told: null });
    try {
      await run();
      this.lines.update((all) => all.filter(({ id }) => !ids.includes(id)));
      return 'in';
    } catch (error) {
      const { status, detail } = problemOf(error);
      const state = status >= REFUSED_FROM && status <= REFUSED_TO ? 'refused' : 'unsure';
      const told = state === 'refused' && detail ? detail : this.words.say(`delivery.${state}`);
      set({ state, told });
      return state;
    } finally {
      this.progress.update((all) => all && { ...all, done: all.done + ids.length });
    }
  }
}
