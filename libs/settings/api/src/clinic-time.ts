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
  const begin = startOfDay(days.from, zone).getTime() - DAY;
  const end = Date.parse(days.to) + 2 * DAY;
  let offset = zoneOffset(begin, zone);
  const years = { from: new Date(begin).getUTCFullYear(), to: new Date(end).getUTCFullYear() };
  for (let year = years.from; year <= years.to; year++)
    for (const change of changesOf(zone, year)) {
      if (change.at <= begin || change.at > end) continue;
      cases.push(`when ${column} < '${text(change.at)}' then ${offset / MINUTE}`);
      offset = change.offset;
    }
  const minutes = cases.length ? `(case ${cases.join(' ')} else ${offset / MINUTE} end)` : `${offset / MINUTE}`;
  return `date_add(${column}, interval ${minutes} minute)`;
}

/** When the clock of a zone changes, and what it is ahead of UTC from then on. */
interface Change {
  at: number;
  offset: number;
}

const known = new Map<string, readonly Change[]>();
/** Years of zones that are remembered: a clinic has one zone, and looks at few years. */
const KNOWN_MAX = 100;

/** The changes of the clock within a year of UTC. To look through a year takes a millisecond: it is done once. */
function changesOf(zone: string, year: number): readonly Change[] {
  const name = `${zone} ${year}`;
  const found = known.get(name);
  if (found) return found;
  if (known.size >= KNOWN_MAX) known.clear();
  const changes = lookThrough(zone, Date.UTC(year, 0), Date.UTC(year + 1, 0));
  known.set(name, changes);
  return changes;
}

/** A clock that changes with the first instant of a year has changed in the year before. */
function lookThrough(zone: string, begin: number, end: number): Change[] {
  const changes: Change[] = [];
  let offset = zoneOffset(begin, zone);
  for (let at = begin; at < end;) {
    if (zoneOffset(at + DAY, zone) === offset) at += DAY;
    else {
      // The clock changes on this day: at a full quarter of an hour everywhere.
      while (zoneOffset(at, zone) === offset) at += 15 * MINUTE;
      offset = zoneOffset(at, zone);
      // The steps go on from the change: what the last of them finds may be the next year's.
      if (at <= end) changes.push({ at, offset });
    }
  }
  return changes;
}

const text = (at: number): string => new Date(at).toISOString().slice(0, 19).replace('T', ' ');
