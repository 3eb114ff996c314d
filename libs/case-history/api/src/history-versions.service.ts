import { Injectable } from '@nestjs/common';
import { changedFields, pickAnswers } from '@cuspid/case-history/contracts';
import type {
  HistoryDiffDto,
  HistoryDiffFilter,
  HistoryVersionDto,
  HistoryVersionFilter,
  OpenHistoryVersionDto,
} from '@cuspid/case-history/contracts/dto';
import { cursorOf, limitOf, NotFound, pageFrom, placeOf, type Actor } from '@cuspid/platform/api';
import type { Page } from '@cuspid/platform/contracts';
import type { EntityManager } from 'typeorm';
import { CaseHistoryVersion } from './case-history-version';
import { contentOf, NOTHING } from './history-content';
import { HistoryReach } from './history-reach';
import { HistoryRows } from './history-rows';

/** What a case history said, save by save. */
@Injectable()
export class HistoryVersions {
  constructor(
    private readonly reach: HistoryReach,
    private readonly rows: HistoryRows,
  ) {}

  /** The saves, newest first. */
  async list(me: Actor, patientId: number, filter: HistoryVersionFilter): Promise<Page<HistoryVersionDto>> {
    const { db } = await this.reach.open(me, patientId);
    const query = db
      .createQueryBuilder(CaseHistoryVersion, 'saved')
      .where('saved.patientId = :patientId', { patientId });
    const total = filter.count ? await query.getCount() : undefined;
    if (filter.cursor) {
      const [below] = placeOf(filter.cursor, 'number', 1);
      query.andWhere('saved.number < :below', { below });
    }
    const limit = limitOf(filter);
    // One more than is asked for says that there are more; it is also what the last one shown is compared with.
    const found = await query
      .orderBy('saved.number', 'DESC')
      .limit(limit + 1)
      .getMany();
    const page = pageFrom(
      found,
      limit,
      ({ number }) => cursorOf('number', [number]),
      (row) => row,
    );
    const before = new Map(found.map((row) => [row.number, row]));
    return { ...page, items: await this.rows.listed(db, page.items, before), ...(total !== undefined && { total }) };
  }

  /** One save with all it says. Errors: `HistoryDamaged`. */
  async read(me: Actor, patientId: number, number: number): Promise<OpenHistoryVersionDto> {
    const { db, row } = await this.reach.version(me, patientId, number);
    return this.rows.opened(row, (await one(db, patientId, number - 1)) ?? undefined);
  }

  /** What a save says otherwise than another one; the one before it unless told. */
  async diff(me: Actor, patientId: number, number: number, filter: HistoryDiffFilter): Promise<HistoryDiffDto> {
    const { db, row } = await this.reach.version(me, patientId, number);
    const against = filter.against ?? number - 1;
    const other = await one(db, patientId, against);
    if (against > 0 && !other) throw new NotFound();
    const [before, after] = [other ? contentOf(other).answers : NOTHING.answers, contentOf(row).answers];
    const changed = changedFields(before, after);
    return {
      ...{ against, to: number, changed },
      ...{ before: pickAnswers(before, changed), after: pickAnswers(after, changed) },
    };
  }
}

const one = (db: EntityManager, patientId: number, number: number): Promise<CaseHistoryVersion | null> =>
  db.findOneBy(CaseHistoryVersion, { patientId, number });
