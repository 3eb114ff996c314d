import { levelOf } from '@cuspid/inventory/contracts';
import { describe, expect, it } from 'vitest';
import { ClinicTime } from './clinic-time';
import { Random } from './random';
import { SHELVES } from './stock-list';
import { PastItem } from './stock-past';

const time = new ClinicTime(new Date('2026-11-23T06:00:00Z'), 'Asia/Colombo');
const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0);

describe('the past of the demo clinic’s stock', () => {
  const random = new Random('inventory');
  const items = Object.values(SHELVES).flatMap((shelf) =>
    shelf.items.map((kept) => new PastItem(kept, shelf, time, random)),
  );
  items.forEach((item) => item.live());

  it('agrees with its levels, item by item and lot by lot, and was never below nothing', () => {
    for (const { kept, moves, lots, level } of items) {
      const [name] = kept;
      expect(sum(moves.map(({ difference }) => difference)), name).toBe(level);
      expect(sum(lots.map(({ quantity }) => quantity)), name).toBe(level);
      for (const lot of lots) {
        const own = moves.filter((move) => move.lot === lot);
        expect(sum(own.map(({ difference }) => difference)), name).toBe(lot.quantity);
        expect(own.at(-1)?.lotBalanceAfter ?? 0, name).toBe(lot.quantity);
      }
      const balances = moves
        .toSorted((a, b) => a.at.getTime() - b.at.getTime())
        .map(({ balanceAfter }) => balanceAfter);
      expect(balances, name).toEqual(moves.map(({ balanceAfter }) => balanceAfter));
      expect(Math.min(...balances), name).toBeGreaterThanOrEqual(0);
      expect(balances.at(-1), name).toBe(level);
    }
  });

  it('ends with something out, critical, low, expired and expiring soon, and most of it at a normal level', () => {
    const levels = items.map(({ level, minimum }) => levelOf(level, minimum));
    for (const level of ['OUT_OF_STOCK', 'CRITICAL', 'LOW_STOCK']) expect(levels, level).toContain(level);
    expect(levels.filter((level) => level === 'NORMAL').length).toBeGreaterThan(items.length / 2);
    const left = items
      .flatMap(({ lots }) => lots)
      .flatMap(({ quantity, expiresOn }) => (quantity && expiresOn ? [expiresOn] : []));
    expect(left.some((day) => day < time.today)).toBe(true);
    expect(left.some((day) => day >= time.today && day <= time.day(60))).toBe(true);
    expect(items.length).toBeGreaterThan(55);
  });
});
