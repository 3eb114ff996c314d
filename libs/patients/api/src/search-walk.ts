import { Injectable } from '@nestjs/common';
import { DataSource, type SelectQueryBuilder } from 'typeorm';
import type { Patient } from './patient';
import { amongOf, countOf, firstPlace, walkOf, type Lane, type Place, type Terms } from './search-lanes';
import { termsOf, type Searched } from './search-terms';

/** Candidates of the first step, and the most of a later one: few are asked for while most of them are let through. */
const [FIRST, MOST] = [64, 2_000];
/** What ranks a patient. */
const RANKED_BY = ['id', 'firstName', 'lastName', 'patientCode', 'phone', 'otherPhone', 'guardianPhone', 'dateOfBirth'];

/** The patients a caller may see under the filters asked for; made anew for every step. */
export type Visible = () => Promise<SelectQueryBuilder<Patient>>;
export type Hit = Searched & Place;

/** Walks words in the order of their index: each step reads some candidates, and keeps those the caller may see. */
@Injectable()
export class SearchWalk {
  constructor(private readonly source: DataSource) {}

  /** The next `wanted` patients of the lanes from a place on, in the order of the walk. */
  async walk(visible: Visible, lanes: readonly Lane[], checks: readonly Terms[], from: Place | null, wanted: number) {
    const hits: Hit[] = [];
    for (let lane = from?.lane ?? 0; lane < lanes.length && hits.length < wanted; lane++) {
      let place = from?.lane === lane ? from : null;
      for (let step = Math.max(FIRST, wanted); ; step = Math.min(step * 4, MOST)) {
        const { sql, values } = walkOf(lanes, lane, checks, place, step);
        const rows: { id: number; term: string }[] = await this.source.query(sql, values);
        const met = rows.map(({ id, term }) => ({ lane, term, id: Number(id) }));
        hits.push(...(await this.letThrough(visible, met)).filter((hit) => isMetFirst(lanes, hit)));
        place = met.at(-1) ?? place;
        if (met.length < step || hits.length >= wanted) break;
      }
    }
    return hits.slice(0, wanted);
  }

  /** Of the patients given, those who have each of the terms; newest first. */
  async among(visible: Visible, ids: readonly number[], checks: readonly Terms[], from: Place | null, wanted: number) {
    const left = ids.filter((id) => !from || id < from.id).sort((a, b) => b - a);
    if (!left.length) return [];
    const { sql, values } = amongOf(left, checks);
    const rows: { id: number }[] = await this.source.query(sql, values);
    const hits = await this.letThrough(
      visible,
      rows.map(({ id }) => ({ lane: 0, term: '', id: Number(id) })),
    );
    return hits.slice(0, wanted);
  }

  /** How many words are one of the terms; at most `most`, for more tells nothing about which of them is rare. */
  async count(terms: readonly Terms[], most: number): Promise<number[]> {
    const { sql, values } = countOf(terms, most);
    const rows: { count: string; at: number }[] = await this.source.query(sql, values);
    const counts = new Map(rows.map(({ at, count }) => [Number(at), Number(count)]));
    return terms.map((_, at) => counts.get(at) ?? 0);
  }

  private async letThrough(visible: Visible, met: Place[]): Promise<Hit[]> {
    if (!met.length) return [];
    const query = await visible();
    const rows = await query
      .select(RANKED_BY.map((field) => `patient.${field}`))
      .andWhere('patient.id in (:...met)', { met: met.map(({ id }) => id) })
      .orderBy()
      .getMany();
    const seen = new Map(rows.map((row) => [row.id, row]));
    return met.flatMap((place) => {
      const patient = seen.get(place.id);
      return patient ? [{ ...patient, ...place }] : [];
    });
  }
}

/** Whether the patient was not met before: in an earlier lane, or by an earlier word of this one. Everybody comes once. */
function isMetFirst(lanes: readonly Lane[], { lane, term, ...patient }: Hit): boolean {
  const first = firstPlace(lanes, termsOf(patient));
  return !first || first.lane > lane || (first.lane === lane && first.term >= term);
}
