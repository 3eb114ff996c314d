import { Injectable } from '@nestjs/common';
import { Audit, changed } from '@cuspid/audit/api';
import { Database, type Actor } from '@cuspid/platform/api';
import type { Page } from '@cuspid/platform/contracts';
import { SETTINGS } from '@cuspid/settings/contracts';
import type { AddVisitTypeDto, EditVisitTypeDto, KeptFilter, VisitTypeDto } from '@cuspid/settings/contracts/dto';
import { claim, discard, keep, lastPlace, pageOfList, place, requireRoom } from './ordered-lists';
import { VisitType } from './visit-type';

@Injectable()
export class VisitTypesService {
  constructor(
    private readonly db: Database,
    private readonly audit: Audit,
  ) {}

  list(filter: KeptFilter): Promise<Page<VisitTypeDto>> {
    return pageOfList(this.db.source.manager, VisitType, filter, (type) => type.toDto());
  }

  add(me: Actor, what: AddVisitTypeDto): Promise<VisitTypeDto> {
    return this.db.transaction(me, async (tx) => {
      await requireRoom(tx, VisitType, SETTINGS.visitTypes);
      const type = await keep(tx, tx.create(VisitType, { ...what, sort: await lastPlace(tx, VisitType) }));
      await this.audit.record(tx, me, 'visit-type.added', { entity: 'visit-type', id: type.id, after: { ...what } });
      return type.toDto();
    });
  }

  /** Visits that were booked keep the words they were booked under. */
  edit(me: Actor, id: number, version: number, { position, ...change }: EditVisitTypeDto): Promise<VisitTypeDto> {
    return this.db.transaction(me, async (tx) => {
      const type = await claim(tx, VisitType, id, version);
      const difference = changed<object>({ ...type }, change);
      Object.assign(type, change, { version: version + 1 });
      if (position) await place(tx, VisitType, type, position);
      await keep(tx, type);
      const moved = position ? { after: { ...difference.after, position } } : {};
      await this.audit.record(tx, me, 'visit-type.changed', { entity: 'visit-type', id, ...difference, ...moved });
      return type.toDto();
    });
  }

  remove(me: Actor, id: number): Promise<void> {
    return this.db.transaction(me, async (tx) => {
      const type = await claim(tx, VisitType, id);
      const { name } = type;
      await discard(tx, type);
      await this.audit.record(tx, me, 'visit-type.removed', { entity: 'visit-type', id, before: { name } });
    });
  }
}
