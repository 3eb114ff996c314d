import { Injectable } from '@nestjs/common';
import { Audit, changed } from '@cuspid/audit/api';
import { REQUIREMENT } from '@cuspid/cases/contracts';
import type { AddRequirementKindDto, EditRequirementKindDto, RequirementKindDto } from '@cuspid/cases/contracts/dto';
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
import type { PageFilter } from '@cuspid/platform/contracts/dto';
import { isDuplicate, isReferenced, type Tx } from '@cuspid/platform/database';
import { Procedure } from '@cuspid/settings/api';
import { RequirementInUse, RequirementNameTaken, RequirementsFull } from './requirement-errors';
import { RequirementKind } from './requirement-kind';

const ENTITY = 'requirement_kind';
const PLACE = 'position';

/** What students have to have done: the clinic's own list. */
@Injectable()
export class RequirementKinds {
  constructor(
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly events: Events,
  ) {}

  /** In the clinic's order, those out of use among them. */
  async list(filter: PageFilter): Promise<Page<RequirementKindDto>> {
    const query = this.db.source
      .createQueryBuilder(RequirementKind, 'kind')
      .orderBy('kind.position')
      .addOrderBy('kind.id');
    const total = filter.count ? await query.getCount() : undefined;
    if (filter.cursor) {
      const [place, id] = placeOf(filter.cursor, PLACE, 2);
      query.andWhere('(kind.position > :place or (kind.position = :place and kind.id > :id))', { place, id });
    }
    const limit = limitOf(filter);
    const rows = await query.limit(limit + 1).getMany();
    const place = ({ position, id }: RequirementKind) => cursorOf(PLACE, [position, id]);
    const page = pageFrom(rows, limit, place, (kind) => kind.toDto());
    return { ...page, ...(total !== undefined && { total }) };
  }

  add(me: Actor, what: AddRequirementKindDto): Promise<RequirementKindDto> {
    requireSense(what);
    return this.db.transaction(me, async (tx) => {
      if ((await tx.count(RequirementKind)) >= REQUIREMENT.kindsMax) throw new RequirementsFull(REQUIREMENT.kindsMax);
      const { procedureId } = what;
      if (procedureId && !(await tx.existsBy(Procedure, { id: procedureId }))) {
        throw new Invalid([{ path: 'procedureId', message: 'is no procedure of the catalogue' }]);
      }
      const unset = { caseClass: null, taskKind: null, procedureId: null, position: 0 };
      const kind = await keep(tx, tx.create(RequirementKind, { ...unset, ...what, isActive: true, version: 1 }));
      await this.audit.record(tx, me, 'requirement.added', { entity: ENTITY, id: kind.id, after: { ...what } });
      await this.events.publish(tx, 'cases');
      return kind.toDto();
    });
  }

  edit(me: Actor, id: number, version: number, what: EditRequirementKindDto): Promise<RequirementKindDto> {
    return this.db.transaction(me, async (tx) => {
      const kind = await claim(tx, id, version);
      const difference = changed<object>({ ...kind }, what);
      if (!Object.keys(difference.after).length) return kind.toDto();
      await keep(tx, Object.assign(kind, what, { version: version + 1 }));
      await this.audit.record(tx, me, 'requirement.changed', { entity: ENTITY, id, ...difference });
      await this.events.publish(tx, 'cases');
      return kind.toDto();
    });
  }

  /** Deletes a kind no group asks for. */
  remove(me: Actor, id: number, version: number): Promise<void> {
    return this.db.transaction(me, async (tx) => {
      const { name, counts } = await claim(tx, id, version);
      try {
        await tx.delete(RequirementKind, { id });
      } catch (error) {
        throw isReferenced(error) ? new RequirementInUse() : error;
      }
      await this.audit.record(tx, me, 'requirement.removed', { entity: ENTITY, id, before: { name, counts } });
    });
  }
}

/** A class goes with cases, a kind of task with tasks, a procedure with procedures and there it has to be told. */
function requireSense({ counts, caseClass, taskKind, procedureId }: AddRequirementKindDto): void {
  const errors = [
    ...(caseClass && counts !== 'CASES' ? [{ path: 'caseClass', message: 'goes with CASES only' }] : []),
    ...(taskKind && counts !== 'TASKS' ? [{ path: 'taskKind', message: 'goes with TASKS only' }] : []),
    ...(procedureId && counts !== 'PROCEDURES' ? [{ path: 'procedureId', message: 'goes with PROCEDURES only' }] : []),
    ...(!procedureId && counts === 'PROCEDURES' ? [{ path: 'procedureId', message: 'must be told' }] : []),
  ];
  if (errors.length) throw new Invalid(errors);
}

async function claim(tx: Tx, id: number, version: number): Promise<RequirementKind> {
  const kind = await tx.findOne(RequirementKind, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!kind) throw new NotFound();
  if (kind.version !== version) throw new StaleVersion(kind.version);
  return kind;
}

async function keep(tx: Tx, kind: RequirementKind): Promise<RequirementKind> {
  try {
    return await tx.save(kind);
  } catch (error) {
    throw isDuplicate(error, 'requirement_kind_active_name') ? new RequirementNameTaken() : error;
  }
}
