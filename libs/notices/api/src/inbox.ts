import { Injectable } from '@nestjs/common';
import { cursorOf, Database, Events, limitOf, NotFound, pageFrom, placeOf, type Actor } from '@cuspid/platform/api';
import type { Page } from '@cuspid/platform/contracts';
import type { NoticeDto, NoticeFilter, NoticesPutAwayDto } from '@cuspid/notices/contracts/dto';
import { NOTICE_KINDS } from '@cuspid/notices/contracts';
import { clock } from '@cuspid/platform/database';
import { UsersService } from '@cuspid/users/api';
import { Notice } from './notice';
import { NoticePatients } from './notice-patients';
import { NoticeWaits } from './notice-errors';

/** One's own notices: read, and put away. */
@Injectable()
export class Inbox {
  constructor(
    private readonly db: Database,
    private readonly patients: NoticePatients,
    private readonly users: UsersService,
    private readonly events: Events,
  ) {}

  /** Newest first. */
  async list(me: Actor, filter: NoticeFilter): Promise<Page<NoticeDto>> {
    const query = this.db.source
      .createQueryBuilder(Notice, 'notice')
      .where('notice.userId = :me and notice.until > :now', { me: me.id, now: clock.now() });
    if (filter.group) query.andWhere('notice.isAct = :isAct', { isAct: filter.group === 'ACT' });
    if (filter.kind) query.andWhere('notice.kind = :kind', { kind: filter.kind });
    const total = filter.count ? await query.getCount() : undefined;
    if (filter.cursor) {
      const [id] = placeOf(filter.cursor, 'notices', 1);
      query.andWhere('notice.id < :id', { id });
    }
    const rows = await query
      .orderBy('notice.id', 'DESC')
      .limit(limitOf(filter) + 1)
      .getMany();
    const page = pageFrom(
      rows,
      limitOf(filter),
      ({ id }) => cursorOf('notices', [id]),
      (row) => row,
    );
    return { ...page, items: await this.dtos(me, page.items), ...(total !== undefined && { total }) };
  }

  /** Puts one information away. @throws NoticeWaits for one that waits for something to be done. */
  putAway(me: Actor, id: number): Promise<void> {
    return this.db.transaction(me, async (tx) => {
      const notice = await tx.findOneBy(Notice, { id, userId: me.id });
      if (!notice) throw new NotFound();
      if (notice.isAct) throw new NoticeWaits();
      await tx.delete(Notice, { id });
      await this.events.publish(tx, 'notices', { id: me.id });
    });
  }

  /** Puts every information away. */
  putAllAway(me: Actor): Promise<NoticesPutAwayDto> {
    return this.db.transaction(me, async (tx) => {
      const { affected } = await tx.delete(Notice, { userId: me.id, isAct: false });
      if (affected) await this.events.publish(tx, 'notices', { id: me.id });
      return { count: affected ?? 0 };
    });
  }

  private async dtos(me: Actor, rows: Notice[]): Promise<NoticeDto[]> {
    const patients = await this.patients.named(
      me,
      rows.flatMap(({ patientId }) => patientId ?? []),
    );
    const people = await this.users.named(rows.map(({ byId }) => byId));
    return rows.map(({ id, kind, patientId, byId, subjectId, text, at }) => ({
      id,
      kind,
      group: NOTICE_KINDS[kind],
      patient: (patientId && patients.get(patientId)) || null,
      by: (byId && people.get(byId)) || null,
      subjectId,
      text,
      at: at.toISOString(),
    }));
  }
}
