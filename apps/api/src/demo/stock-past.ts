import type { MovementReason, MovementType } from '@cuspid/inventory/contracts';
import type { ClinicTime } from './clinic-time';
import { isWorkingDay } from './clinic-time';
import type { Random } from './random';
import type { Ending, Kept, Shelf } from './stock-list';

/** How far back the movements go. */
const DAYS = 168;
const WEEK = 7;
/** From here to the end nothing is delivered of what is to be low. */
const LAST_DAYS = 12;

export interface PastLot {
  number: string | null;
  expiresOn: string | null;
  quantity: number;
  costMinor: number;
  receivedAt: Date;
}

export interface PastMove {
  lot: PastLot;
  type: MovementType;
  reason: MovementReason;
  difference: number;
  balanceAfter: number;
  lotBalanceAfter: number;
  at: Date;
}

/** Months of one item: deliveries when it ran low, use week by week, first-expired first, down to how it is to end. */
export class PastItem {
  readonly lots: PastLot[] = [];
  readonly moves: PastMove[] = [];
  readonly minimum: number;
  readonly maximum: number;
  private quantity = 0;

  constructor(
    readonly kept: Kept,
    private readonly shelf: Shelf,
    private readonly time: ClinicTime,
    private readonly random: Random,
  ) {
    const [, , , weekly, pack] = kept;
    const inPacks = (units: number) => Math.max(1, Math.ceil(units / pack)) * pack;
    this.minimum = Math.max(2, Math.ceil((weekly * (shelf.leadDays + WEEK)) / WEEK));
    this.maximum = inPacks(this.minimum + weekly * 5);
  }

  get ending(): Ending {
    return this.kept[5] ?? 'enough';
  }

  live(): void {
    if (this.ending === 'expired') this.forgotten();
    this.deliver(-DAYS, this.shelf.keeps);
    for (let day = -DAYS + 1; day < 0; day++) {
      if (!isWorkingDay(this.time.day(day))) continue;
      if (this.quantity <= this.minimum && !this.isRunningOut(day)) this.deliver(day, this.shelf.keeps);
      this.use(day, this.drawn());
    }
    this.end();
  }

  /** What is left of a lot nobody looked at for a long time. */
  private forgotten(): void {
    const lot = this.lotOf(-DAYS, -6);
    this.move(lot, 'IN', 'PURCHASE', 3, this.time.at(this.time.day(-DAYS), 8 * 60));
  }

  private isRunningOut(day: number): boolean {
    return day >= -LAST_DAYS && ['low', 'critical', 'out'].includes(this.ending);
  }

  private drawn(): number {
    const [, , , weekly] = this.kept;
    const [whole, rest] = [Math.floor(weekly / 6), (weekly % 6) / 6];
    return Math.max(0, whole + (this.random.chance(rest) ? 1 : 0) + (whole > 4 ? this.random.int(-2, 2) : 0));
  }

  private end(): void {
    const wanted: Partial<Record<Ending, number>> = {
      low: this.minimum,
      critical: Math.floor(this.minimum / 2),
      out: 0,
    };
    const target = wanted[this.ending];
    if (target !== undefined) this.use(-1, Math.max(0, this.quantity - target), 17);
    if (target === undefined && this.quantity <= this.minimum) this.deliver(-1, this.shelf.keeps);
    if (this.ending === 'soon') {
      const lot = this.lotOf(-1, this.random.int(12, 45));
      this.move(lot, 'IN', 'PURCHASE', this.kept[4], this.time.at(this.time.day(-1), 18 * 60));
    }
  }

  private deliver(day: number, keeps: number): void {
    const [, , , , pack] = this.kept;
    const units = Math.max(1, Math.floor((this.maximum - this.quantity) / pack)) * pack;
    const lot = this.lotOf(day, keeps ? day + keeps + this.random.int(-60, 60) : null);
    this.move(lot, 'IN', 'PURCHASE', units, this.time.at(this.time.day(day), 9 * 60));
  }

  private lotOf(day: number, expires: number | null): PastLot {
    const [, , rupees] = this.kept;
    const lot = {
      number: `${this.random.int(23, 26)}${this.random.pick(['A', 'B', 'C', 'K', 'L'])}${this.random.digits(4)}`,
      expiresOn: expires === null ? null : this.time.day(expires),
      quantity: 0,
      costMinor: rupees * (100 + this.random.int(-4, 4)),
      receivedAt: this.time.at(this.time.day(day), 9 * 60),
    };
    this.lots.push(lot);
    return lot;
  }

  /** Uses some, of what expires first and has not yet. */
  private use(day: number, units: number, hour = 12): void {
    const on = this.time.day(day);
    const usable = this.lots
      .filter(
        ({ quantity, expiresOn }) => quantity > 0 && (!expiresOn || expiresOn >= on) && !this.isForgotten(expiresOn),
      )
      .sort((a, b) => (a.expiresOn ?? '9').localeCompare(b.expiresOn ?? '9'));
    let rest = units;
    usable.forEach((lot, index) => {
      const taken = Math.min(rest, lot.quantity);
      rest -= taken;
      if (taken) this.move(lot, 'OUT', 'USAGE', -taken, this.time.at(on, hour * 60 + index));
    });
  }

  private isForgotten = (expiresOn: string | null) => expiresOn === this.time.day(-6);

  private move(lot: PastLot, type: MovementType, reason: MovementReason, difference: number, at: Date): void {
    lot.quantity += difference;
    this.quantity += difference;
    const after = { balanceAfter: this.quantity, lotBalanceAfter: lot.quantity };
    this.moves.push({ lot, type, reason, difference, ...after, at });
  }

  get level(): number {
    return this.quantity;
  }
}
