import { Injectable, type StreamableFile } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { closeText, CLOSING } from '@cuspid/payment-records/contracts';
import type { DayCloseDto, DayCloseFilter, DayCloseSummaryDto } from '@cuspid/payment-records/contracts/dto';
import { cursorOf, Database, limitOf, NotFound, pageFrom, placeOf, type Actor } from '@cuspid/platform/api';
import type { Page } from '@cuspid/platform/contracts';
import { Clinic } from '@cuspid/settings/api';
import type { EntityManager } from 'typeorm';
import { MoneyPapers } from '../papers/money-papers';
import { closePage } from './close-page';
import { linesOfClose } from './close-proof';
import { CloseRows } from './close-rows';
import { DayClose } from './day-close';
import { drawerOf, seesEveryDrawer } from './whose-drawer';

const SORT = 'closed';

/** What was closed, to be looked at and printed. */
@Injectable()
export class DayCloses {
  constructor(
    private readonly db: Database,
    private readonly clinic: Clinic,
    private readonly rows: CloseRows,
    private readonly papers: MoneyPapers,
    private readonly audit: Audit,
  ) {}

  /** Closes one may see, the newest first. */
  async page(me: Actor, filter: DayCloseFilter): Promise<Page<DayCloseSummaryDto>> {
    const manager = this.db.source.manager;
    const query = manager.createQueryBuilder(DayClose, 'one').where('1 = 1');
    const cashierId = filter.cashierId ?? (seesEveryDrawer(me) ? undefined : me.id);
    if (cashierId) query.andWhere('one.cashierId = :cashierId', { cashierId: drawerOf(me, cashierId) });
    if (filter.currency) query.andWhere('one.currency = :currency', { currency: filter.currency });
    if (filter.from) query.andWhere('one.closedOn >= :from', { from: filter.from });
    if (filter.to) query.andWhere('one.closedOn <= :to', { to: filter.to });
    const total = filter.count ? await query.getCount() : undefined;
    if (filter.cursor) query.andWhere('one.id < :id', { id: placeOf(filter.cursor, SORT, 1)[0] });
    const limit = limitOf(filter);
    const rows = await query
      .orderBy('one.id', 'DESC')
      .limit(limit + 1)
      .getMany();
    const page = pageFrom(
      rows,
      limit,
      ({ id }) => cursorOf(SORT, [id]),
      (row) => row,
    );
    const items = await this.rows.summaries(manager, page.items);
    return { ...page, items, ...(total !== undefined && { total }) };
  }

  /** A close, held against its hash and the ledger. @throws NotFound, also for another's */
  async one(me: Actor, id: number): Promise<DayCloseDto> {
    const manager = this.db.source.manager;
    return this.rows.whole(manager, await this.reached(manager, me, id));
  }

  /** Closes signed on a day of the clinic. */
  async on(me: Actor, closedOn: string): Promise<DayCloseSummaryDto[]> {
    const manager = this.db.source.manager;
    const where = { closedOn, ...(!seesEveryDrawer(me) && { cashierId: me.id }) };
    const rows = await manager.find(DayClose, { where, order: { id: 'ASC' }, take: CLOSING.summaryMax });
    return this.rows.summaries(manager, rows);
  }

  /** The close on A4, with its lines. Each print is noted. */
  async pdf(me: Actor, id: number): Promise<StreamableFile> {
    const manager = this.db.source.manager;
    const row = await this.reached(manager, me, id);
    const close = await this.rows.whole(manager, row);
    const lines = await linesOfClose(manager, id);
    const { timeZone } = await this.clinic.setting();
    const file = await this.papers.render(me, (printing) => closePage({ close, lines, timeZone }, printing));
    await this.db.transaction(me, (tx) => this.audit.record(tx, me, 'day-close.printed', { entity: 'day_close', id }));
    return this.papers.file(`close-${closeText(row.number)}`, file);
  }

  private async reached(db: EntityManager, me: Actor, id: number): Promise<DayClose> {
    const row = await db.findOneBy(DayClose, { id });
    if (!row || (row.cashierId !== me.id && !seesEveryDrawer(me))) throw new NotFound();
    return row;
  }
}
