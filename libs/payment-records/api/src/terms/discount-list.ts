import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import type { DiscountDto, DiscountFilter } from '@cuspid/payment-records/contracts/dto';
import { CareTeam } from '@cuspid/patients/api';
import { cursorOf, instantOf, limitOf, pageFrom, placeOf, type Actor } from '@cuspid/platform/api';
import type { Page } from '@cuspid/platform/contracts';
import type { PageFilter } from '@cuspid/platform/contracts/dto';
import { DataSource, type SelectQueryBuilder } from 'typeorm';
import { Discount } from './discount';
import { DiscountRows } from './discount-rows';

type Query = SelectQueryBuilder<Discount>;

/** Discounts in lists: those of one state, and those of one patient. Each page is a walk of an index. */
@Injectable()
export class DiscountList {
  constructor(
    private readonly source: DataSource,
    private readonly careTeam: CareTeam,
    private readonly rows: DiscountRows,
    private readonly audit: Audit,
  ) {}

  async list(me: Actor, filter: DiscountFilter): Promise<Page<DiscountDto>> {
    const state = filter.state ?? 'WAITING';
    const query = this.query().where('discount.state = :state', { state }).useIndex('discount_state');
    query.innerJoin('patient', 'patient', 'patient.id = discount.patient_id and patient.is_active = 1');
    await this.careTeam.visibleTo(me, query, 'payment.read', 'discount.patientId');
    return this.page(query, filter, state, state === 'WAITING' ? 'ASC' : 'DESC');
  }

  async ofPatient(me: Actor, patientId: number, filter: PageFilter): Promise<Page<DiscountDto>> {
    await this.careTeam.require(this.source.manager, me, patientId, 'payment.read');
    this.audit.read(me, 'discounts.read', { entity: 'patient', id: patientId, patientId });
    const query = this.query().where('discount.patientId = :patientId', { patientId }).useIndex('discount_patient');
    return this.page(query, filter, 'patient', 'DESC');
  }

  private query(): Query {
    return this.source.createQueryBuilder(Discount, 'discount');
  }

  private async page(
    query: Query,
    filter: PageFilter,
    sort: string,
    direction: 'ASC' | 'DESC',
  ): Promise<Page<DiscountDto>> {
    const total = filter.count ? await query.getCount() : undefined;
    if (filter.cursor) {
      const [at, id] = placeOf(filter.cursor, sort, 2);
      const beyond = direction === 'ASC' ? '>' : '<';
      query.andWhere(`(discount.askedAt ${beyond} :at or (discount.askedAt = :at and discount.id ${beyond} :id))`, {
        ...{ at: instantOf(at), id },
      });
    }
    const rows = await query
      .orderBy('discount.askedAt', direction)
      .addOrderBy('discount.id', direction)
      .limit(limitOf(filter) + 1)
      .getMany();
    const page = pageFrom(
      rows,
      limitOf(filter),
      ({ askedAt, id }) => cursorOf(sort, [askedAt.toISOString(), id]),
      (row) => row,
    );
    const items = await this.rows.of(this.source.manager, page.items);
    return { ...page, items, ...(total !== undefined && { total }) };
  }
}
