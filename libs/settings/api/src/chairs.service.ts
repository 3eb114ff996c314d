import { Injectable } from '@nestjs/common';
import { Audit, changed } from '@cuspid/audit/api';
import { Database, type Actor } from '@cuspid/platform/api';
import type { Page } from '@cuspid/platform/contracts';
import { SETTINGS } from '@cuspid/settings/contracts';
import type { AddChairDto, EditChairDto, KeptChairDto, KeptFilter } from '@cuspid/settings/contracts/dto';
import { Chair } from './chair';
import { claim, discard, keep, lastPlace, pageOfList, place, requireRoom } from './ordered-lists';

@Injectable()
export class ChairsService {
  constructor(
    private readonly db: Database,
    private readonly audit: Audit,
  ) {}

  list(filter: KeptFilter): Promise<Page<KeptChairDto>> {
    return pageOfList(this.db.source.manager, Chair, filter, (chair) => chair.toKept());
  }

  add(me: Actor, { name }: AddChairDto): Promise<KeptChairDto> {
    return this.db.transaction(me, async (tx) => {
      await requireRoom(tx, Chair, SETTINGS.chairs);
      const chair = await keep(tx, tx.create(Chair, { name, sort: await lastPlace(tx, Chair) }));
      await this.audit.record(tx, me, 'chair.added', { entity: 'chair', id: chair.id, after: { name } });
      return chair.toKept();
    });
  }

  edit(me: Actor, id: number, version: number, { position, ...change }: EditChairDto): Promise<KeptChairDto> {
    return this.db.transaction(me, async (tx) => {
      const chair = await claim(tx, Chair, id, version);
      const difference = changed<object>({ ...chair }, change);
      Object.assign(chair, change, { version: version + 1 });
      if (position) await place(tx, Chair, chair, position);
      await keep(tx, chair);
      const moved = position ? { after: { ...difference.after, position } } : {};
      await this.audit.record(tx, me, 'chair.changed', { entity: 'chair', id, ...difference, ...moved });
      return chair.toKept();
    });
  }

  /** Deletes a chair nobody was ever called to; any other can only be taken out of use. */
  remove(me: Actor, id: number): Promise<void> {
    return this.db.transaction(me, async (tx) => {
      const chair = await claim(tx, Chair, id);
      const { name } = chair;
      await discard(tx, chair);
      await this.audit.record(tx, me, 'chair.removed', { entity: 'chair', id, before: { name } });
    });
  }
}
