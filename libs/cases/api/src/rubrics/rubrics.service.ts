import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import type { EditRubricDto, RubricDto, RubricFilter, WriteRubricDto } from '@cuspid/cases/contracts/dto';
import { CASE } from '@cuspid/cases/contracts';
import {
  cursorOf,
  Database,
  Events,
  Invalid,
  limitOf,
  NotFound,
  pageFrom,
  placeOf,
  StaleVersion,
  type Actor,
} from '@cuspid/platform/api';
import type { Page } from '@cuspid/platform/contracts';
import type { Tx } from '@cuspid/platform/database';
import { Not } from 'typeorm';
import { RubricInUse, TooManyRubrics } from './rubric-errors';
import { CaseRubric } from './case-rubric';

/** What work is judged by. What was handed in keeps the rubric it was handed in with, so these may be changed at any time. */
@Injectable()
export class RubricsService {
  constructor(
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly events: Events,
  ) {}

  async list(filter: RubricFilter): Promise<Page<RubricDto>> {
    const query = this.db.source.createQueryBuilder(CaseRubric, 'rubric').where('1 = 1');
    if (filter.kind) query.andWhere('rubric.kind = :kind', { kind: filter.kind });
    if (filter.active !== undefined) query.andWhere('rubric.isActive = :active', { active: filter.active });
    const total = filter.count ? await query.getCount() : undefined;
    if (filter.cursor) query.andWhere('rubric.id > :after', { after: placeOf(filter.cursor, 'id', 1)[0] });
    const rows = await query
      .orderBy('rubric.id')
      .limit(limitOf(filter) + 1)
      .getMany();
    const page = pageFrom(rows, limitOf(filter), ({ id }) => cursorOf('id', [id]), told);
    return { ...page, ...(total !== undefined && { total }) };
  }

  write(me: Actor, { kind, name, criteria, isActive = false }: WriteRubricDto): Promise<RubricDto> {
    requireOnce(criteria);
    return this.db.transaction(me, async (tx) => {
      // All rubrics are held: of two at once that take the same place one comes after the other.
      const all = await tx.find(CaseRubric, { order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } });
      if (all.length >= CASE.rubricsMax) throw new TooManyRubrics();
      const rubric = tx.create(CaseRubric, { kind, name, criteria, isActive, version: 1 });
      return this.keep(tx, me, rubric, 'case.rubric-written');
    });
  }

  edit(me: Actor, id: number, version: number, what: EditRubricDto): Promise<RubricDto> {
    if (what.criteria) requireOnce(what.criteria);
    return this.db.transaction(me, async (tx) => {
      const rubric = await this.held(tx, id, version);
      const { name = rubric.name, criteria = rubric.criteria, isActive = rubric.isActive } = what;
      Object.assign(rubric, { name, criteria, isActive, version: rubric.version + 1 });
      return this.keep(tx, me, rubric, 'case.rubric-changed');
    });
  }

  remove(me: Actor, id: number, version: number): Promise<void> {
    return this.db.transaction(me, async (tx) => {
      const { kind, isActive } = await this.held(tx, id, version);
      if (isActive) throw new RubricInUse();
      await tx.delete(CaseRubric, { id });
      await this.audit.record(tx, me, 'case.rubric-removed', { entity: 'case_rubric', id, before: { kind } });
    });
  }

  private async held(tx: Tx, id: number, version: number): Promise<CaseRubric> {
    const all = await tx.find(CaseRubric, { order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } });
    const rubric = all.find((one) => one.id === id);
    if (!rubric) throw new NotFound();
    if (rubric.version !== version) throw new StaleVersion(rubric.version);
    return rubric;
  }

  private async keep(tx: Tx, me: Actor, rubric: CaseRubric, action: string): Promise<RubricDto> {
    const { kind, isActive } = rubric;
    if (isActive)
      await tx.update(
        CaseRubric,
        { kind, isActive: true, ...(rubric.id && { id: Not(rubric.id) }) },
        { isActive: false },
      );
    const { id } = await tx.save(rubric);
    await this.audit.record(tx, me, action, { entity: 'case_rubric', id, after: { kind, isActive } });
    await this.events.publish(tx, 'cases');
    return told(rubric);
  }
}

function requireOnce(criteria: readonly { key: string }[]): void {
  if (new Set(criteria.map(({ key }) => key)).size === criteria.length) return;
  throw new Invalid([{ path: 'criteria', message: 'must have keys of their own' }]);
}

const told = ({ id, version, kind, name, criteria, isActive }: CaseRubric): RubricDto => ({
  ...{ id, version, kind, name, isActive },
  criteria: (criteria ?? []).map(({ key, label, help }) => ({ key, label, help: help ?? null })),
});
