import { Injectable } from '@nestjs/common';
import { CLOSING, minorOf, PAYMENT_METHODS, sumOf, type PaymentMethod } from '@cuspid/payment-records/contracts';
import type { DaySummaryDto, DaySummaryRowDto } from '@cuspid/payment-records/contracts/dto';
import type { Actor } from '@cuspid/platform/api';
import { Clinic } from '@cuspid/settings/api';
import { UsersService } from '@cuspid/users/api';
import { DataSource } from 'typeorm';
import { DayCloses } from './day-closes.service';
import { seesEveryDrawer } from './whose-drawer';

interface Row {
  cashierId: number;
  currency: string;
  method: PaymentMethod;
  count: string | number;
  inMinor: string;
  outMinor: string;
  openCount: string;
  openMinor: string;
}

const SUMS = `select p.posted_by_id as cashierId, p.currency, p.method, count(*) as count,
  coalesce(sum(greatest(-p.effect_minor, 0)), 0) as inMinor, coalesce(sum(greatest(p.effect_minor, 0)), 0) as outMinor,
  coalesce(sum(closed.posting_id is null), 0) as openCount,
  coalesce(sum(if(closed.posting_id is null, -p.effect_minor, 0)), 0) as openMinor
  from posting p left join day_close_posting closed on closed.posting_id = p.id
  where p.posted_at >= ? and p.posted_at < ? and p.method is not null and (? or p.posted_by_id = ?)
  group by p.posted_by_id, p.currency, p.method order by p.posted_by_id, p.currency limit ?`;

/** A day's money over all cashiers: what came in and went out, and how much of it is closed. */
@Injectable()
export class DaySummaries {
  constructor(
    private readonly source: DataSource,
    private readonly clinic: Clinic,
    private readonly users: UsersService,
    private readonly closes: DayCloses,
  ) {}

  async of(me: Actor, asked?: string): Promise<DaySummaryDto> {
    const date = asked ?? (await this.clinic.today());
    const { from, to } = await this.clinic.dayBounds(date);
    const rows: Row[] = await this.source.query(SUMS, [
      ...[new Date(from), new Date(to), seesEveryDrawer(me), me.id],
      CLOSING.summaryMax * PAYMENT_METHODS.length,
    ]);
    return { date, rows: await this.told(rows), closes: await this.closes.on(me, date) };
  }

  private async told(rows: readonly Row[]): Promise<DaySummaryRowDto[]> {
    const staff = await this.users.named(rows.map(({ cashierId }) => cashierId));
    const places = new Map(rows.map((row) => [`${row.cashierId} ${row.currency}`, row]));
    return [...places.values()].slice(0, CLOSING.summaryMax).flatMap(({ cashierId, currency }) => {
      const cashier = staff.get(cashierId);
      const own = rows.filter((row) => row.cashierId === cashierId && row.currency === currency);
      return cashier ? [{ cashier, currency, ...sumsOf(own) }] : [];
    });
  }
}

function sumsOf(rows: readonly Row[]): Omit<DaySummaryRowDto, 'cashier' | 'currency'> {
  const methods = PAYMENT_METHODS.flatMap((method) => {
    const row = rows.find((one) => one.method === method);
    if (!row) return [];
    const [inMinor, outMinor] = [minorOf(row.inMinor), minorOf(row.outMinor)];
    return [{ method, count: Number(row.count), inMinor, outMinor, expectedMinor: inMinor - outMinor }];
  });
  return {
    methods,
    count: methods.reduce((sum, { count }) => sum + count, 0),
    expectedMinor: sumOf(methods.map(({ expectedMinor }) => expectedMinor)),
    openCount: sumOf(rows.map(({ openCount }) => minorOf(openCount))),
    openMinor: sumOf(rows.map(({ openMinor }) => minorOf(openMinor))),
  };
}
