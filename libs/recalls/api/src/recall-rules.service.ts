import { Injectable } from '@nestjs/common';
import { Audit, changed } from '@cuspid/audit/api';
import { Database, Invalid, NotFound, StaleVersion, type Actor } from '@cuspid/platform/api';
import { afterCommit, isReferenced, type Tx } from '@cuspid/platform/database';
import { RECALL } from '@cuspid/recalls/contracts';
import type { AddRecallRuleDto, EditRecallRuleDto, RecallRuleDto, RecallRulesDto } from '@cuspid/recalls/contracts/dto';
import { VisitType } from '@cuspid/settings/api';
import { In } from 'typeorm';
import { RuleInUse, TooManyRules } from './recall-errors';
import { RecallRebuild } from './recall-rebuild';
import { RecallRule } from './recall-rule';

/** The clinic's rules of who is to come in again. A change is carried over all patients in the background. */
@Injectable()
export class RecallRules {
  constructor(
    private readonly db: Database,
    private readonly rebuild: RecallRebuild,
    private readonly audit: Audit,
  ) {}

  async list(): Promise<RecallRulesDto> {
    const rules = await this.db.source.manager.find(RecallRule, { order: { id: 'ASC' }, take: RECALL.rulesMax });
    return { items: rules.map((rule) => rule.toDto()) };
  }

  add(me: Actor, what: AddRecallRuleDto): Promise<RecallRuleDto> {
    return this.db.transaction(me, async (tx) => {
      if ((await tx.count(RecallRule)) >= RECALL.rulesMax) throw new TooManyRules();
      const { visitTypeIds = [], clinicalStatuses = [], ...rest } = what;
      const told = { types: await typesOf(tx, visitTypeIds), statuses: orNull(clinicalStatuses) };
      const rule = await tx.save(tx.create(RecallRule, { ...rest, ...told, rebuiltThrough: 0 }));
      await this.audit.record(tx, me, 'recall-rule.added', { entity: 'recall-rule', id: rule.id, after: { ...what } });
      return this.begun(tx, rule.id);
    });
  }

  edit(me: Actor, id: number, version: number, what: EditRecallRuleDto): Promise<RecallRuleDto> {
    return this.db.transaction(me, async (tx) => {
      const rule = await tx.findOne(RecallRule, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!rule) throw new NotFound();
      if (rule.version !== version) throw new StaleVersion(rule.version);
      const { visitTypeIds, clinicalStatuses, ...rest } = what;
      const wanted = {
        ...rest,
        ...(visitTypeIds && { types: await typesOf(tx, visitTypeIds) }),
        ...(clinicalStatuses && { statuses: orNull(clinicalStatuses) }),
      };
      const difference = changed<object>({ ...rule }, wanted);
      if (!Object.keys(difference.after).length) return rule.toDto();
      // A name says nothing of who is due.
      const isOnlyNamed = Object.keys(difference.after).every((key) => key === 'name');
      Object.assign(rule, wanted, { version: version + 1 }, !isOnlyNamed && { rebuiltThrough: 0 });
      await tx.save(rule);
      await this.audit.record(tx, me, 'recall-rule.changed', { entity: 'recall-rule', id, ...difference });
      return this.begun(tx, id);
    });
  }

  /** Deletes a rule by which nobody was called yet. */
  remove(me: Actor, id: number): Promise<void> {
    return this.db.transaction(me, async (tx) => {
      const rule = await tx.findOne(RecallRule, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!rule) throw new NotFound();
      await discard(tx, id);
      const before = { name: rule.name, months: rule.months };
      await this.audit.record(tx, me, 'recall-rule.removed', { entity: 'recall-rule', id, before });
    });
  }

  private async begun(tx: Tx, id: number): Promise<RecallRuleDto> {
    afterCommit(tx, () => this.rebuild.begin());
    return (await tx.findOneByOrFail(RecallRule, { id })).toDto();
  }
}

async function discard(tx: Tx, id: number): Promise<void> {
  try {
    await tx.delete(RecallRule, { id });
  } catch (error) {
    throw isReferenced(error) ? new RuleInUse() : error;
  }
}

const orNull = <T>(list: T[]): T[] | null => (list.length ? list : null);

async function typesOf(tx: Tx, ids: number[]): Promise<RecallRule['types']> {
  if (!ids.length) return null;
  const types = await tx.find(VisitType, { where: { id: In(ids) }, order: { sort: 'ASC', id: 'ASC' } });
  if (types.length < new Set(ids).size) {
    throw new Invalid([{ path: 'visitTypeIds', message: 'must each be a kind of visit of this clinic' }]);
  }
  return types.map(({ id, name }) => ({ id, name }));
}
