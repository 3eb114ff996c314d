import { Injectable } from '@nestjs/common';
import { cursorOf, instantOf, limitOf, placeOf, type Actor } from '@cuspid/platform/api';
import type { PatientSort } from '@cuspid/patients/contracts';
import type { PatientFilter } from '@cuspid/patients/contracts/dto';
import { DataSource, type SelectQueryBuilder } from 'typeorm';
import { CareTeam } from './care-team';
import { Patient } from './patient';
import { PatientTerm } from './patient-term';
import { fragmentsOf } from './search-terms';

/** Counting beyond this tells nothing more about which fragment is the rarest. */
const COUNTED = 2_000;
type Query = SelectQueryBuilder<Patient>;

/** A slice of the directory: one row more than asked for, when there are more. */
export interface Slice {
  rows: Patient[];
  place: (row: Patient) => string;
  total?: number;
}

/**
 * The SQL behind the directory. Without a query it walks an index in the order asked for; with one it walks the words
 * that begin with the rarest fragment and stops at the page's end, so that neither grows with the number of patients.
 */
@Injectable()
export class Directory {
  constructor(
    private readonly source: DataSource,
    private readonly careTeam: CareTeam,
  ) {}

  async slice(me: Actor, filter: PatientFilter): Promise<Slice> {
    const fragments = fragmentsOf(filter.q ?? '');
    if (filter.q?.trim() && !fragments.length) return { rows: [], place: () => '', ...(filter.count && { total: 0 }) };
    return fragments.length ? this.found(me, filter, fragments) : this.listed(me, filter);
  }

  private async listed(me: Actor, filter: PatientFilter): Promise<Slice> {
    const { key, order, after } = ORDERS[filter.sort ?? 'name'];
    const query = await this.visible(me, filter);
    const total = filter.count ? await query.getCount() : undefined;
    order(query);
    if (filter.cursor) after(query, placeOf(filter.cursor, filter.sort ?? 'name', key.length));
    const rows = await query.limit(limitOf(filter) + 1).getMany();
    const place = (row: Patient) =>
      cursorOf(
        filter.sort ?? 'name',
        key.map((field) => keyOf(row, field)),
      );
    return { rows, place, ...(total !== undefined && { total }) };
  }

  private async found(me: Actor, filter: PatientFilter, fragments: string[]): Promise<Slice> {
    const [rarest = '', ...others] = await this.rarestFirst(fragments);
    const query = await this.visible(me, filter);
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

  private async visible(me: Actor, { clinicalStatus, sex, clinicianId }: PatientFilter): Promise<Query> {
    const query = this.source.createQueryBuilder(Patient, 'patient').where('patient.isActive = true');
    if (clinicalStatus) query.andWhere('patient.clinicalStatus = :clinicalStatus', { clinicalStatus });
    if (sex) query.andWhere('patient.sex = :sex', { sex });
    if (clinicianId) {
      query.andWhere(
        'exists (select 1 from care_team_member asked where asked.active_user_id = :clinicianId and asked.patient_id = patient.id)',
        { clinicianId },
      );
    }
    return this.careTeam.visibleTo(me, query, 'patient.read', 'patient.id');
  }
}

type Field = 'lastName' | 'firstName' | 'id' | 'registeredAt' | 'patientCode';
type Place = (string | number | null)[];

const keyOf = (row: Patient, field: Field) => (field === 'registeredAt' ? row.registeredAt.toISOString() : row[field]);

/** Each order with the index that serves it. */
const ORDERS: Record<
  PatientSort,
  { key: Field[]; order: (query: Query) => Query; after: (query: Query, place: Place) => Query }
> = {
  name: {
    key: ['lastName', 'firstName', 'id'],
    order: (query) => query.orderBy('patient.lastName').addOrderBy('patient.firstName').addOrderBy('patient.id'),
    after: (query, [last, first, id]) =>
      query.andWhere(
        `patient.lastName >= :last and (patient.lastName > :last or patient.firstName > :first
          or (patient.firstName = :first and patient.id > :id))`,
        { last, first, id },
      ),
  },
  '-registeredAt': {
    key: ['registeredAt', 'id'],
    order: (query) => query.orderBy('patient.registeredAt', 'DESC').addOrderBy('patient.id', 'DESC'),
    after: (query, [at, id]) =>
      query.andWhere('patient.registeredAt <= :at and (patient.registeredAt < :at or patient.id < :id)', {
        at: instantOf(at),
        id,
      }),
  },
  code: {
    key: ['patientCode'],
    order: (query) => query.orderBy('patient.patientCode'),
    after: (query, [code]) => query.andWhere('patient.patientCode > :code', { code }),
  },
};
