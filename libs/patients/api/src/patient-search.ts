import { Injectable } from '@nestjs/common';
import { cursorOf, limitOf, placeOf, type Actor } from '@cuspid/platform/api';
import type { PatientFilter } from '@cuspid/patients/contracts/dto';
import { DataSource, In } from 'typeorm';
import { Patient } from './patient';
import { SearchPaths, type Path } from './search-paths';
import { fragmentsOf, type Fragment } from './search-query';
import { costOf } from './search-rank';
import type { Place } from './search-lanes';
import { SearchWalk, type Hit, type Visible } from './search-walk';

/** So many are put in the order of how well they match; more than that are walked in the order of the words. */
const RANKED = 60;
/** Who is written otherwise is of interest while so few are written as it was typed. */
const FEW = 8;
/** Those written otherwise are ranked too, and end here. */
const OTHERWISE_MOST = 200;
/** Counted no further: a total is told up to here and left out beyond. */
const COUNTED = 1_000;
/** Of all that costs nothing to say: somebody kept by earlier rules. */
const UNRANKED = 1_000;
const NAME = 'found';
type Keys = ReturnType<typeof placeOf>;

/** A slice of the directory: one row more than asked for, when there are more. */
export interface Slice {
  rows: Patient[];
  place: (row: Patient) => string;
  total?: number;
}

interface Asked {
  filter: PatientFilter;
  visible: Visible;
  fragments: Fragment[];
  /** The path of the words as they were typed. */
  path: Path;
}

/**
 * Finds patients by what somebody typed, among those `visible` lets through. As long as few match, all of them are read
 * and ranked: to the letter, then beginnings, then slips, the last registered first among equals. Where many match as
 * typed, they are walked in the order of the index and the page ends the walk.
 */
@Injectable()
export class PatientSearch {
  constructor(
    private readonly source: DataSource,
    private readonly paths: SearchPaths,
    private readonly walk: SearchWalk,
  ) {}

  async slice(me: Actor, filter: PatientFilter, visible: Visible): Promise<Slice> {
    const fragments = fragmentsOf(filter.q ?? '');
    if (!fragments.length) return { rows: [], place: () => '', ...(filter.count && { total: 0 }) };
    const place = filter.cursor ? placeOf(filter.cursor, NAME, 4) : null;
    const given = typeof place?.[0] === 'number' && place[0] >= 0 ? place[0] : undefined;
    const path = await this.paths.asWritten(me, filter, fragments, given);
    const asked = { filter, visible, fragments, path };
    return given === undefined ? this.ranked(asked, place) : this.walked(asked, place);
  }

  /** The first page, and later ones of a list that is short enough to be ranked. */
  private async ranked(asked: Asked, place: Keys | null): Promise<Slice> {
    const { filter, path, fragments } = asked;
    const written = await this.follow(asked, path, (filter.count ? COUNTED : RANKED) + 1);
    if (written.length > RANKED && !place) return this.shown(asked, written, walkedPlace(path), written.length);
    const otherwise = written.length < FEW ? await this.otherwise(asked) : [];
    const hits = [...new Map([...otherwise, ...written].map((hit) => [hit.id, hit])).values()];
    const costs = new Map(hits.map((hit) => [hit.id, costOf(fragments, hit) ?? UNRANKED]));
    const cost = ({ id }: { id: number }) => costs.get(id) ?? UNRANKED;
    const ranked = hits.sort((a, b) => cost(a) - cost(b) || b.id - a.id);
    const [, , least, id] = (place ?? []).map(Number);
    const left = ranked.filter(
      (hit) => least === undefined || cost(hit) > least || (cost(hit) === least && hit.id < (id ?? 0)),
    );
    return this.shown(asked, left, (hit) => cursorOf(NAME, [-1, 0, cost(hit), hit.id]), ranked.length);
  }

  private async walked(asked: Asked, place: Keys | null): Promise<Slice> {
    const [, lane, term, id] = place ?? [];
    const from = { lane: Number(lane), term: String(term), id: Number(id) };
    const hits = await this.follow(asked, asked.path, limitOf(asked.filter) + 1, from);
    const all = asked.filter.count ? await this.follow(asked, asked.path, COUNTED + 1) : [];
    return this.shown(asked, hits, walkedPlace(asked.path), all.length);
  }

  private async otherwise(asked: Asked): Promise<Hit[]> {
    const path = await this.paths.otherwise(asked.path, asked.fragments);
    return path ? this.follow(asked, path, OTHERWISE_MOST) : [];
  }

  private follow({ visible }: Asked, path: Path, wanted: number, from: Place | null = null): Promise<Hit[]> {
    return path.own
      ? this.walk.among(visible, path.own, path.checks, from, wanted)
      : this.walk.walk(visible, path.lanes, path.checks, from, wanted);
  }

  /** The records of a page's hits, in their order. Beyond a thousand, no total is told. */
  private async shown({ filter }: Asked, hits: Hit[], placeOfHit: (hit: Hit) => string, total: number): Promise<Slice> {
    const page = new Map(hits.slice(0, limitOf(filter) + 1).map((hit) => [hit.id, hit]));
    const rows = await this.source.manager.findBy(Patient, { id: In([...page.keys()]) });
    const records = new Map(rows.map((row) => [row.id, row]));
    const place = (row: Patient) => {
      const hit = page.get(row.id);
      return hit ? placeOfHit(hit) : '';
    };
    const inOrder = [...page.keys()].flatMap((id) => records.get(id) ?? []);
    return { rows: inOrder, place, ...(filter.count && total <= COUNTED && { total }) };
  }
}

const walkedPlace =
  ({ id: path }: Path) =>
  ({ lane, term, id }: Hit) =>
    cursorOf(NAME, [path, lane, term, id]);
