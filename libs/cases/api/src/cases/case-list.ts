import { Injectable } from '@nestjs/common';
import type { CaseFilter, CaseSummaryDto } from '@cuspid/cases/contracts/dto';
import { CareTeam } from '@cuspid/patients/api';
import { cursorOf, limitOf, pageFrom, placeOf, type Actor } from '@cuspid/platform/api';
import type { Page } from '@cuspid/platform/contracts';
import { Clinic } from '@cuspid/settings/api';
import { DataSource, type SelectQueryBuilder } from 'typeorm';
import { OVERDUE } from './case-task';
import { CaseRows } from './case-rows';
import { TeachingCase } from './teaching-case';

/** Of SQL: cases with work whose day is over; `:today` is the clinic's. */
export const LATE = `one.removed_at is null and one.state <> 'VERIFIED'
  and exists (select 1 from case_task task where task.case_id = one.id and ${OVERDUE})`;

/** Cases in lists, the newest first. */
@Injectable()
export class CaseList {
  constructor(
    private readonly source: DataSource,
    private readonly careTeam: CareTeam,
    private readonly clinic: Clinic,
    private readonly rows: CaseRows,
  ) {}

  async list(me: Actor, filter: CaseFilter): Promise<Page<CaseSummaryDto>> {
    const query = await this.seen(me);
    await this.narrow(query, me, filter);
    const total = filter.count ? await query.getCount() : undefined;
    if (filter.cursor) query.andWhere('one.id < :after', { after: placeOf(filter.cursor, 'id', 1)[0] });
    const rows = await query
      .orderBy('one.id', 'DESC')
      .limit(limitOf(filter) + 1)
      .getMany();
    const page = pageFrom(
      rows,
      limitOf(filter),
      ({ id }) => cursorOf('id', [id]),
      (one) => one,
    );
    const items = await this.rows.summaries(this.source.manager, page.items);
    return { ...page, items, ...(total !== undefined && { total }) };
  }

  /** The cases that are there for the caller: `one`. */
  async seen(me: Actor): Promise<SelectQueryBuilder<TeachingCase>> {
    const query = this.source
      .createQueryBuilder(TeachingCase, 'one')
      .innerJoin('patient', 'patient', 'patient.id = one.patientId and patient.is_active = 1');
    if (me.role === 'STUDENT') query.where('one.studentId = :me and one.removedAt is null', { me: me.id });
    return this.careTeam.visibleTo(me, query, 'case.read', 'one.patient_id');
  }

  private async narrow(query: SelectQueryBuilder<TeachingCase>, me: Actor, filter: CaseFilter): Promise<void> {
    const { state, mine, overdue, removed, unsupervised, studentId, supervisorId, patientId } = filter;
    if (state) query.andWhere('one.state = :state', { state });
    if (mine) query.andWhere('(one.supervisorId = :mine or one.studentId = :mine)', { mine: me.id });
    if (overdue !== undefined) {
      query.andWhere(overdue ? `(${LATE})` : `not (${LATE})`, { today: await this.clinic.today() });
    }
    if (removed !== undefined) query.andWhere(`one.removedAt is ${removed ? 'not ' : ''}null`);
    if (unsupervised !== undefined) query.andWhere(`one.supervisorGoneAt is ${unsupervised ? 'not ' : ''}null`);
    if (studentId) query.andWhere('one.studentId = :studentId', { studentId });
    if (supervisorId) query.andWhere('one.supervisorId = :supervisorId', { supervisorId });
    if (patientId) query.andWhere('one.patientId = :patientId', { patientId });
  }
}
