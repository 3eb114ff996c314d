import { Injectable } from '@nestjs/common';
import { cursorOf, limitOf, placeOf, type Actor } from '@cuspid/platform/api';
import type { PatientFilter } from '@cuspid/patients/contracts/dto';
import { DataSource, type SelectQueryBuilder } from 'typeorm';
import type { Patient } from './patient';
import { PatientTerm } from './patient-term';
import { fragmentsOf } from './search-terms';

/** Counting beyond this tells nothing more about which fragment is the rarest. */
const COUNTED = 2_000;

/** A slice of the directory: one row more than asked for, when there are more. */
export interface Slice {
  rows: Patient[];
  place: (row: Patient) => string;
  total?: number;
}

/** Finds patients by what somebody typed, among those `visible` gives: the caller's reach and the filters are its conditions. */
@Injectable()
export class PatientSearch {
  constructor(private readonly source: DataSource) {}

  async slice(_me: Actor, filter: PatientFilter, visible: () => Promise<SelectQueryBuilder<Patient>>): Promise<Slice> {
    const fragments = fragmentsOf(filter.q ?? '');
    if (!fragments.length) return { rows: [], place: () => '', ...(filter.count && { total: 0 }) };
    const [rarest = '', ...others] = await this.rarestFirst(fragments);
    const query = await visible();
    query
      .innerJoin(PatientTerm, 'word', 'word.patientId = patient.id and word.term like :rarest', {
        rarest: `${rarest}%`,
      })
      // Somebody with two such words is found by the first of them only.
      .andWhere(
        'not exists (select 1 from patient_term earlier where earlier.patient_id = word.patientId and earlier.term like :rarest and earlier.term < word.term)',
      )
      .addSelect('word.term', 'word_term');
    others.forEach((fragment, index) => {
      query.andWhere(
        `exists (select 1 from patient_term other where other.patient_id = word.patientId and other.term like :other${index})`,
        { [`other${index}`]: `${fragment}%` },
      );
    });
    const total = filter.count ? await query.getCount() : undefined;
    if (filter.cursor) {
      const [term, id] = placeOf(filter.cursor, 'found', 2);
      query.andWhere('(word.term > :term or (word.term = :term and word.patientId > :id))', { term, id });
    }
    query
      .orderBy('word.term')
      .addOrderBy('word.patientId')
      .limit(limitOf(filter) + 1);
    const { entities, raw } = await query.getRawAndEntities<{ word_term: string }>();
    const words = new Map(entities.map((row, index) => [row.id, raw[index]?.word_term ?? '']));
    const place = (row: Patient) => cursorOf('found', [words.get(row.id) ?? '', row.id]);
    return { rows: entities, place, ...(total !== undefined && { total }) };
  }

  /** The fragments with the one that fewest words begin with in front: its words are walked, the others only checked. */
  private async rarestFirst(fragments: string[]): Promise<string[]> {
    const counted = await Promise.all(
      fragments.map(async (fragment) => ({ fragment, count: await this.count(fragment) })),
    );
    return counted
      .sort((a, b) => a.count - b.count || b.fragment.length - a.fragment.length)
      .map(({ fragment }) => fragment);
  }

  private async count(fragment: string): Promise<number> {
    const [row]: { count: string }[] = await this.source.query(
      'select count(*) as count from (select 1 from patient_term where term like ? limit ?) some',
      [`${fragment}%`, COUNTED],
    );
    return Number(row?.count);
  }
}
