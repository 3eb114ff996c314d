import type { Tx } from '@cuspid/platform/database';
import { REGISTRATION } from '@cuspid/visits/contracts';
import { ShortNotice, Visit } from '@cuspid/visits/api';
import { MoreThan, Not } from 'typeorm';
import { insertAll } from './write';

const DAY_MS = 86_400_000;
/** Booked ahead: among so many there are patients enough. */
const LOOKED_AT = 200;
const [EVERY_DAY, WORKDAYS, DAY_MINUTES] = [127, 31, 1_440];

/** Since how many days, on which days of the week, between which minutes, and what was said. */
const WAITING: readonly (readonly [number, number, number, number, string | null])[] = [
  [23, WORKDAYS, 0, DAY_MINUTES, 'Can be here within the hour'],
  [16, EVERY_DAY, 0, DAY_MINUTES, null],
  [9, WORKDAYS, 0, 12 * 60, 'Mornings only'],
  [5, 0b10101, 0, DAY_MINUTES, null],
  [2, WORKDAYS, 13 * 60, DAY_MINUTES, 'After school'],
];

/** A few who are booked far ahead and would come earlier. */
export async function writeShortNotice(tx: Tx, { desk, now }: { desk: number; now: Date }): Promise<void> {
  const ahead = await tx.find(Visit, {
    where: { status: 'SCHEDULED', type: Not(REGISTRATION), startsAt: MoreThan(new Date(now.getTime() + 7 * DAY_MS)) },
    order: { startsAt: 'DESC', id: 'DESC' },
    take: LOOKED_AT,
  });
  const once = ahead.filter(({ patientId }, index) => index === ahead.findIndex((one) => one.patientId === patientId));
  const entries = once.flatMap(({ id, patientId, type, minutes, startsAt }, index) => {
    const [days, weekdays, fromMinute, toMinute, note] = WAITING[index] ?? [];
    if (days === undefined) return [];
    const createdAt = new Date(now.getTime() - days * DAY_MS);
    return [
      {
        ...{ patientId, visitId: id, type, minutes, weekdays, fromMinute, toMinute, note },
        fromDay: createdAt.toISOString().slice(0, 10),
        untilDay: startsAt.toISOString().slice(0, 10),
        createdById: desk,
        createdAt,
      },
    ];
  });
  await insertAll(tx, ShortNotice, entries);
}
