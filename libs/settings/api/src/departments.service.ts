import { Injectable } from '@nestjs/common';
import { Audit, changed } from '@cuspid/audit/api';
import { Database, type Actor } from '@cuspid/platform/api';
import type { Page } from '@cuspid/platform/contracts';
import type { Tx } from '@cuspid/platform/database';
import { SETTINGS } from '@cuspid/settings/contracts';
import type { AddDepartmentDto, DepartmentDto, EditDepartmentDto, KeptFilter } from '@cuspid/settings/contracts/dto';
import { User } from '@cuspid/users/api';
import { Department } from './department';
import { claim, discard, keep, lastPlace, pageOfList, place, requireRoom } from './ordered-lists';
import { StillNeeded } from './settings-errors';

@Injectable()
export class DepartmentsService {
  constructor(
    private readonly db: Database,
    private readonly audit: Audit,
  ) {}

  list(filter: KeptFilter): Promise<Page<DepartmentDto>> {
    return pageOfList(this.db.source.manager, Department, filter, (department) => department.toDto());
  }

  add(me: Actor, { name }: AddDepartmentDto): Promise<DepartmentDto> {
    return this.db.transaction(me, async (tx) => {
      await requireRoom(tx, Department, SETTINGS.departments);
      const department = await keep(tx, tx.create(Department, { name, sort: await lastPlace(tx, Department) }));
      await this.audit.record(tx, me, 'department.added', { ...about(department), after: { name } });
      return department.toDto();
    });
  }

  /** Changes a department. A new name goes to the accounts that carry the old one. */
  edit(me: Actor, id: number, version: number, { position, ...change }: EditDepartmentDto): Promise<DepartmentDto> {
    return this.db.transaction(me, async (tx) => {
      const department = await claim(tx, Department, id, version);
      const { name: before } = department;
      const difference = changed<object>({ ...department }, change);
      Object.assign(department, change, { version: version + 1 });
      if (position) await place(tx, Department, department, position);
      await keep(tx, department);
      const accounts = change.name && change.name !== before ? await this.rename(tx, before, change.name) : undefined;
      const after = { ...difference.after, ...(position && { position }), ...(accounts && { accounts }) };
      await this.audit.record(tx, me, 'department.changed', { ...about(department), ...difference, after });
      return department.toDto();
    });
  }

  /** Deletes a department nobody belongs to. */
  remove(me: Actor, id: number): Promise<void> {
    return this.db.transaction(me, async (tx) => {
      const department = await claim(tx, Department, id);
      const { name } = department;
      if (await tx.existsBy(User, { department: name })) throw new StillNeeded();
      await discard(tx, department);
      await this.audit.record(tx, me, 'department.removed', { entity: 'department', id, before: { name } });
    });
  }

  private async rename(tx: Tx, from: string, to: string): Promise<number> {
    const renamed = { department: to, version: () => 'version + 1' };
    const { affected } = await tx.update(User, { department: from }, renamed);
    return affected ?? 0;
  }
}

const about = ({ id }: Department) => ({ entity: 'department', id });
