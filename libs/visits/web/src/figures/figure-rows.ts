import type { PeriodCountsDto, VisitCountsDto } from '@cuspid/visits/contracts';

/** A count that has a list: those visits, by the filter of `GET /api/visits`. */
export interface CountRow {
  key: string;
  now: number;
  before: number;
  /** Further than the period: which visits. */
  filter: Record<string, string>;
}

const STATUSES = [
  ['scheduled', 'SCHEDULED'],
  ['arrived', 'ARRIVED'],
  ['completed', 'COMPLETED'],
  ['didNotAttend', 'DID_NOT_ATTEND'],
  ['cancelled', 'CANCELLED'],
] as const;

/** The counts of a period beside the one before, in the order of a visit's life. */
export function countRows(now: PeriodCountsDto, before: PeriodCountsDto): CountRow[] {
  const states = STATUSES.map(([key, status]) => ({ key, now: now[key], before: before[key], filter: { status } }));
  return [
    { key: 'booked', now: now.booked, before: before.booked, filter: {} },
    ...states,
    { key: 'newBookings', now: now.newBookings, before: before.newBookings, filter: { made: 'true' } },
  ];
}

/** “93.4 %”, of thousandths; empty where there is nothing it is a part of. */
export const percentText = (thousandths: number | null): string =>
  thousandths === null ? '' : `${(thousandths / 10).toFixed(1)} %`;

/** “4.2”, of tenths of a day. */
export const daysText = (tenths: number | null): string => (tenths === null ? '' : (tenths / 10).toFixed(1));

/** “+12” or “−3”; empty where nothing changed. */
export const changeText = (now: number, before: number): string =>
  now === before ? '' : now > before ? `+${now - before}` : `−${before - now}`;

/** Of how many who were due how many came: “57 of 61”. */
export const cameOf = ({ due, didNotAttend }: VisitCountsDto): { came: number; due: number } => ({
  came: due - didNotAttend,
  due,
});
