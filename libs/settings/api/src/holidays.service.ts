import { Injectable } from '@nestjs/common';
import { Audit, changed } from '@cuspid/audit/api';
import { cursorOf, Database, Invalid, limitOf, pageFrom, placeOf, type Actor } from '@cuspid/platform/api';
import type { Page } from '@cuspid/platform/contracts';
import { isDay } from '@cuspid/platform/contracts/dto';
import { SETTINGS } from '@cuspid/settings/contracts';
import type { AddHolidayDto, EditHolidayDto, HolidayDto, HolidayFilter } from '@cuspid/settings/contracts/dto';
import { Holiday } from './holiday';
import { claim, discard, keep, requireRoom } from './ordered-lists';

@Injectable()
export class HolidaysService {
  constructor(
    private readonly db: Database,
    private readonly audit: Audit,
  ) {}

  /** The days the clinic is closed, earliest first; of one year, if one is named. */
  async list({ year, cursor, count, ...filter }: HolidayFilter): Promise<Page<HolidayDto>> {
    const query = this.db.source.createQueryBuilder(Holiday, 'holiday').orderBy('holiday.day');
    if (year) query.andWhere('holiday.day between :first and :last', { first: `${year}-01-01`, last: `${year}-12-31` });
    const total = count ? await query.getCount() : undefined;
    if (cursor) query.andWhere('holiday.day > :day', { day: dayAt(cursor) });
    const limit = limitOf(filter);
    const rows = await query.limit(limit + 1).getMany();
    const page = pageFrom(
      rows,
      limit,
      ({ day }) => cursorOf('day', [day]),
      (holiday) => holiday.toDto(),
    );
    return { ...page, ...(total !== undefined && { total }) };
  }

  add(me: Actor, what: AddHolidayDto): Promise<HolidayDto> {
    return this.db.transaction(me, async (tx) => {
      await requireRoom(tx, Holiday, SETTINGS.holidays);
      const holiday = await keep(tx, tx.create(Holiday, { ...what }));
      await this.audit.record(tx, me, 'holiday.added', { entity: 'holiday', id: holiday.id, after: { ...what } });
      return holiday.toDto();
    });
  }

  edit(me: Actor, id: number, version: number, change: EditHolidayDto): Promise<HolidayDto> {
    return this.db.transaction(me, async (tx) => {
      const holiday = await claim(tx, Holiday, id, version);
      const difference = changed<object>({ ...holiday }, change);
      Object.assign(holiday, change, { version: version + 1 });
      await keep(tx, holiday);
      await this.audit.record(tx, me, 'holiday.changed', { entity: 'holiday', id, ...difference });
      return holiday.toDto();
    });
  }

  remove(me: Actor, id: number): Promise<void> {
    return this.db.transaction(me, async (tx) => {
      const holiday = await claim(tx, Holiday, id);
      const { day, name } = holiday;
      await discard(tx, holiday);
      await this.audit.record(tx, me, 'holiday.removed', { entity: 'holiday', id, before: { day, name } });
    });
  }
}

function dayAt(cursor: string): string {
  const [day] = placeOf(cursor, 'day', 1);
  if (!isDay(day)) throw new Invalid([{ path: 'cursor', message: 'is not a cursor of this list in this order' }]);
  return day;
}
