import type { EntityManager } from 'typeorm';
import type { KeptSource, Only, Reading, Tallied, Tally } from './facts';
import type { FigureRule, OnlyBy, ReportContext } from './figure-rule';
import { axisOf, tally, type Wanted } from './kept';
import { allLive, placesOf, type Places } from './kept-days';
import { countByDay } from './live';
import type { Days, Period } from './period';
import { madeOf, type Made } from './made';
import { BEFORE, grouped, Sums } from './sums';

/** A figure over the period, over the period before, and in each group: each is made when it is asked for. */
export interface FigureMade {
  readonly now: Made;
  readonly before: Made | null;
  readonly groups: Made[];
}

/** Facts by some dimensions. */
interface Asked {
  facts: Tallied;
  dimensions: readonly string[];
}

/** Reads the facts of one report, each once, within one snapshot of the database. */
export class ReportReader {
  private readonly known = new Map<string, Sums>();
  private standing?: Map<KeptSource, Places>;
  private live?: Places;

  constructor(
    readonly db: EntityManager,
    readonly period: Period,
    readonly context: ReportContext,
  ) {}

  /** Reads what is kept of all that some rules stand on at once. */
  async prepare(rules: readonly FigureRule[]): Promise<void> {
    await this.read(rules.flatMap((rule) => this.askedBy(rule)).filter(({ facts }) => facts.kept));
  }

  async figure(rule: FigureRule, key?: string): Promise<FigureMade> {
    const { groups, compared } = this.period;
    const [sums, beside] = await this.sumsOf(rule);
    const own = (all: readonly Tally[] = []) =>
      key === undefined ? all : all.filter(({ values }) => values[rule.by ?? ''] === key);
    const made = (days: Days, of: (sums: Sums) => readonly Tally[]) =>
      madeOf(rule, own(of(sums)), days, this.context, own(beside && of(beside)));
    const hasDays = rule.facts.at !== undefined;
    return {
      now: made(this.period, ({ now }) => now),
      get before() {
        return hasDays ? made(compared, (one) => one.of(BEFORE)) : null;
      },
      get groups() {
        return hasDays ? groups.map((days, n) => made(days, (one) => one.of(n))) : [];
      },
    };
  }

  /** A figure by the values of its dimension, over the period. */
  async rows(rule: FigureRule): Promise<Map<string | null, Made>> {
    const by = (tally: Tally) => tally.values[rule.by ?? ''] ?? null;
    const [sums, beside] = await this.sumsOf(rule);
    const [keys, besides] = [grouped(sums.now, by), grouped(beside?.now ?? [], by)];
    return new Map(
      [...keys].map(([key, own]) => [key, madeOf(rule, own, this.period, this.context, besides.get(key))]),
    );
  }

  only(by: OnlyBy | undefined): Only {
    return typeof by === 'function' ? by(this.context) : (by ?? {});
  }

  /** What a rule stands on: its facts by the dimensions it and its rows go by, and what it goes by besides. */
  private askedBy(rule: FigureRule): Asked[] {
    const own = rule.by ? [rule.by] : [];
    const named = [...Object.keys(this.only(rule.only)), ...own];
    if (rule.as === 'SHARE') named.push(...Object.keys(this.only(rule.of)));
    if (rule.as === 'PERCENTILE') named.push('minutes');
    const asked = [{ facts: rule.facts, dimensions: [...new Set(named)] }];
    if (rule.as !== 'USE' || !rule.beside) return asked;
    return [...asked, { facts: rule.beside.facts, dimensions: [...own, ...rule.beside.dimensions] }];
  }

  private async sumsOf(rule: FigureRule): Promise<[Sums, Sums | undefined]> {
    const [sums = new Sums([], []), beside] = await this.read(this.askedBy(rule));
    return [sums, beside];
  }

  /** Facts in the groups of the period and in the period before; those not known yet are read together. */
  private async read(asked: readonly Asked[]): Promise<Sums[]> {
    const named = asked.map(({ facts, dimensions }) => {
      const axis = axisOf(facts, dimensions) ?? dimensions;
      return { facts, axis, name: `${facts.key} ${axis.join()}`, isKept: axisOf(facts, dimensions) !== undefined };
    });
    const unknown = new Map(named.filter(({ name }) => !this.known.has(name)).map((one) => [one.name, one]));
    const wanted: (Wanted & { name: string })[] = [];
    for (const { facts, axis, name, isKept } of unknown.values()) {
      if (facts.at) wanted.push({ facts, axis, name, places: await this.placesOf(facts, isKept) });
      else this.known.set(name, new Sums(axis, await this.standingNow(facts, axis)));
    }
    const { compared, groups } = this.period;
    const found = wanted.length ? await tally(wanted, this.reading(), [compared, ...groups]) : [];
    wanted.forEach(({ name, axis }, n) => {
      const tallies = found[n]?.map((one) => ({ ...one, piece: one.piece + BEFORE })) ?? [];
      this.known.set(name, new Sums(axis, tallies));
    });
    return named.flatMap(({ name }) => this.known.get(name) ?? []);
  }

  private reading(): Reading {
    const { compared, to, zone } = this.period;
    return { db: this.db, zone, days: { from: compared.from, to } };
  }

  /** Facts without days: they stand now, whatever the period. */
  private async standingNow(facts: Tallied, axis: readonly string[]): Promise<Tally[]> {
    const found = await countByDay(facts, axis, this.reading(), [this.period]);
    return found.map((one) => ({ ...one, piece: 0 }));
  }

  private async placesOf({ kept }: Tallied, isKept: boolean): Promise<Places> {
    const pieces = [this.period.compared, ...this.period.groups];
    if (!kept || !isKept) return (this.live ??= allLive(pieces));
    this.standing ??= await placesOf(this.reading(), pieces);
    return this.standing.get(kept.source) ?? allLive(pieces);
  }
}
