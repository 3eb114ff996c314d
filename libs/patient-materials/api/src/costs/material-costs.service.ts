import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import type { CostGroup } from '@cuspid/patient-materials/contracts';
import type {
  MaterialCostDto,
  MaterialCostsDto,
  MaterialCostsFilter,
  MaterialCostTotalDto,
} from '@cuspid/patient-materials/contracts/dto';
import { Patient } from '@cuspid/patients/api';
import { cursorOf, Database, Invalid, limitOf, pageFrom, placeOf, type Actor } from '@cuspid/platform/api';
import { mayRole } from '@cuspid/platform/contracts';
import { Clinic, Procedure } from '@cuspid/settings/api';
import { User } from '@cuspid/users/api';
import type { EntityManager } from 'typeorm';
import { byId } from '../usage/usage-rows';

/** By whose number usages are gathered, and which of them at all. */
const GROUPS: Record<CostGroup, { of: string; join: string }> = {
  patient: { of: 'used.patient_id', join: '' },
  procedure: { of: 'coalesce(used.procedure_id, 0)', join: '' },
  student: {
    of: 'used.created_by_id',
    join: "join `user` who on who.id = used.created_by_id and who.role = 'STUDENT'",
  },
};

const USED = 'used.binned_at is null and used.used_at >= ? and used.used_at < ?';
/** What left is told with a minus: what a use cost is what left less what came back, each at the price noted then. */
const AMOUNT = 'sum(-m.difference * cast(m.unit_cost_minor as signed))';
const PRICED = 'join stock_movement m on m.patient_usage_id = used.id and m.unit_cost_minor is not null';

/** A sum, as the database tells it. */
interface Sum {
  id: number;
  currency: string;
  amount: string;
  usages: string;
}

/** What one is called. */
interface Called {
  id: number | null;
  name: string | null;
  code: string | null;
}

/** What the materials used on patients cost, by the prices the stock's movements keep. */
@Injectable()
export class MaterialCosts {
  constructor(
    private readonly db: Database,
    private readonly clinic: Clinic,
    private readonly audit: Audit,
  ) {}

  /** A page of them, the dearest first, and what all of them are. */
  async of(me: Actor, filter: MaterialCostsFilter): Promise<MaterialCostsDto> {
    if (filter.from > filter.to) throw new Invalid([{ path: 'to', message: 'must not be before the first day' }]);
    const db = this.db.source.manager;
    const period = await this.period(filter);
    const { join } = GROUPS[filter.by];
    const limit = limitOf(filter);
    const found = await pageOfSums(db, filter, period, limit);
    const page = pageFrom(
      found,
      limit,
      ({ id, currency, amount }) => cursorOf(filter.by, [Number(amount), id, currency]),
      (row) => row,
    );
    const called = await namesOf(db, me, filter.by, page.items);
    const total = filter.count ? await countOf(db, filter.by, period) : undefined;
    this.audit.read(me, 'material.costs', {
      entity: 'patient_material',
      after: { by: filter.by, from: filter.from, to: filter.to },
    });
    return {
      items: page.items.map((row) => ({ ...called(row.id), usages: Number(row.usages), amount: moneyOf(row) })),
      nextCursor: page.nextCursor,
      ...(total !== undefined && { total }),
      totals: await totalsOf(db, join, period),
      unpriced: await unpricedOf(db, join, period),
    };
  }

  private async period({ from, to }: MaterialCostsFilter): Promise<Date[]> {
    const [first, last] = [await this.clinic.dayBounds(from), await this.clinic.dayBounds(to)];
    return [new Date(first.from), new Date(last.to)];
  }
}

const grouped = (by: CostGroup) => {
  const { of, join } = GROUPS[by];
  return (
    `select ${of} as id, m.cost_currency as currency, ${AMOUNT} as amount, count(distinct used.id) as usages ` +
    `from patient_material used ${PRICED} ${join} where ${USED} group by ${of}, m.cost_currency`
  );
};

function pageOfSums(
  db: EntityManager,
  { by, cursor }: MaterialCostsFilter,
  period: readonly Date[],
  limit: number,
): Promise<Sum[]> {
  const [amount, id, currency] = cursor ? placeOf(cursor, by, 3) : [];
  const after = cursor ? 'where amount < ? or (amount = ? and (id > ? or (id = ? and currency > ?)))' : '';
  const place = cursor ? [amount, amount, id, id, currency] : [];
  return db.query(
    'select id, currency, amount, usages from (' +
      grouped(by) +
      ') sums ' +
      after +
      ' order by amount desc, id, currency limit ?',
    [...period, ...place, limit + 1],
  );
}

async function countOf(db: EntityManager, by: CostGroup, period: readonly Date[]): Promise<number> {
  const [row]: { n: string }[] = await db.query('select count(*) as n from (' + grouped(by) + ') sums', [...period]);
  return Number(row?.n ?? 0);
}

async function totalsOf(db: EntityManager, join: string, period: readonly Date[]): Promise<MaterialCostTotalDto[]> {
  const rows: Sum[] = await db.query(
    `select m.cost_currency as currency, ${AMOUNT} as amount, count(distinct used.id) as usages ` +
      `from patient_material used ${PRICED} ${join} where ${USED} group by m.cost_currency order by m.cost_currency`,
    [...period],
  );
  return rows.map((row) => ({ amount: moneyOf(row), usages: Number(row.usages) }));
}

async function unpricedOf(db: EntityManager, join: string, period: readonly Date[]): Promise<number> {
  const [row]: { n: string }[] = await db.query(
    `select count(*) as n from patient_material used ${join} ` +
      `join inventory_lot lot on lot.id = used.lot_id and lot.unit_cost_minor is null where ${USED}`,
    [...period],
  );
  return Number(row?.n ?? 0);
}

const moneyOf = ({ amount, currency }: Sum): MaterialCostDto['amount'] => ({ amountMinor: Number(amount), currency });

/** What each of them is called. A patient whose record is put away is named to nobody but who sees those. */
async function namesOf(
  db: EntityManager,
  { role }: Actor,
  by: CostGroup,
  rows: readonly Sum[],
): Promise<(id: number) => Called> {
  const ids = rows.map(({ id }) => id);
  const nobody = { id: null, name: null, code: null };
  if (by === 'student') {
    const people = await byId(db, User, ids);
    return (id) => ({ id, name: people.get(id)?.name ?? null, code: null });
  }
  if (by === 'procedure') {
    const procedures = await byId(db, Procedure, ids);
    const told = ({ id, name, code }: Procedure): Called => ({ id, name, code });
    return (id) => some(procedures.get(id), told) ?? nobody;
  }
  const patients = await byId(db, Patient, ids);
  const isShown = ({ isActive }: Patient) => isActive || mayRole(role, 'patient.archive');
  const told = (one: Patient): Called | undefined =>
    isShown(one) ? { id: one.id, name: `${one.firstName} ${one.lastName}`, code: one.patientCode } : undefined;
  return (id) => some(patients.get(id), told) ?? nobody;
}

const some = <T, R>(found: T | undefined, told: (one: T) => R): R | undefined =>
  found === undefined ? undefined : told(found);
