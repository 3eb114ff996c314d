import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { asWritten, isSome, type Lane, type Terms } from './search-lanes';
import { yearsIn, type Fragment } from './search-query';
import { PAIR_LETTERS, pairTerm } from './search-terms';
import { SearchWords } from './search-words';

/** A name that so many words begin with is paired with another; so many words it may stand for otherwise; pairs in one go. */
const [PAIRED, MEANT, PAIRS] = [60, 24, 800];

export interface Walked {
  lanes: Lane[];
  checks: Terms[];
}
type Near = ReadonlyMap<string, string[]>;

/**
 * Two names, or a name and a year of birth, are kept together: however many have the one and the other, those who have both
 * stand in one place.
 */
@Injectable()
export class SearchPairs {
  constructor(
    private readonly source: DataSource,
    private readonly words: SearchWords,
  ) {}

  /** The words to walk for what was typed; null when it holds no pair, or its beginnings are those of too many words. */
  async asWritten(fragments: readonly Fragment[]): Promise<Walked | null> {
    const [one, other] = twoNames(fragments);
    const all = fragments.map(asWritten);
    if (one && !other) return this.withYear(fragments, all, one, (name) => this.beginning(name, PAIRED));
    if (!one || !other) return null;
    for (const [first, second] of [
      [one, other],
      [other, one],
    ] as const) {
      const words = await this.beginning(first, PAIRED);
      if (!words) continue;
      const lanes = [
        { words: [pairTerm(first.text, second.text)], begins: [], newestFirst: true },
        { words: [], begins: words.map((word) => pairTerm(word, second.text)) },
      ];
      return { lanes: lanes.filter(isSome), checks: besides(fragments, all, [one, other]) };
    }
    return null;
  }

  /** The same when each name also stands for the words near it. */
  async near(fragments: readonly Fragment[], all: readonly Terms[], near: Near): Promise<Walked | null> {
    const [one, other] = twoNames(fragments);
    const meant = async (name: Fragment) => {
      const begun = await this.beginning(name, MEANT);
      return begun && [...begun, ...(near.get(name.text) ?? [])];
    };
    if (one && !other) return this.withYear(fragments, all, one, meant);
    if (!one || !other) return null;
    const [ones, others] = await Promise.all([meant(one), meant(other)]);
    if (!ones || !others) return null;
    const words = ones.flatMap((a) => others.map((b) => pairTerm(a, b)));
    if (words.length > PAIRS) return null;
    return { lanes: [{ words, begins: [] }].filter(isSome), checks: besides(fragments, all, [one, other]) };
  }

  /** «ivan 90»: the years that it may mean, first by birth, then by age; digits of a code or a phone after them. */
  private async withYear(
    fragments: readonly Fragment[],
    all: readonly Terms[],
    name: Fragment,
    meant: (name: Fragment) => Promise<string[] | null>,
  ): Promise<Walked | null> {
    const year = fragments.find((fragment) => yearsIn(fragment).length);
    const words = year && (await meant(name));
    if (!year || !words) return null;
    const pairs = (years: string[]) => words.flatMap((word) => years.map((one) => pairTerm(word, one)));
    const byBirth = yearsIn(year).filter((one) => one.endsWith(year.text));
    const byAge = yearsIn(year).filter((one) => !byBirth.includes(one));
    const digits = { words: [], begins: [year.text], besides: all.filter((_, at) => fragments[at] === name) };
    const lanes: Lane[] = [
      { words: pairs(byBirth), begins: [] },
      { words: pairs(byAge), begins: [] },
      ...(year.text.length < DIGITS_MIN ? [] : [digits]),
    ];
    return { lanes: lanes.filter(isSome), checks: besides(fragments, all, [name, year]) };
  }

  private beginning({ text }: Fragment, most: number): Promise<string[] | null> {
    return this.words.beginning(this.source.manager, text, most);
  }
}

/** Beside a name, two or three digits are a year or an age: as the beginning of a number they would be anybody's. */
const DIGITS_MIN = 4;

/** The two longest names: words of both are kept in pairs. */
const twoNames = (fragments: readonly Fragment[]) =>
  fragments.filter(({ isName }) => isName).sort((a, b) => b.text.length - a.text.length);

/** What is left to check: the pair's own names only when a pair keeps less of them than was typed. */
const besides = (fragments: readonly Fragment[], all: readonly Terms[], pair: readonly Fragment[]) =>
  all.filter((_, at) => {
    const fragment = fragments[at];
    return !fragment || !pair.includes(fragment) || [...fragment.text].length > PAIR_LETTERS;
  });
