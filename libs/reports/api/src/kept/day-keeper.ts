import { dayAfter } from '@cuspid/platform/contracts';
import type { EntityManager } from 'typeorm';
import type { Tallied } from '../engine/facts';
import { keyOf } from '../engine/kept';
import { daysOfMonth, monthOf, nextMonth, ROLLUP_RULES, runsOf, touchesWithin } from '../engine/kept-days';
import { asked, countByDay } from '../engine/live';
import { eachDay, type Days } from '../engine/period';
import { sql } from '../engine/sql';

/** Days a step counts. */
const BATCH = 92;
/** Changes a step reads. */
const TOUCHES = 20_000;
/** Rows a statement writes. */
const WRITTEN = 500;

/** What stands on one source, and the days it is kept for. */
export interface Kept {
  source: string;
  facts: readonly Tallied[];
  zone: string;
  window: Days;
}

/** What a step came to. `seen`: changes that nothing kept is behind. */
export interface Step {
  isBusy: boolean;
  isDone: boolean;
  seen: number[];
}

/**
 * Drops the days that were changed, counts some of those that do not stand, and keeps them. Changes are read before anything is
 * counted, so what is counted has them in it; one made meanwhile is not among those seen, and its day is counted again.
 */
export async function keepSome(tx: EntityManager, kept: Kept): Promise<Step> {
  if (!(await takeTurn(tx, kept))) return { isBusy: true, isDone: false, seen: [] };
  const touches = await touchesOf(tx, kept);
  await drop(tx, kept, [...new Set(touches.map(({ day }) => day))]);
  const seen = touches.map(({ id }) => id);
  // What is still to be looked at may be of any day: nothing is counted before it is known.
  if (touches.length === TOUCHES) return { isBusy: false, isDone: false, seen };
  const standing = await standingDays(tx, kept);
  const missing = eachDay(kept.window).filter((day) => !standing.has(day));
  const days = missing.slice(-BATCH);
  if (days.length) await keepDays(tx, kept, days);
  if (days.length === missing.length) await keepMonths(tx, kept);
  return { isBusy: false, isDone: days.length === missing.length, seen };
}

/** Days that were changed stand no more, nor do their months; what tells of the change is not needed any longer. */
async function drop(tx: EntityManager, { source }: Kept, days: readonly string[]): Promise<void> {
  if (!days.length) return;
  await tx.query("delete from report_day where source = ? and grain = 'D' and start in (?)", [source, days]);
  await tx.query("delete from report_day where source = ? and grain = 'M' and start in (?)", [source, monthsOf(days)]);
}

const monthsOf = (days: readonly string[]): string[] => [...new Set(days.map(monthOf))];

/** Holds the source until the transaction ends. Kept in another zone, by other rules or for other days, nothing stands. */
async function takeTurn(tx: EntityManager, { source, facts, zone, window }: Kept): Promise<boolean> {
  const known = await tx.query('select source from report_rollup where source = ?', [source]);
  if (!known.length) {
    await tx.query('insert ignore into report_rollup (source, zone, rules) values (?, ?, ?)', [
      source,
      zone,
      ROLLUP_RULES,
    ]);
  }
  const [turn] = await asked<{ zone: string; rules: number }>(
    tx,
    sql('select zone, rules from report_rollup where source = ? for update skip locked', source),
  );
  if (!turn) return false;
  if (turn.zone === zone && turn.rules === ROLLUP_RULES) {
    const outside = [source, window.from, window.to];
    await tx.query('delete from report_day where source = ? and (start < ? or start > ?)', outside);
  } else {
    await tx.query('delete from report_day where source = ?', [source]);
    await forgetOldAxes(tx, facts);
    await tx.query('update report_rollup set zone = ?, rules = ? where source = ?', [zone, ROLLUP_RULES, source]);
  }
  return true;
}

/** What was kept by axes that other rules had is not written over by those of now. */
async function forgetOldAxes(tx: EntityManager, facts: readonly Tallied[]): Promise<void> {
  for (const { key, kept } of facts) {
    const axes = kept?.axes.map((axis) => axis.join()) ?? [];
    await tx.query('delete from report_tally where facts = ? and axis not in (?)', [key, axes]);
  }
}

async function touchesOf(tx: EntityManager, { source, zone, window }: Kept): Promise<{ id: number; day: string }[]> {
  // A visit may be booked years ahead, or be of years ago.
  const { day } = touchesWithin(source, { from: window.from, to: dayAfter(window.to, 366) }, zone);
  return asked(
    tx,
    sql(`select id, ${day} as day from report_touch where source = ? order by id limit ${TOUCHES}`, source),
  );
}

async function standingDays(tx: EntityManager, { source }: Kept, grain = 'D'): Promise<Set<string>> {
  const rows = await asked<{ start: string }>(
    tx,
    sql(
      "select date_format(start, '%Y-%m-%d') as start from report_day where source = ? and grain = ?",
      ...[source, grain],
    ),
  );
  return new Set(rows.map(({ start }) => start));
}

async function keepDays(tx: EntityManager, kept: Kept, days: readonly string[]): Promise<void> {
  const [first = '', last = ''] = [days[0], days.at(-1)];
  for (const facts of kept.facts) {
    for (const axis of facts.kept?.axes ?? []) {
      const reading = { db: tx, zone: kept.zone, days: { from: first, to: last } };
      const counted = await countByDay(facts, axis, reading, runsOf(days));
      const place = [facts.key, axis.join()];
      await tx.query("delete from report_tally where facts = ? and axis = ? and grain = 'D' and start in (?)", [
        ...place,
        days,
      ]);
      const rows = counted.map(({ day, values, n, amount }) => [...place, 'D', day, keyOf(axis, values), n, amount]);
      for (let at = 0; at < rows.length; at += WRITTEN) {
        const sent = [rows.slice(at, at + WRITTEN)];
        await tx.query('insert into report_tally (facts, axis, grain, start, keyed, n, amount) values ?', sent);
      }
    }
  }
  const rows = days.map((day) => [kept.source, 'D', day]);
  await tx.query('insert ignore into report_day (source, grain, start) values ?', [rows]);
}

/** Adds up the months whose days all stand. */
async function keepMonths(tx: EntityManager, kept: Kept): Promise<void> {
  const [days, months] = [await standingDays(tx, kept), await standingDays(tx, kept, 'M')];
  for (let month = monthOf(kept.window.from); month <= kept.window.to; month = nextMonth(month)) {
    const own = eachDay({ from: month, to: dayAfter(month, daysOfMonth(month) - 1) });
    if (months.has(month) || !own.every((day) => days.has(day))) continue;
    for (const { key, kept: kind } of kept.facts)
      for (const axis of kind?.axes ?? []) await keepMonth(tx, [key, axis.join()], month, own.at(-1) ?? month);
    await tx.query("insert into report_day (source, grain, start) values (?, 'M', ?)", [kept.source, month]);
  }
}

async function keepMonth(tx: EntityManager, place: readonly string[], month: string, last: string): Promise<void> {
  await tx.query("delete from report_tally where facts = ? and axis = ? and grain = 'M' and start = ?", [
    ...place,
    month,
  ]);
  await tx.query(
    `insert into report_tally (facts, axis, grain, start, keyed, n, amount)
     select facts, axis, 'M', ?, keyed, sum(n), sum(amount) from report_tally
     where facts = ? and axis = ? and grain = 'D' and start >= ? and start <= ? group by facts, axis, keyed`,
    [month, ...place, month, last],
  );
}
