import { Injectable } from '@nestjs/common';
import { cursorOf, instantOf, limitOf, placeOf, type Actor } from '@cuspid/platform/api';
import type { PatientSort } from '@cuspid/patients/contracts';
import type { PatientFilter } from '@cuspid/patients/contracts/dto';
import { DataSource, type SelectQueryBuilder } from 'typeorm';
import { CareTeam } from './care-team';
import { Patient } from './patient';
import { PatientSearch, type Slice } from './patient-search';

type Query = SelectQueryBuilder<Patient>;

/**
 * The SQL behind the directory. Without a query it walks an index in the order asked for; with one,
 * `PatientSearch` finds among those the same conditions let through. Neither grows with the number of patients.
 */
@Injectable()
export class Directory {
  constructor(
    private readonly source: DataSource,
    private readonly careTeam: CareTeam,
    private readonly search: PatientSearch,
  ) {}

  async slice(me: Actor, filter: PatientFilter): Promise<Slice> {
    if (!filter.q?.trim()) return this.listed(me, filter);
    return this.search.slice(me, filter, () => this.visible(me, filter));
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
