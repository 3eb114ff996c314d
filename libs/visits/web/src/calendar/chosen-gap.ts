import { Column } from './day-plan';
import { instantOn, type WallClock } from '@cuspid/platform/web';

/** A free stretch somebody chose in the book: from where they pointed until it ends. */
export interface ChosenGap {
  /** As it stands in the address, `p12.690`: the column and the minute of the day. */
  key: string;
  column: Column;
  day: string;
  /** Minutes of the day on the clinic's wall. */
  start: number;
  minutes: number;
  startsAt: string;
  /** Null where the column is a chair. */
  providerId: number | null;
  /** Null where the column is a dentist. */
  chairId: number | null;
}

const ADDRESS = /^(\w+)\.(\d{1,4})$/;

export const gapAddress = (column: Column, start: number): string => `${column.key}.${start}`;

/** The gap an address names; null once somebody has taken it. */
export function gapAt(address: string | undefined, columns: readonly Column[], wall: WallClock): ChosenGap | null {
  const [, name, minute] = ADDRESS.exec(address ?? '') ?? [];
  const start = Number(minute);
  const column = columns.find(({ key }) => key === name);
  const gap = column?.gaps.find((one) => one.start <= start && start < one.end);
  if (!column || !gap) return null;
  const { day, providerId, chairId } = column;
  const startsAt = instantOn(wall, day, start).toISOString();
  return {
    key: gapAddress(column, start),
    column,
    day,
    start,
    minutes: gap.end - start,
    startsAt,
    providerId,
    chairId,
  };
}
