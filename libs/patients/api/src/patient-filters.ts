import { Injectable } from '@nestjs/common';
import { Invalid, NotAllowed, type Actor } from '@cuspid/platform/api';
import { mayRole } from '@cuspid/platform/contracts';
import { ALLERGY_STATES, CLINICAL_STATUSES, SEXES } from '@cuspid/patients/contracts';
import type { PatientExportFilter } from '@cuspid/patients/contracts/dto';
import { Clinic } from '@cuspid/settings/api';
import { DataSource, type SelectQueryBuilder } from 'typeorm';
import { bornBy } from './birth-days';
import { CareTeam } from './care-team';
import { Patient } from './patient';
import { atMost } from './totals';

type Query = SelectQueryBuilder<Patient>;

/** What of the directory's filter says which patients, and not in what order or how many. */
export type Asked = Omit<PatientExportFilter, 'q' | 'sort' | 'limit' | 'cursor' | 'count'>;

/** No more rows than this are put in order by sorting; more of them are walked in an order that stands. */
const FEW = 2_000;
const SEAT = 'select 1 from care_team_member asked where asked.patient_id = patient.id and asked.active_user_id';

/** Which patients a filter means: the one place that says so, for lists, searches, counts, statistics and exports alike. */
@Injectable()
export class PatientFilters {
  constructor(
    private readonly source: DataSource,
    private readonly careTeam: CareTeam,
    private readonly clinic: Clinic,
  ) {}

  /** The patients (`patient`) the caller may see and the filter means, in no order. */
  async visible(me: Actor, filter: Asked): Promise<Query> {
    if (filter.isArchived && !mayRole(me.role, 'patient.archive')) throw new NotAllowed('patient.archive');
    const query = this.started(filter);
    equals(query, filter);
    registered(query, await this.periodOf(filter));
    await this.aged(query, filter);
    onTeam(query, filter);
    return this.careTeam.visibleTo(me, query, 'patient.read', 'patient.id');
  }

  /**
   * The index whose own share of the filter means few patients, or null: then the order asked for is walked, and a page is
   * full soon. Each is asked alone, and of it no more than decides. `query` is told what the index needs to be walked by.
   */
  async fewBy(filter: Asked, query: Query): Promise<string | null> {
    const { clinicalStatus, sex, allergyState, province } = filter;
    if (filter.ids) return 'PRIMARY';
    const period = await this.periodOf(filter);
    if (province || clinicalStatus || sex || allergyState) {
      const some = this.started(filter);
      every(some, filter);
      registered(some, period);
      const index = province ? 'patient_province' : 'patient_facets';
      if (await isFew(some, index)) {
        every(query, filter);
        return index;
      }
    } else if (period.since || period.before) {
      const some = this.started(filter);
      registered(some, period);
      if (await isFew(some, 'patient_registered')) return 'patient_registered';
    }
    if (isAged(filter)) {
      const some = this.started(filter);
      await this.aged(some, filter);
      if (await isFew(some, 'patient_age')) return 'patient_age';
    }
    return filter.isArchived && (await isFew(this.started(filter), 'patient_name')) ? 'patient_name' : null;
  }

  private started({ isArchived }: Asked): Query {
    const query = this.source
      .createQueryBuilder(Patient, 'patient')
      .where('patient.isActive = :isActive', { isActive: !isArchived });
    // One that became part of another record is not archived: it is there, under the other's name.
    return isArchived ? query.andWhere('patient.mergedIntoId is null') : query;
  }

  /** The instants between which the days asked for lie in the clinic. */
  private async periodOf({ registeredFrom, registeredTo }: Asked): Promise<Period> {
    if (registeredFrom && registeredTo && registeredTo < registeredFrom) {
      throw new Invalid([{ path: 'registeredTo', message: 'must not be earlier than the first day' }]);
    }
    return {
      ...(registeredFrom && { since: new Date((await this.clinic.dayBounds(registeredFrom)).from) }),
      ...(registeredTo && { before: new Date((await this.clinic.dayBounds(registeredTo)).to) }),
    };
  }

  private async aged(query: Query, { ageFrom, ageTo, isAgeUnknown }: Asked): Promise<void> {
    if (isAgeUnknown) query.andWhere('patient.dateOfBirth is null');
    if (ageFrom === undefined && ageTo === undefined) return;
    const today = await this.clinic.today();
    if (ageFrom !== undefined) {
      query.andWhere('patient.dateOfBirth <= :bornBy', { bornBy: bornBy(today, ageFrom) });
    }
    if (ageTo !== undefined) {
      query.andWhere('patient.dateOfBirth > :bornAfter', { bornAfter: bornBy(today, ageTo + 1) });
    }
  }
}

interface Period {
  since?: Date;
  before?: Date;
}

const isAged = ({ ageFrom, ageTo, isAgeUnknown }: Asked) =>
  ageFrom !== undefined || ageTo !== undefined || isAgeUnknown === true;

const isFew = async (query: Query, index: string) => (await atMost(query.useIndex(index), FEW + 1)) <= FEW;

function equals(query: Query, { ids, clinicalStatus, sex, allergyState, province }: Asked): void {
  if (clinicalStatus) query.andWhere('patient.clinicalStatus = :clinicalStatus', { clinicalStatus });
  if (sex) query.andWhere('patient.sex = :sex', { sex });
  if (allergyState) query.andWhere('patient.allergyState = :allergyState', { allergyState });
  if (province) query.andWhere('patient.province = :province', { province });
  if (ids) query.andWhere('patient.id in (:...ids)', { ids: ids.split(',').map(Number) });
}

/** What is not asked for is told as all it can be: so an index serves what stands behind it, too. */
function every(query: Query, { clinicalStatus, sex, allergyState, province }: Asked): void {
  query.andWhere(
    'patient.clinicalStatus in (:...statuses) and patient.sex in (:...sexes) and patient.allergyState in (:...states)',
    {
      statuses: clinicalStatus ? [clinicalStatus] : CLINICAL_STATUSES,
      sexes: sex ? [sex] : SEXES,
      states: allergyState ? [allergyState] : ALLERGY_STATES,
    },
  );
  if (province) query.andWhere('patient.province = :province', { province });
}

function registered(query: Query, { since, before }: Period): void {
  if (since) query.andWhere('patient.registeredAt >= :since', { since });
  if (before) query.andWhere('patient.registeredAt < :before', { before });
}

function onTeam(query: Query, { clinicianId, isUnassigned }: Asked): void {
  if (clinicianId) query.andWhere(`exists (${SEAT} = :clinicianId)`, { clinicianId });
  if (isUnassigned) query.andWhere(`not exists (${SEAT} is not null)`);
}
