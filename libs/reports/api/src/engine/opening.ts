import { clock } from '@cuspid/platform/database';
import { Chair, clockIn, dayIn, Holiday, type ClinicSetting } from '@cuspid/settings/api';
import { minutesOf, usualHours, weekdayOf, type OpenSpan } from '@cuspid/settings/contracts';
import { BlockOut } from '@cuspid/visits/api';
import { Between, IsNull, LessThan, MoreThan, type EntityManager } from 'typeorm';
import type { ReportContext } from './figure-rule';
import { eachDay, instantsOf, type Days } from './period';

/** Minutes of a day's wall clock, from the first until before the second. */
type Stretch = readonly [number, number];
const WHOLE_DAY = 24 * 60;

/** What the clinic is at the moment of a report: its chairs, when they were open, its currency. Read with the report. */
export async function contextOf(db: EntityManager, setting: ClinicSetting, days: Days): Promise<ReportContext> {
  const { timeZone: zone, currency } = setting;
  const chairs = (await db.findBy(Chair, { isActive: true })).map(({ id }) => id);
  const holidays = new Set((await db.findBy(Holiday, { day: Between(days.from, days.to) })).map(({ day }) => day));
  const blocked = await blockedOf(db, days, zone);
  const hours = setting.hours ?? usualHours();
  const now = { day: dayIn(zone, clock.now()), minute: minutesOf(clockIn(zone, clock.now())) };
  const byWeekday = new Map(hours.map(({ weekday, spans }) => [weekday, spans.map(minutesOfSpan)]));
  const open = (day: string): readonly Stretch[] => {
    if (day > now.day || holidays.has(day)) return [];
    const whole = byWeekday.get(weekdayOf(day)) ?? [];
    return day < now.day ? whole : whole.map(([from, to]): Stretch => [from, Math.min(to, now.minute)]);
  };
  const known = new Map<string, number>();
  const ofChairs = (day: string): number => {
    const kept = known.get(day) ?? chairMinutes(open(day), chairs, blocked.get(day) ?? []);
    known.set(day, kept);
    return kept;
  };
  return {
    currency,
    chairs: chairs.map(String),
    chairMinutes: (of) => eachDay(of).reduce((sum, day) => sum + ofChairs(day), 0),
    openMinutes: (day) => open(day).reduce((sum, [from, to]) => sum + Math.max(0, to - from), 0),
  };
}

const minutesOfSpan = ({ from, to }: OpenSpan): Stretch => [minutesOf(from), minutesOf(to)];

/** A stretch of a day in which a chair, or with null all of them, takes nobody. */
interface Blocked {
  chairId: number | null;
  stretch: Stretch;
}

/** What was blocked for a chair or for the whole clinic, by day of the clinic and by its wall clock. */
async function blockedOf(db: EntityManager, days: Days, zone: string): Promise<Map<string, Blocked[]>> {
  const [from, to] = instantsOf(days, zone);
  const found = await db.findBy(BlockOut, { providerId: IsNull(), endsAt: MoreThan(from), startsAt: LessThan(to) });
  const byDay = new Map<string, Blocked[]>();
  for (const { chairId, startsAt, endsAt } of found) {
    const [first, last] = [dayIn(zone, startsAt), dayIn(zone, endsAt)];
    const within = { from: first < days.from ? days.from : first, to: last > days.to ? days.to : last };
    for (const day of eachDay(within)) {
      const begins = day === first ? minutesOf(clockIn(zone, startsAt)) : 0;
      const ends = day === last ? minutesOf(clockIn(zone, endsAt)) : WHOLE_DAY;
      byDay.set(day, [...(byDay.get(day) ?? []), { chairId, stretch: [begins, ends] }]);
    }
  }
  return byDay;
}

function chairMinutes(open: readonly Stretch[], chairs: readonly number[], blocked: readonly Blocked[]): number {
  const whole = open.reduce((sum, [from, to]) => sum + Math.max(0, to - from), 0);
  if (!blocked.length) return whole * chairs.length;
  return chairs.reduce((sum, chair) => {
    const own = blocked.filter(({ chairId }) => chairId === null || chairId === chair).map(({ stretch }) => stretch);
    return sum + open.reduce((left, span) => left + leftOf(span, own), 0);
  }, 0);
}

/** How much of a stretch is left between others, which may lie over each other. */
function leftOf([from, to]: Stretch, taken: readonly Stretch[]): number {
  let left = 0;
  let at = from;
  for (const [begins, ends] of [...taken].sort(([a], [b]) => a - b)) {
    left += Math.max(0, Math.min(begins, to) - at);
    at = Math.max(at, ends);
  }
  return left + Math.max(0, to - at);
}
