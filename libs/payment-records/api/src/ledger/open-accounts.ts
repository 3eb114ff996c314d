import { Injectable } from '@nestjs/common';
import { CareTeam, Patient } from '@cuspid/patients/api';
import type { OpenAccountDto, OpenAccountFilter } from '@cuspid/payment-records/contracts/dto';
import { cursorOf, limitOf, pageFrom, placeOf, type Actor } from '@cuspid/platform/api';
import { mayRole, type Page } from '@cuspid/platform/contracts';
import { Clinic } from '@cuspid/settings/api';
import { DataSource, In, type SelectQueryBuilder } from 'typeorm';
import { PatientBalance } from './patient-balance';

type Query = SelectQueryBuilder<PatientBalance>;
type Order = Required<Pick<OpenAccountFilter, 'side' | 'sort'>>;

/** Who owes the clinic, or whom it owes: a walk of an index that ends with the page. */
@Injectable()
export class OpenAccounts {
  constructor(
    private readonly source: DataSource,
    private readonly careTeam: CareTeam,
    private readonly clinic: Clinic,
  ) {}

  async list(me: Actor, filter: OpenAccountFilter): Promise<Page<OpenAccountDto>> {
    const order: Order = { side: filter.side ?? 'owes', sort: filter.sort ?? 'amount' };
    const currency = filter.currency ?? (await this.clinic.setting()).currency;
    const query = await this.asked(me, order, currency);
    const total = filter.count ? await query.clone().getCount() : undefined;
    const found = await inOrder(query, order, filter.cursor)
      .limit(limitOf(filter) + 1)
      .getMany();
    const name = nameOf(order);
    const page = pageFrom(
      found,
      limitOf(filter),
      (row) => cursorOf(name, [order.sort === 'amount' ? row.balanceMinor : row.openSince, row.id]),
      (row) => row,
    );
    return { ...page, items: await this.told(page.items), ...(total !== undefined && { total }) };
  }

  /** Archived records are listed to whoever may open them. */
  private async asked(me: Actor, { side, sort }: Order, currency: string): Promise<Query> {
    const query = this.source
      .createQueryBuilder(PatientBalance, 'account')
      // Not `=`: a page would then be looked for from the first account on, not from where the last one ended.
      .where('account.currency >= :currency and account.currency <= :currency', { currency });
    query.andWhere(BY[sort][side]);
    if (!mayRole(me.role, 'patient.archive')) {
      // Not `exists`: that may be turned round, and every patient be read before the first account.
      query.andWhere('(select p.is_active from patient p where p.id = account.patient_id) = 1');
    }
    await this.careTeam.visibleTo(me, query, 'payment.read', 'account.patientId');
    const isBounded = await this.careTeam.isBounded(me, 'payment.read');
    return isBounded ? query : query.useIndex(INDEX[sort]);
  }

  private async told(rows: readonly PatientBalance[]): Promise<OpenAccountDto[]> {
    const ids = rows.map(({ patientId }) => patientId);
    const found = ids.length ? await this.source.manager.findBy(Patient, { id: In(ids) }) : [];
    const known = new Map(found.map((patient) => [patient.id, patient]));
    return rows.flatMap(({ id, patientId, currency, balanceMinor, prepaidMinor, openSince }) => {
      const patient = known.get(patientId);
      if (!patient) return [];
      const { patientCode, firstName, lastName, phone } = patient;
      const whose = { id: patientId, patientCode, firstName, lastName, phone };
      return [{ id, patient: whose, currency, balanceMinor, prepaidMinor, openSince }];
    });
  }
}

const BY = {
  amount: { owes: 'account.balance_minor > 0', credit: 'account.balance_minor < 0' },
  since: { owes: 'account.side = 1', credit: 'account.side = -1' },
} as const;
const INDEX = { amount: 'patient_balance_by_amount', since: 'patient_balance_by_day' } as const;

const nameOf = ({ side, sort }: Order) => `${side}-${sort}`;

/** Who owes most comes first, and so does whom is owed most; or whoever has waited longest. */
function inOrder(query: Query, order: Order, cursor: string | undefined): Query {
  const isDown = order.side === 'owes' && order.sort === 'amount';
  const column = order.sort === 'amount' ? 'balanceMinor' : 'openSince';
  const field = `account.${column}`;
  if (cursor) {
    const [key, id] = placeOf(cursor, nameOf(order), 2);
    const past = isDown ? '<' : '>';
    query.andWhere(`${field} ${past}= :key and (${field} ${past} :key or account.id ${past} :id)`, { key, id });
  }
  const direction = isDown ? 'DESC' : 'ASC';
  return query.orderBy('account.currency', direction).addOrderBy(field, direction).addOrderBy('account.id', direction);
}
