import type { EntityManager } from 'typeorm';
import type { Facts, Only, Reading, Tally } from './facts';
import type { FigureRule, OnlyBy, ReportContext } from './figure-rule';
import { axisOf, tally, type KnownSources } from './kept';
import { countByDay } from './live';
import type { Days, Period } from './period';
import { madeOf, type Made } from './made';

/** The period before, among the pieces; those of the period are numbered from 0. */
const BEFORE = -1;

/** Reads the facts of one report, each once, within one snapshot of the database. */
export class ReportReader {
  private readonly known = new Map<string, Promise<Tally[]>>();
  private readonly sources: KnownSources = new Map();

  constructor(
    readonly db: EntityManager,
    readonly period: Period,
    readonly context: ReportContext,
  ) {}

  /** A figure over the period, over the period before, and in each group. */
  async figure(rule: FigureRule, key?: string): Promise<{ now: Made; before: Made | null; groups: Made[] }> {
    const all = await this.tallies(rule);
    const tallies = key === undefined ? all : all.filter(({ values }) => values[rule.by ?? ''] === key);
    const { groups, compared } = this.period;
    const pieces = grouped(tallies, ({ piece }) => piece);
    const of = (days: Days, own: readonly Tally[] = []) => madeOf(rule, own, days, this.context);
    return {
      now: of(
        this.period,
        tallies.filter(({ piece }) => piece !== BEFORE),
      ),
      before: rule.facts.at ? of(compared, pieces.get(BEFORE)) : null,
      groups: rule.facts.at ? groups.map((days, n) => of(days, pieces.get(n))) : [],
    };
  }

  /** A figure by the values of its dimension, over the period. */
  async rows(rule: FigureRule): Promise<Map<string | null, Made>> {
    const tallies = (await this.tallies(rule)).filter(({ piece }) => piece !== BEFORE);
    const by = rule.by ?? '';
    const keys = grouped(tallies, ({ values }) => values[by] ?? null);
    return new Map([...keys].map(([key, own]) => [key, madeOf(rule, own, this.period, this.context)]));
  }

  /** All facts of a rule by the dimensions it and its rows go by. */
  tallies(rule: FigureRule): Promise<Tally[]> {
    const named = [...Object.keys(this.only(rule.only)), ...(rule.by ? [rule.by] : []), ...(rule.besides ?? [])];
    if (rule.as === 'SHARE') named.push(...Object.keys(this.only(rule.of)));
    if (rule.as === 'PERCENTILE') named.push('minutes');
    return this.by(rule.facts, [...new Set(named)]);
  }

  /** Facts by some dimensions, in the groups of the period and in the period before. */
  by(facts: Facts, dimensions: readonly string[]): Promise<Tally[]> {
    const axis = axisOf(facts, dimensions) ?? dimensions;
    const name = `${facts.key} ${axis.join()}`;
    const known = this.known.get(name) ?? this.read(facts, axis, axisOf(facts, dimensions) !== undefined);
    this.known.set(name, known);
    return known;
  }

  only(by: OnlyBy | undefined): Only {
    return typeof by === 'function' ? by(this.context) : (by ?? {});
  }

  private async read(facts: Facts, axis: readonly string[], isKept: boolean): Promise<Tally[]> {
    const { groups, compared, from, to, zone } = this.period;
    const reading: Reading = { db: this.db, zone, days: { from: compared.from, to } };
    if (!facts.at) return (await countByDay(facts, axis, reading, [{ from, to }])).map((one) => ({ ...one, piece: 0 }));
    const pieces = [compared, ...groups];
    const found = await tally(facts, axis, reading, pieces, isKept, this.sources);
    return found.map((one) => ({ ...one, piece: one.piece + BEFORE }));
  }
}

/** What has a key in common, in its order. */
function grouped<K>(tallies: readonly Tally[], keyOf: (tally: Tally) => K): Map<K, Tally[]> {
  const groups = new Map<K, Tally[]>();
  for (const tally of tallies) {
    const key = keyOf(tally);
    const group = groups.get(key);
    if (group) group.push(tally);
    else groups.set(key, [tally]);
  }
  return groups;
}
