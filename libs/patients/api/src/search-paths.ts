import { Injectable } from '@nestjs/common';
import type { Actor } from '@cuspid/platform/api';
import type { PatientFilter } from '@cuspid/patients/contracts/dto';
import { DataSource } from 'typeorm';
import { CareTeam } from './care-team';
import { asWritten, isSome, lanesOf, type Terms } from './search-lanes';
import { SearchPairs, type Walked } from './search-pairs';
import type { Fragment } from './search-query';
import { SearchWalk } from './search-walk';
import { SearchWords } from './search-words';

/** Counting beyond this tells nothing more about which fragment is the rarest. */
const COMMON = 1_000;
/** Somebody with so many patients or fewer has their own looked through, whatever the words. */
const OWN = 2_000;
/** Words near a name that are looked for first. */
const NEAREST = 6;

/** Which words are walked, and what the patients met there must have besides. */
export interface Path extends Walked {
  /** The fragment whose words are walked; `PAIR`: two. A cursor holds it. */
  id: number;
  /** The patients to look through instead of words. */
  own?: number[];
}
const PAIR = 100;

/** Chooses the words to walk: of a pair those kept together, else the rarest fragment's, or somebody's own patients. */
@Injectable()
export class SearchPaths {
  constructor(
    private readonly source: DataSource,
    private readonly careTeam: CareTeam,
    private readonly words: SearchWords,
    private readonly pairs: SearchPairs,
    private readonly walk: SearchWalk,
  ) {}

  /** The path to those who match as it was typed; `given`: the one a cursor was made on. */
  async asWritten(me: Actor, filter: PatientFilter, fragments: readonly Fragment[], given?: number): Promise<Path> {
    const all = fragments.map(asWritten);
    const own = await this.own(me, filter);
    if (own) return { id: 0, lanes: [], checks: all, own };
    if (given !== undefined && given !== PAIR) return pathOf(given, fragments, all);
    const pair = await this.pairs.asWritten(fragments);
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
    const pair = await this.pairs.near(fragments, all, near);
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
}

const NOTHING: Terms = { words: [], begins: [] };

const pathOf = (at: number, fragments: readonly Fragment[], all: readonly Terms[]): Path => {
  const walked = fragments[at];
  return { id: at, lanes: walked ? lanesOf(walked) : [], checks: all.filter((_, index) => index !== at) };
};
