import { Injectable } from '@nestjs/common';
import type { Actor } from '@cuspid/platform/api';
import type { PatientFilter } from '@cuspid/patients/contracts/dto';
import { DataSource } from 'typeorm';
import { CareTeam } from './care-team';
import { asWritten, lanesOf, type Lane, type Terms } from './search-lanes';
import type { Fragment } from './search-query';
import { pairTerm } from './search-terms';
import { SearchWalk } from './search-walk';
import { SearchWords } from './search-words';

/** Counting beyond this tells nothing more about which fragment is the rarest; two such names are walked as a pair. */
const COMMON = 1_000;
/** Somebody with so many patients or fewer has their own looked through, whatever the words. */
const OWN = 2_000;
/** Words of one beginning that are paired with another; and of those near it. */
const [PAIRED, PAIRED_NEAR] = [60, 24];

/** Which words are walked, and what the patients met there must have besides. */
export interface Path {
  /** The fragment whose words are walked; `PAIR`: two of them. A cursor holds it. */
  id: number;
  lanes: Lane[];
  checks: Terms[];
  /** The patients to look through instead of words. */
  own?: number[];
}
const PAIR = 100;

/** Chooses the words to walk: the rarest fragment's, or of two common names the pair's, or somebody's own patients. */
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
    const { order, isCommon } = await this.rarestFirst(all);
    const pair = isCommon ? await this.pair(fragments, order) : null;
    return pair ? { id: PAIR, ...pair } : pathOf(order[0] ?? 0, fragments, all);
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
    const { order, isCommon } = await this.rarestFirst(all);
    const pair = isCommon ? await this.pairNear(fragments, order, near) : null;
    if (pair) return { id: PAIR, ...pair };
    const at = order[0] ?? 0;
    const [{ words, begins } = { words: [], begins: [] }] = [all[at]];
    // Nearest first, for those found later may be too many to be looked at.
    const lanes = [{ words: [], begins }, ...words.map((word) => ({ words: [word], begins: [], newestFirst: true }))];
    return { id: at, lanes: lanes.slice(0, 1 + PAIRED_NEAR), checks: all.filter((_, index) => index !== at) };
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

  private async rarestFirst(all: readonly Terms[]): Promise<{ order: number[]; isCommon: boolean }> {
    if (all.length < 2) return { order: [0], isCommon: false };
    const counts = await this.walk.count(all, COMMON);
    const order = all.map((_, index) => index).sort((a, b) => (counts[a] ?? 0) - (counts[b] ?? 0) || a - b);
    return { order, isCommon: (counts[order[0] ?? 0] ?? 0) >= COMMON };
  }

  private async pair(fragments: readonly Fragment[], order: readonly number[]): Promise<Omit<Path, 'id'> | null> {
    const [one, other] = twoNames(fragments, order);
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
      return { lanes, checks: fragments.filter((one) => one !== first && one !== second).map(asWritten) };
    }
    return null;
  }

  private async pairNear(
    fragments: readonly Fragment[],
    order: readonly number[],
    near: ReadonlyMap<string, string[]>,
  ): Promise<Omit<Path, 'id'> | null> {
    const [one, other] = twoNames(fragments, order);
    if (!one || !other) return null;
    const meant = async ({ text }: Fragment) => [
      ...((await this.words.beginning(this.source.manager, text, PAIRED_NEAR)) ?? [text]),
      ...(near.get(text) ?? []),
    ];
    const [ones, others] = [await meant(one), await meant(other)];
    const words = ones.flatMap((a) => others.map((b) => pairTerm(a, b)));
    return {
      lanes: [{ words, begins: [] }],
      checks: fragments.filter((fragment) => fragment !== one && fragment !== other).map(asWritten),
    };
  }
}

const pathOf = (at: number, fragments: readonly Fragment[], all: readonly Terms[]): Path => {
  const walked = fragments[at];
  return { id: at, lanes: walked ? lanesOf(walked) : [], checks: all.filter((_, index) => index !== at) };
};

/** The two rarest names; pairs of them are kept. */
const twoNames = (fragments: readonly Fragment[], order: readonly number[]) =>
  order.flatMap((at) => fragments[at] ?? []).filter(({ isName }) => isName);
