import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { CareTeam } from '@cuspid/patients/api';
import { minorOf } from '@cuspid/payment-records/contracts';
import type { BalanceDto, BalanceFilter, PostingDto, PostingFilter } from '@cuspid/payment-records/contracts/dto';
import { cursorOf, limitOf, NotFound, pageFrom, placeOf, type Actor } from '@cuspid/platform/api';
import type { Page } from '@cuspid/platform/contracts';
import { Clinic } from '@cuspid/settings/api';
import { DataSource, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { standsOpen } from './account';
import { Balances } from './balances';
import { Posting } from './posting';
import { PostingRows } from './posting-rows';

/** Places in the list are of this order, and of no other. */
const ORDER = 'newest';

/** The ledger of one patient for reading; each reading is noted. */
@Injectable()
export class PostingList {
  constructor(
    private readonly source: DataSource,
    private readonly careTeam: CareTeam,
    private readonly rows: PostingRows,
    private readonly balances: Balances,
    private readonly clinic: Clinic,
    private readonly audit: Audit,
  ) {}

  /** Newest day first, each line with what the patient owed in its currency after it, whatever is left out of the list. */
  async list(me: Actor, patientId: number, filter: PostingFilter): Promise<Page<PostingDto>> {
    const db = this.source.manager;
    await this.careTeam.require(db, me, patientId, 'payment.read');
    this.audit.read(me, 'payments.read', { entity: 'patient', id: patientId, patientId });
    const query = asked(db, patientId, filter);
    const total = filter.count ? await query.clone().getCount() : undefined;
    if (filter.cursor) {
      const [day, id] = placeOf(filter.cursor, ORDER, 2);
      query.andWhere('posting.paidOn <= :day and (posting.paidOn < :day or posting.id < :id)', { day, id });
    }
    const found = await query
      .orderBy('posting.paidOn', 'DESC')
      .addOrderBy('posting.id', 'DESC')
      .limit(limitOf(filter) + 1)
      .getMany();
    const page = pageFrom(
      found,
      limitOf(filter),
      (row) => cursorOf(ORDER, [row.paidOn, row.id]),
      (row) => row,
    );
    const balances = await runningBalances(db, patientId, page.items);
    const items = await this.rows.of(db, page.items, balances);
    return { ...page, items, ...(total !== undefined && { total }) };
  }

  async one(me: Actor, id: number): Promise<PostingDto> {
    const db = this.source.manager;
    const posting = await db.findOneBy(Posting, { id });
    if (!posting) throw new NotFound();
    await this.careTeam.require(db, me, posting.patientId, 'payment.read');
    this.audit.read(me, 'payment.read', { entity: 'posting', id, patientId: posting.patientId });
    const [dto] = await this.rows.of(db, [posting]);
    if (!dto) throw new NotFound();
    return dto;
  }

  async balance(me: Actor, patientId: number, filter: BalanceFilter): Promise<BalanceDto> {
    const db = this.source.manager;
    await this.careTeam.require(db, me, patientId, 'payment.read');
    this.audit.read(me, 'balance.read', { entity: 'patient', id: patientId, patientId });
    const at = filter.at ?? (await this.clinic.today());
    return { patientId, at, items: await this.balances.at(db, patientId, at) };
  }
}

function asked(
  db: EntityManager,
  patientId: number,
  { kind, isOpen, currency, from, to }: PostingFilter,
): SelectQueryBuilder<Posting> {
  const query = db.createQueryBuilder(Posting, 'posting').where('posting.patientId = :patientId', { patientId });
  if (kind) query.andWhere('posting.kind = :kind', { kind });
  if (isOpen) query.andWhere(standsOpen('posting'));
  if (currency) query.andWhere('posting.currency = :currency', { currency });
  if (from) query.andWhere('posting.paidOn >= :from', { from });
  if (to) query.andWhere('posting.paidOn <= :to', { to });
  return query.useIndex('posting_day_of_patient');
}

/** What the patient owed after each of these lines, in its currency. */
async function runningBalances(
  db: EntityManager,
  patientId: number,
  rows: readonly Posting[],
): Promise<Map<number, number>> {
  if (!rows.length) return new Map();
  const found: { id: number; balance: string }[] = await db.query(
    `select id, balance from (select id, sum(effect_minor) over (partition by currency order by paid_on, id) as balance
      from posting where patient_id = ?) running where id in (?)`,
    [patientId, rows.map(({ id }) => id)],
  );
  return new Map(found.map(({ id, balance }) => [id, minorOf(balance)]));
}
