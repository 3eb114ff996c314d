import { Injectable } from '@nestjs/common';
import { minorOf } from '@cuspid/payment-records/contracts';
import type { OverdueFilter, OverdueInstalmentDto } from '@cuspid/payment-records/contracts/dto';
import { CareTeam, Patient } from '@cuspid/patients/api';
import { cursorOf, limitOf, pageFrom, placeOf, type Actor } from '@cuspid/platform/api';
import type { Page } from '@cuspid/platform/contracts';
import { Clinic } from '@cuspid/settings/api';
import { DataSource, type SelectQueryBuilder } from 'typeorm';
import { PatientBalance } from '../ledger/patient-balance';
import { Instalment } from './instalment';
import { InstalmentPlan } from './instalment-plan';

const SORT = 'overdue';
const SETTLED = `(select coalesce(sum(part.amount_minor), 0) from posting_allocation part
  where part.charge_id = instalment.charge_id)`;
const STANDS = `not exists (select 1 from posting undone where undone.reverses_id = instalment.charge_id)`;

/** A row as the query gives it. */
interface Row {
  id: number;
  planId: number;
  patientId: number;
  number: number;
  dueOn: string;
  amountMinor: number;
  settled: string;
  currency: string;
  description: string;
  code: string;
  firstName: string;
  lastName: string;
}

/** Instalments whose day is over and which are not paid. Only accounts with something open are looked at. */
@Injectable()
export class OverdueList {
  constructor(
    private readonly source: DataSource,
    private readonly careTeam: CareTeam,
    private readonly clinic: Clinic,
  ) {}

  async list(me: Actor, filter: OverdueFilter): Promise<Page<OverdueInstalmentDto>> {
    const query = await this.overdue(me);
    const total = filter.count ? await query.getCount() : undefined;
    if (filter.cursor) {
      const [dueOn, id] = placeOf(filter.cursor, SORT, 2);
      query.andWhere('(instalment.dueOn > :dueOn or (instalment.dueOn = :dueOn and instalment.id > :id))', {
        ...{ dueOn, id },
      });
    }
    const rows = await selected(query)
      .orderBy('instalment.dueOn')
      .addOrderBy('instalment.id')
      .limit(limitOf(filter) + 1)
      .getRawMany<Row>();
    const page = pageFrom(rows, limitOf(filter), ({ dueOn, id }) => cursorOf(SORT, [dueOn, id]), overdueDto);
    return { ...page, ...(total !== undefined && { total }) };
  }

  private async overdue(me: Actor): Promise<SelectQueryBuilder<Instalment>> {
    const today = await this.clinic.today();
    const query = this.source
      .createQueryBuilder(Instalment, 'instalment')
      .innerJoin(InstalmentPlan, 'plan', 'plan.id = instalment.planId')
      .innerJoin(
        PatientBalance,
        'account',
        'account.patientId = instalment.patientId and account.currency = plan.currency and account.openMinor > 0',
      )
      .innerJoin(Patient, 'patient', 'patient.id = instalment.patientId and patient.isActive = true')
      .where(`instalment.chargeId is not null and instalment.dueOn < :today and ${STANDS}`, { today })
      .andWhere(`instalment.amountMinor > ${SETTLED}`);
    return this.careTeam.visibleTo(me, query, 'payment.read', 'instalment.patientId');
  }
}

/** With what a row of the list tells. */
const selected = (query: SelectQueryBuilder<Instalment>): SelectQueryBuilder<Instalment> =>
  query
    .select('instalment.id', 'id')
    .addSelect('instalment.planId', 'planId')
    .addSelect('instalment.patientId', 'patientId')
    .addSelect('instalment.number', 'number')
    .addSelect("date_format(instalment.dueOn, '%Y-%m-%d')", 'dueOn')
    .addSelect('instalment.amountMinor', 'amountMinor')
    .addSelect(SETTLED, 'settled')
    .addSelect('plan.currency', 'currency')
    .addSelect('plan.description', 'description')
    .addSelect('patient.patientCode', 'code')
    .addSelect('patient.firstName', 'firstName')
    .addSelect('patient.lastName', 'lastName');

function overdueDto(row: Row): OverdueInstalmentDto {
  const { id, planId, patientId, number, dueOn, amountMinor, currency, description } = row;
  return {
    ...{ id, planId, patientId, number, dueOn, description },
    ...{ patientCode: row.code, patientName: `${row.firstName} ${row.lastName}` },
    amount: { amountMinor, currency },
    open: { amountMinor: amountMinor - minorOf(row.settled), currency },
  };
}
