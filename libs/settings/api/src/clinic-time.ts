import { startOfDay, zoneOffset } from './zone';

const MINUTE = 60_000;
const DAY = 86_400_000;

/**
 * SQL for what the clinic's clock shows at an instant of the days `from` to `to`, as a datetime: the servers know no zones, so each
 * change of the clock is spelled out.
 *
 * @param column an instant in UTC, as SQL
 */
export function clinicTime(column: string, days: { from: string; to: string }, zone: string): string {
  const cases: string[] = [];
  const end = Date.parse(days.to) + 2 * DAY;
  let at = startOfDay(days.from, zone).getTime() - DAY;
  let offset = zoneOffset(at, zone);
  while (at < end) {
    const next = at + DAY;
    if (zoneOffset(next, zone) === offset) at = next;
    else {
      // The clock changes on this day: at a full quarter of an hour everywhere.
      while (zoneOffset(at, zone) === offset) at += 15 * MINUTE;
      cases.push(`when ${column} < '${text(at)}' then ${offset / MINUTE}`);
      offset = zoneOffset(at, zone);
    }
  }
  const minutes = cases.length ? `(case ${cases.join(' ')} else ${offset / MINUTE} end)` : `${offset / MINUTE}`;
  return `date_add(${column}, interval ${minutes} minute)`;
}

const text = (at: number): string => new Date(at).toISOString().slice(0, 19).replace('T', ' ');
