import { dayAfter } from '@cuspid/platform/contracts';
import type { Facts, Reading, Tally } from './facts';
import { asked, countByDay } from './live';
import { eachDay, instantsOf, type Days } from './period';
import { dayOf, joined, sql } from './sql';

/** What is kept is made by these rules: a change of what a kept fact is gets the next number, and all is made anew. */
export const ROLLUP_RULES = 1;
/** Changed days told at most; with more, nothing kept is believed until it is made anew. */
const TOUCHES = 3_000;

/** The values of an axis as one key: no text of the clinic holds a tab. */
const TAB = '\t';
const NONE = '\u0001';
export const keyOf = (axis: readonly string[], values: Tally['values']): string =>
  axis.map((name) => values[name] ?? NONE).join(TAB);
const valuesOf = (axis: readonly string[], key: string): Tally['values'] => {
  const parts = key.split(TAB);
  return Object.fromEntries(axis.map((name, n) => [name, parts[n] === NONE ? null : (parts[n] ?? null)]));
};

/** The kept axis that tells all of some dimensions; none, and they are counted from the facts. */
export const axisOf = ({ kept }: Facts, dimensions: readonly string[]): readonly string[] | undefined =>
  kept?.axes.find((axis) => dimensions.every((name) => axis.includes(name)));

/** Some stretches of days by how they are read: months and days that are kept, and days to be counted. */
interface Sources {
  months: Map<string, number>;
  days: Map<string, number>;
  live: Map<string, number>;
}

/**
 * Facts counted by the values of an axis in each piece of days. What is kept stands for days that nobody has changed since; all
 * others are counted from the facts, and both within one snapshot: so the sum is what plain SQL would say.
 */
export async function tally(
  facts: Facts,
  axis: readonly string[],
  reading: Reading,
  pieces: readonly Days[],
  isKept: boolean,
  known: KnownSources = new Map(),
): Promise<Tally[]> {
  const name = (isKept && facts.kept?.source) || '';
  const sources = await (known.get(name) ?? sourcesOf(facts, reading, pieces, isKept));
  known.set(name, sources);
  return [...(await keptOf(facts, axis, reading, sources)), ...(await liveOf(facts, axis, reading, sources.live))];
}

/** How the days of one reading are read, by what they stand on: the same for all facts that stand on it. */
export type KnownSources = Map<string, Sources>;

async function sourcesOf(facts: Facts, reading: Reading, pieces: readonly Days[], isKept: boolean): Promise<Sources> {
  const [isStanding, days, months] = isKept ? await standing(facts, reading) : NOTHING;
  const touched = isStanding ? await touchedDays(facts, reading) : undefined;
  const sources: Sources = { months: new Map(), days: new Map(), live: new Map() };
  pieces.forEach((piece, number) => {
    const all = eachDay(piece);
    for (const [month, own] of byMonth(all)) {
      const isClean = touched !== undefined && own.every((day) => days.has(day) && !touched.has(day));
      if (isClean && own.length === daysOfMonth(month) && months.has(month)) sources.months.set(month, number);
      else
        for (const day of own) place(sources, day, number, touched !== undefined && days.has(day) && !touched.has(day));
    }
  });
  return sources;
}

const place = ({ days, live }: Sources, day: string, piece: number, isKept: boolean): void =>
  void (isKept ? days : live).set(day, piece);

const byMonth = (days: readonly string[]): Map<string, string[]> => {
  const months = new Map<string, string[]>();
  for (const day of days) {
    const month = `${day.slice(0, 8)}01`;
    const own = months.get(month);
    if (own) own.push(day);
    else months.set(month, [day]);
  }
  return months;
};

export const daysOfMonth = (month: string): number =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate();

type Standing = readonly [boolean, ReadonlySet<string>, ReadonlySet<string>];
const NOTHING: Standing = [false, new Set(), new Set()];

/** The days and months that are kept by the rules and the zone of now. */
async function standing({ kept }: Facts, { db, zone, days }: Reading): Promise<Standing> {
  const [rollup] = await asked<{ zone: string }>(
    db,
    sql('select zone from report_rollup where source = ? and zone = ? and rules = ?', kept?.source, zone, ROLLUP_RULES),
  );
  if (!rollup) return NOTHING;
  const rows = await asked<{ grain: string; start: string }>(
    db,
    sql(
      `select grain, date_format(start, '%Y-%m-%d') as start from report_day where source = ? and grain in ('D', 'M')
       and start >= ? and start <= ?`,
      ...[kept?.source, days.from, days.to],
    ),
  );
  const of = (grain: string) => new Set(rows.filter((row) => row.grain === grain).map(({ start }) => start));
  return [true, of('D'), of('M')];
}

/** The days that something was changed of since they were counted; undefined: too many to tell. */
async function touchedDays({ kept }: Facts, { db, zone, days }: Reading): Promise<Set<string> | undefined> {
  if (!kept) return undefined;
  const { from, to, day } = touchesWithin(kept.source, days, zone);
  const rows = await asked<{ day: string }>(
    db,
    sql(
      `select ${day} as day from report_touch where source = ? and at >= ? and at < ? limit ${TOUCHES + 1}`,
      ...[kept.source, from, to],
    ),
  );
  return rows.length > TOUCHES ? undefined : new Set(rows.map((row) => row.day));
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

const nextDay = (day: string): string => dayAfter(day, 1);
export const nextMonth = (month: string): string => dayAfter(month, daysOfMonth(month));

/** The months and days that are kept, added up by piece in the database. */
async function keptOf(
  facts: Facts,
  axis: readonly string[],
  { db }: Reading,
  { months, days }: Sources,
): Promise<Tally[]> {
  const stretches: [string, Stretch][] = [
    ...stretchesOf(months, nextMonth).map((one): [string, Stretch] => ['M', one]),
    ...stretchesOf(days, nextDay).map((one): [string, Stretch] => ['D', one]),
  ];
  if (!stretches.length) return [];
  const reads = stretches.map(([grain, { piece, from, to }]) =>
    sql(
      `select ? as piece, keyed, n, amount from report_tally
       where facts = ? and axis = ? and grain = ? and start >= ? and start <= ?`,
      ...[piece, facts.key, axis.join(), grain, from, to],
    ),
  );
  const rows = await asked<{ piece: string; keyed: string; n: string; amount: string }>(
    db,
    joined([
      sql('select piece, keyed, sum(n) as n, sum(amount) as amount from ('),
      joined(reads, ' union all '),
      sql(') kept group by piece, keyed'),
    ]),
  );
  return rows.map((row) => ({
    ...{ piece: Number(row.piece), values: valuesOf(axis, row.keyed) },
    ...{ n: Number(row.n), amount: Number(row.amount) },
  }));
}

async function liveOf(
  facts: Facts,
  axis: readonly string[],
  reading: Reading,
  live: ReadonlyMap<string, number>,
): Promise<Tally[]> {
  const stretches = runsOf([...live.keys()].sort());
  const found = await countByDay(facts, axis, reading, stretches);
  return found.flatMap(({ day, ...rest }) => {
    const piece = live.get(day);
    return piece === undefined ? [] : [{ piece, ...rest }];
  });
}

interface Stretch extends Days {
  piece: number;
}

/** Places that follow each other and are of one piece, as stretches. */
function stretchesOf(places: ReadonlyMap<string, number>, next: (place: string) => string): Stretch[] {
  const stretches: Stretch[] = [];
  for (const [place, piece] of [...places].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const last = stretches.at(-1);
    if (last?.piece === piece && next(last.to) === place) last.to = place;
    else stretches.push({ piece, from: place, to: place });
  }
  return stretches;
}

/** Days that follow each other, as stretches. */
export const runsOf = (days: readonly string[]): Days[] =>
  stretchesOf(new Map(days.map((day) => [day, 0])), nextDay).map(({ from, to }) => ({ from, to }));
