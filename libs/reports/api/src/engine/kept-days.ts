import { dayAfter } from '@cuspid/platform/contracts';
import type { KeptSource, Reading } from './facts';
import { asked } from './live';
import { eachDay, instantsOf, type Days } from './period';
import { dayOf, joined, sql, type Sql } from './sql';

/** What is kept is made by these rules: a change of what a kept fact is gets the next number, and all is made anew. */
export const ROLLUP_RULES = 2;
/** Changed days told at most; with more, nothing kept is believed until it is made anew. */
const TOUCHES = 3_000;
const KEPT_SOURCES: readonly KeptSource[] = ['VISIT', 'QUEUE', 'LEDGER'];

/** Some pieces of days by how they are read: months and days that are kept, as stretches, and days to be counted, with their piece. */
export interface Places {
  months: readonly Days[];
  days: readonly Days[];
  live: ReadonlyMap<string, number>;
}

/** The days of months that stand and were not changed since, as bits; and the months that are added up. */
interface Standing {
  days: Map<string, number>;
  months: Set<string>;
}

/** How some pieces are read, by the source that facts stand on. Pieces follow each other. */
export async function placesOf(reading: Reading, pieces: readonly Days[]): Promise<Map<KeptSource, Places>> {
  const standing = await standingOf(reading);
  return new Map(KEPT_SOURCES.map((source) => [source, placed(pieces, standing.get(source))]));
}

/** All days, to be counted. */
export const allLive = (pieces: readonly Days[]): Places => ({
  ...{ months: [], days: [] },
  live: new Map(pieces.flatMap((piece, number) => eachDay(piece).map((day): [string, number] => [day, number]))),
});

function placed(pieces: readonly Days[], standing: Standing | undefined): Places {
  if (!standing) return allLive(pieces);
  const months: string[] = [];
  const days: string[] = [];
  const live = new Map<string, number>();
  pieces.forEach((piece, number) => {
    for (const { month, first, last } of monthsOf(piece)) {
      const own = bitsOf(first, last);
      const clean = own & (standing.days.get(month) ?? 0);
      const isWhole = first === 1 && last === daysOfMonth(month);
      if (isWhole && clean === own && standing.months.has(month)) months.push(month);
      else
        for (let day = first; day <= last; day++) {
          const name = `${month.slice(0, 8)}${String(day).padStart(2, '0')}`;
          if (clean & bitsOf(day, day)) days.push(name);
          else live.set(name, number);
        }
    }
  });
  return { months: runsOf(months, nextMonth), days: runsOf(days), live };
}

/** Days of a month as bits, the first the lowest. */
const bitsOf = (first: number, last: number): number => 2 ** last - 2 ** (first - 1);

/** The months that some days lie in, each with its first and its last of them. */
function monthsOf({ from, to }: Days): { month: string; first: number; last: number }[] {
  const months: { month: string; first: number; last: number }[] = [];
  const [begin, end] = [monthOf(from), monthOf(to)];
  for (let month = begin; month <= end; month = nextMonth(month))
    months.push({
      month,
      first: month === begin ? Number(from.slice(8)) : 1,
      last: month === end ? Number(to.slice(8)) : daysOfMonth(month),
    });
  return months;
}

export const monthOf = (day: string): string => `${day.slice(0, 8)}01`;
export const daysOfMonth = (month: string): number =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate();
export const nextMonth = (month: string): string => dayAfter(month, daysOfMonth(month));
const nextDay = (day: string): string => dayAfter(day, 1);

/** Days in their order, as stretches of those that follow each other; or months, by their first days. */
export function runsOf(places: readonly string[], next = nextDay): Days[] {
  const runs: Days[] = [];
  for (const place of places) {
    const last = runs.at(-1);
    if (last && next(last.to) === place) last.to = place;
    else runs.push({ from: place, to: place });
  }
  return runs;
}

/** What is kept by the rules and the zone of now, less what was changed since, of all sources in one statement each. */
async function standingOf(reading: Reading): Promise<Map<KeptSource, Standing>> {
  const { db, zone, days } = reading;
  const rollups = await asked<{ source: KeptSource }>(
    db,
    sql('select source from report_rollup where zone = ? and rules = ?', zone, ROLLUP_RULES),
  );
  if (!rollups.length) return new Map();
  const rows = await asked<{ source: KeptSource; month: number; days: string | number; months: string | number }>(
    db,
    sql(
      `select source, extract(year_month from start) as month, bit_or(if(grain = 'D', 1 << (dayofmonth(start) - 1), 0)) as days,
         sum(grain = 'M') as months
       from report_day where source in (?) and grain in ('D', 'M') and start >= ? and start <= ? group by source, month`,
      ...[rollups.map(({ source }) => source), monthOf(days.from), days.to],
    ),
  );
  const standing = new Map(rollups.map(({ source }): [KeptSource, Standing] => [source, nothing()]));
  for (const { source, month, days: bits, months } of rows) {
    const name = `${String(month).slice(0, 4)}-${String(month).slice(4)}-01`;
    standing.get(source)?.days.set(name, Number(bits));
    if (Number(months)) standing.get(source)?.months.add(name);
  }
  await takeTouched(reading, standing);
  return standing;
}

const nothing = (): Standing => ({ days: new Map(), months: new Set() });

/** Days that something was changed of stand no more; of a source with too many to tell, none does. */
async function takeTouched({ db, zone, days }: Reading, standing: Map<KeptSource, Standing>): Promise<void> {
  const reads = [...standing.keys()].map((source): Sql => {
    const { from, to, day } = touchesWithin(source, days, zone);
    return sql(
      `(select source, ${day} as day from report_touch where source = ? and at >= ? and at < ? limit ${TOUCHES + 1})`,
      ...[source, from, to],
    );
  });
  const all = joined(reads, ' union all ');
  const touches = await asked<{ source: KeptSource; day: string }>(db, {
    ...all,
    text: `select source, day from (${all.text}) touched`,
  });
  for (const source of [...standing.keys()])
    if (touches.filter((one) => one.source === source).length > TOUCHES) standing.delete(source);
  for (const { source, day } of touches) {
    const own = standing.get(source)?.days;
    const [month, number] = [monthOf(day), Number(day.slice(8))];
    own?.set(month, (own.get(month) ?? 0) & ~bitsOf(number, number));
  }
}

/** The touches of some days: an instant of a visit is touched as it is, a day of the clinic as its midnight. */
export function touchesWithin(
  source: string,
  days: Days,
  zone: string,
): { from: Date | string; to: Date | string; day: string } {
  if (source !== 'VISIT') return { from: days.from, to: dayAfter(days.to, 1), day: "date_format(at, '%Y-%m-%d')" };
  const [from, to] = instantsOf(days, zone);
  return { from, to, day: dayOf('at', days.from, days.to, zone) };
}
