import { Injectable } from '@nestjs/common';
import { Audit, changed } from '@cuspid/audit/api';
import { REQUIREMENT } from '@cuspid/cases/contracts';
import type { AddStudentGroupDto, EditStudentGroupDto, StudentGroupDto } from '@cuspid/cases/contracts/dto';
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
import { isDuplicate, type Tx } from '@cuspid/platform/database';
import { GroupParts } from './group-parts';
import { RequirementNameTaken, RequirementsFull } from './requirement-errors';
import { StudentGroup } from './student-group';

const ENTITY = 'student_group';
const PLACE = 'name';

/** Students of a year, with what they have to have done by when. */
@Injectable()
export class StudentGroups {
  constructor(
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly events: Events,
    private readonly parts: GroupParts,
  ) {}

  /** By name. */
  async list(filter: PageFilter): Promise<Page<StudentGroupDto>> {
    const db = this.db.source.manager;
    const query = db.createQueryBuilder(StudentGroup, 'row').orderBy('row.name').addOrderBy('row.id');
    const total = filter.count ? await query.getCount() : undefined;
    if (filter.cursor) {
      const [name, id] = placeOf(filter.cursor, PLACE, 2);
      query.andWhere('(row.name > :name or (row.name = :name and row.id > :id))', { name, id });
    }
    const limit = limitOf(filter);
    const rows = await query.limit(limit + 1).getMany();
    const place = ({ name, id }: StudentGroup) => cursorOf(PLACE, [name, id]);
    const page = pageFrom(rows, limit, place, (row) => row);
    return { ...page, items: await this.parts.whole(db, page.items), ...(total !== undefined && { total }) };
  }

  async read(id: number): Promise<StudentGroupDto> {
    const db = this.db.source.manager;
    return this.one(db, await db.findOneBy(StudentGroup, { id }));
  }

  add(me: Actor, { quotas, studentIds, ...what }: AddStudentGroupDto): Promise<StudentGroupDto> {
    requireDays(what);
    return this.db.transaction(me, async (tx) => {
      if ((await tx.count(StudentGroup)) >= REQUIREMENT.groupsMax) throw new RequirementsFull(REQUIREMENT.groupsMax);
      const group = await keep(tx, tx.create(StudentGroup, { ...what, version: 1 }));
      await this.parts.set(tx, group.id, { quotas, studentIds });
      const dto = await this.one(tx, group);
      await this.audit.record(tx, me, 'student-group.added', { entity: ENTITY, id: group.id, after: dto });
      await this.events.publish(tx, 'cases');
      return dto;
    });
  }

  edit(me: Actor, id: number, version: number, what: EditStudentGroupDto): Promise<StudentGroupDto> {
    return this.db.transaction(me, async (tx) => {
      const group = await claim(tx, id, version);
      const before = await this.one(tx, group);
      const { quotas, studentIds, ...fields } = what;
      Object.assign(group, fields);
      requireDays(group);
      await this.parts.set(tx, id, { quotas, studentIds });
      const difference = changed<object>({ ...before }, { ...(await this.one(tx, group)) });
      if (!Object.keys(difference.after).length) return before;
      await keep(tx, Object.assign(group, { version: version + 1 }));
      await this.audit.record(tx, me, 'student-group.changed', { entity: ENTITY, id, ...difference });
      await this.events.publish(tx, 'cases');
      return this.one(tx, group);
    });
  }

  /** Deletes a group: nothing is asked of its students any more. What they did stays what it is. */
  remove(me: Actor, id: number, version: number): Promise<void> {
    return this.db.transaction(me, async (tx) => {
      const before = await this.one(tx, await claim(tx, id, version));
      await tx.delete(StudentGroup, { id });
      await this.audit.record(tx, me, 'student-group.removed', { entity: ENTITY, id, before });
      await this.events.publish(tx, 'cases');
    });
  }

  private async one(db: Tx, row: StudentGroup | null): Promise<StudentGroupDto> {
    const [dto] = row ? await this.parts.whole(db, [row]) : [];
    if (!dto) throw new NotFound();
    return dto;
  }
}

function requireDays({ beganOn, deadline }: Pick<StudentGroup, 'beganOn' | 'deadline'>): void {
  if (deadline <= beganOn) throw new Invalid([{ path: 'deadline', message: 'must be after the day it began' }]);
}

async function claim(tx: Tx, id: number, version: number): Promise<StudentGroup> {
  const group = await tx.findOne(StudentGroup, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!group) throw new NotFound();
  if (group.version !== version) throw new StaleVersion(group.version);
  return group;
}

async function keep(tx: Tx, group: StudentGroup): Promise<StudentGroup> {
  try {
    return await tx.save(group);
  } catch (error) {
    throw isDuplicate(error, 'student_group_name') ? new RequirementNameTaken() : error;
  }
}
