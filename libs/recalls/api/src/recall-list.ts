import { Injectable } from '@nestjs/common';
import { dayAfter } from '@cuspid/platform/contracts';
import { cursorOf, limitOf, pageFrom, placeOf, type Actor } from '@cuspid/platform/api';
import type { Page } from '@cuspid/platform/contracts';
import { CareTeam, PatientsService } from '@cuspid/patients/api';
import { RECALL, type RecallState } from '@cuspid/recalls/contracts';
import type { RecallDto, RecallExportFilter, RecallFilter, RecallStatsDto } from '@cuspid/recalls/contracts/dto';
import { Clinic } from '@cuspid/settings/api';
import { DataSource, In, type SelectQueryBuilder } from 'typeorm';
import { Recall, type Stage } from './recall';
import { RecallRows } from './recall-rows';
import { RecallSweep } from './recall-sweep';

type Query = SelectQueryBuilder<Recall>;
type Asked = RecallExportFilter;

const STAGES: Record<RecallState, Stage> = {
  due: 'OPEN',
  later: 'OPEN',
  booked: 'BOOKED',
  closed: 'ENDED',
  doNotContact: 'SILENT',
};
/** Patients whose names match what was typed: more of them are a sign to type more. */
const FOUND_MAX = 100;

/** Who is to be called: every page is a walk of an index that ends with the page. */
@Injectable()
export class RecallList {
  constructor(
    private readonly source: DataSource,
    private readonly careTeam: CareTeam,
    private readonly patients: PatientsService,
    private readonly clinic: Clinic,
    private readonly rows: RecallRows,
    private readonly sweep: RecallSweep,
  ) {}

  async list(me: Actor, filter: RecallFilter): Promise<Page<RecallDto>> {
    const state = filter.state ?? 'due';
    const query = await this.asked(me, filter);
    const total = filter.count ? await counted(query) : undefined;
    const found = await inOrder(query, state, filter.cursor)
      .select(['recall.id', 'recall.nextOn', 'recall.dueOn'])
      .limit(limitOf(filter) + 1)
      .getMany();
    const page = pageFrom(
      found,
      limitOf(filter),
      (row) => cursorOf(state, [row[orderOf(state)], row.id]),
      ({ id }) => id,
    );
    const rows = await this.loaded(page.items);
    return {
      ...page,
      items: await this.rows.of(this.source.manager, rows),
      ...(total !== undefined && { total }),
    };
  }

  async stats(me: Actor): Promise<RecallStatsDto> {
    const day = await this.clinic.today();
    const of = async (filter: Asked) => counted(await this.asked(me, filter));
    const due = await of({});
    return {
      ...{ day, due },
      soon: Math.max(0, (await of({ aheadDays: RECALL.soonDays })) - due),
      later: await of({ state: 'later' }),
      booked: await of({ state: 'booked' }),
      closed: await of({ state: 'closed' }),
      doNotContact: await of({ state: 'doNotContact' }),
    };
  }

  /** How many the filter means, told up to the most that is counted. */
  async count(me: Actor, filter: Asked): Promise<number> {
    return counted(await this.asked(me, filter), RECALL.exportMax);
  }

  private async loaded(ids: number[]): Promise<Recall[]> {
    if (!ids.length) return [];
    const rows = await this.source.manager.find(Recall, { where: { id: In(ids) }, relations: { patient: true } });
    const known = new Map(rows.map((row) => [row.id, row]));
    return ids.flatMap((id) => known.get(id) ?? []);
  }

  private async asked(me: Actor, filter: Asked): Promise<Query> {
    await this.sweep.upToToday();
    const today = await this.clinic.today();
    const { state = 'due', ruleId, providerId, q, overdueDays, aheadDays = 0 } = filter;
    const until = dayAfter(today, aheadDays);
    const query = this.source.createQueryBuilder(Recall, 'recall').where('recall.stage = :stage', {
      stage: STAGES[state],
    });
    if (state === 'due') query.andWhere('recall.nextOn <= :until', { until });
    if (state === 'later') query.andWhere('recall.nextOn > :until', { until });
    if (state === 'booked') query.andWhere('recall.dueOn <= :until', { until });
    if (overdueDays) query.andWhere('recall.nextOn <= :overdue', { overdue: dayAfter(today, -overdueDays) });
    if (ruleId) query.andWhere('recall.ruleId = :ruleId', { ruleId });
    if (providerId) query.andWhere('recall.providerId = :providerId', { providerId });
    if (q?.trim()) query.andWhere({ patientId: In(await this.found(me, q)) });
    await this.careTeam.visibleTo(me, query, 'recall.read', 'recall.patientId');
    const isFew = Boolean(q?.trim()) || (await this.careTeam.isBounded(me, 'recall.read'));
    return query.useIndex(indexOf(filter, isFew));
  }

  private async found(me: Actor, q: string): Promise<number[]> {
    const { items } = await this.patients.list(me, { q, limit: FOUND_MAX });
    // An empty list is nobody, which `in ()` could not say.
    return items.length ? items.map(({ id }) => id) : [0];
  }
}

/** The index that stands in the order of the list; of few patients, the one that names them. */
function indexOf({ state, ruleId, providerId }: Asked, isFew: boolean): string {
  if (isFew) return 'recall_one_by_rule';
  if (state === 'booked') return 'recall_due';
  if (providerId) return 'recall_provider_next';
  return ruleId ? 'recall_rule_next' : 'recall_next';
}

/** Who is booked is listed by when they were due: of all who are booked ahead most are not. */
const orderOf = (state: RecallState) => (state === 'booked' ? 'dueOn' : 'nextOn');

function inOrder(query: Query, state: RecallState, cursor: string | undefined): Query {
  const isNewestFirst = state === 'closed';
  const order = `recall.${orderOf(state)}`;
  if (cursor) {
    const [day, id] = placeOf(cursor, state, 2);
    const past = isNewestFirst ? '<' : '>';
    query.andWhere(
      `${order} ${past}= :day and (${order} ${past} :day or (${order} = :day and recall.id ${past} :id))`,
      { day, id },
    );
  }
  const direction = isNewestFirst ? 'DESC' : 'ASC';
  return query.orderBy(order, direction).addOrderBy('recall.id', direction);
}

async function counted(query: Query, most: number = RECALL.countMax): Promise<number> {
  const [sql, parameters] = query.clone().select('1').limit(most).getQueryAndParameters();
  const [row]: { count: string }[] = await query.connection.query(
    'select count(*) as count from (' + sql + ') some',
    parameters,
  );
  return Number(row?.count);
}
