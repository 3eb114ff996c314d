import { Injectable } from '@nestjs/common';
import type { Actor } from '@cuspid/platform/api';
import type { PatientFilter } from '@cuspid/patients/contracts/dto';
import { DataSource } from 'typeorm';
import { CareTeam } from './care-team';
import { asWritten, lanesOf, type Lane, type Terms } from './search-lanes';
import type { Fragment } from './search-query';
import { PAIR_LETTERS, pairTerm } from './search-terms';
import { SearchWalk } from './search-walk';
import { SearchWords } from './search-words';

/** Counting beyond this tells nothing more about which fragment is the rarest. */
const COMMON = 1_000;
/** Somebody with so many patients or fewer has their own looked through, whatever the words. */
const OWN = 2_000;
/** A name that so many words begin with is paired with another; so many words it may stand for otherwise; pairs in one go. */
const [PAIRED, MEANT, PAIRS] = [60, 24, 800];
/** Words near a name that are looked for first. */
const NEAREST = 6;

/** Which words are walked, and what the patients met there must have besides. */
export interface Path {
  /** The fragment whose words are walked; `PAIR`: two names. A cursor holds it. */
  id: number;
  lanes: Lane[];
  checks: Terms[];
  /** The patients to look through instead of words. */
  own?: number[];
}
const PAIR = 100;

/** Chooses the words to walk: of two names the pair's, else the rarest fragment's, or somebody's own patients. */
@Injectable()
export class SearchPaths {
  constructor(
    private readonly source: DataSource,
    private readonly careTeam: CareTeam,
    private readonly words: SearchWords,
    private readonly walk: SearchWalk,
  ) {}

  /** The path to those who match as it was typed; `given`: the one a cursor was made on. */
  async asWritten(me: Actor, filter: PatientFilter, fragments: readonly Fragment[], given?: number): Promise<Path> {
    const all = fragments.map(asWritten);
    const own = await this.own(me, filter);
    if (own) return { id: 0, lanes: [], checks: all, own };
    if (given !== undefined && given !== PAIR) return pathOf(given, fragments, all);
    const pair = await this.pair(fragments);
    return pair ? { id: PAIR, ...pair } : pathOf(await this.rarest(all), fragments, all);
  }

  /** The path to those who match when names are taken for words near them; null when there are none. */
  async otherwise(written: Path, fragments: readonly Fragment[]): Promise<Path | null> {
    const names = fragments.filter(({ isName }) => isName).map(({ text }) => text);
    const near = await this.words.near(this.source.manager, names);
    if (![...near.values()].some(({ length }) => length)) return null;
    const all = fragments.map((fragment) => {
      const { words, begins } = asWritten(fragment);
      return { words: [...words, ...(near.get(fragment.text) ?? [])], begins };
    });
    if (written.own) return { ...written, checks: all };
    const pair = await this.pairNear(fragments, all, near);
    if (pair) return { id: PAIR, ...pair };
    const at = await this.rarest(all);
    const [{ words, begins } = NOTHING] = [all[at]];
    // Nearest first, for those found later may be too many to be looked at.
    const lanes = [
      { words: [], begins },
      { words: words.slice(0, NEAREST), begins: [] },
      { words: words.slice(NEAREST), begins: [] },
    ];
    return { id: at, lanes: lanes.filter(isSome), checks: all.filter((_, index) => index !== at) };
  }

  /** Patients on the team of whoever is asked about, when they are few: the caller's own, or those of a clinician. */
  private async own(me: Actor, { clinicianId }: PatientFilter): Promise<number[] | null> {
    const isBounded = await this.careTeam.isBounded(me, 'patient.read');
    const whose = isBounded ? me.id : clinicianId;
    if (!whose) return null;
    const rows: { id: number }[] = await this.source.query(
      'select patient_id as id from care_team_member where active_user_id = ? limit ?',
      [whose, OWN + 1],
    );
    return rows.length > OWN ? null : rows.map(({ id }) => Number(id));
  }

  private async rarest(all: readonly Terms[]): Promise<number> {
    if (all.length < 2) return 0;
    const counts = await this.walk.count(all, COMMON);
    return all.map((_, at) => at).reduce((a, b) => ((counts[b] ?? 0) < (counts[a] ?? 0) ? b : a), 0);
  }

  /** Two names as they were typed: one is taken for each word it begins, the other stays a beginning. */
  private async pair(fragments: readonly Fragment[]): Promise<Omit<Path, 'id'> | null> {
    const [one, other] = twoNames(fragments);
    if (!one || !other) return null;
    for (const [first, second] of [
      [one, other],
      [other, one],
    ] as const) {
      const words = await this.words.beginning(this.source.manager, first.text, PAIRED);
      if (!words) continue;
      const exact = pairTerm(first.text, second.text);
      const lanes = [
        { words: [exact], begins: [], newestFirst: true },
        { words: [], begins: words.map((word) => pairTerm(word, second.text)) },
      ];
      return { lanes: lanes.filter(isSome), checks: besides(fragments, fragments.map(asWritten), [one, other]) };
    }
    return null;
  }

  /** Two names, each taken for the words it begins and those near it. */
  private async pairNear(
    fragments: readonly Fragment[],
    all: readonly Terms[],
    near: ReadonlyMap<string, string[]>,
  ): Promise<Omit<Path, 'id'> | null> {
    const [one, other] = twoNames(fragments);
    if (!one || !other) return null;
    const [begun, otherBegun] = await Promise.all(
      [one, other].map(({ text }) => this.words.beginning(this.source.manager, text, MEANT)),
    );
    if (!begun || !otherBegun) return null;
    const others = [...otherBegun, ...(near.get(other.text) ?? [])];
    const words = [...begun, ...(near.get(one.text) ?? [])].flatMap((a) => others.map((b) => pairTerm(a, b)));
    if (words.length > PAIRS) return null;
    return { lanes: [{ words, begins: [] }].filter(isSome), checks: besides(fragments, all, [one, other]) };
  }
}

const NOTHING: Terms = { words: [], begins: [] };
const isSome = ({ words, begins }: Terms) => words.length + begins.length > 0;

const pathOf = (at: number, fragments: readonly Fragment[], all: readonly Terms[]): Path => {
  const walked = fragments[at];
  return { id: at, lanes: walked ? lanesOf(walked) : [], checks: all.filter((_, index) => index !== at) };
};

/** The two longest names: words of both are kept in pairs. */
const twoNames = (fragments: readonly Fragment[]) =>
  fragments.filter(({ isName }) => isName).sort((a, b) => b.text.length - a.text.length);

/** What is left to check: the pair's own names only when a pair keeps less of them than was typed. */
const besides = (fragments: readonly Fragment[], all: readonly Terms[], pair: readonly Fragment[]) =>
  all.filter((_, at) => {
    const fragment = fragments[at];
    return !fragment || !pair.includes(fragment) || [...fragment.text].length > PAIR_LETTERS;
  });
