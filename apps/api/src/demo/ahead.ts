import type { Tx } from '@cuspid/platform/database';
import { Holiday, Procedure } from '@cuspid/settings/api';
import { User } from '@cuspid/users/api';
import { BlockOut, Visit, VisitProcedure, VisitSeries, VisitSlot } from '@cuspid/visits/api';
import { slotsOf } from '@cuspid/visits/contracts';
import { Between, In, MoreThanOrEqual } from 'typeorm';
import { ClinicTime } from './clinic-time';
import { insertAll } from './write';

/** What a kind of visit is planned with: a code of the catalogue, and whether it is for one tooth. */
const PLANNED: Readonly<Record<string, readonly [code: string, hasTooth: boolean]>> = {
  'Composite filling': ['RS-11', true],
  Scaling: ['PV-10', false],
  Examination: ['EX-10', false],
  'Crown fit': ['RS-23', true],
  'Records, OPG': ['EX-22', false],
};
const TEETH = ['36', '46', '16', '26', '25', '14'];
const SERIES = { every: 4, unit: 'WEEK', count: 6 } as const;
const WARD_ROUND = { minutes: 90, starts: [13 * 60, 13 * 60 + 30, 14 * 60, 14 * 60 + 30, 15 * 60, 15 * 60 + 30] };

interface Day {
  desk: number;
  time: ClinicTime;
}

/** What the book ahead holds besides visits: what is planned for them, a course of adjustments every four weeks, a ward round today. */
export async function writeAhead(tx: Tx, day: Day): Promise<void> {
  const { time } = day;
  const visits = await tx.find(Visit, {
    where: { startsAt: MoreThanOrEqual(time.at(time.today, 0)), status: In(['SCHEDULED', 'ARRIVED']) },
    order: { startsAt: 'ASC', id: 'ASC' },
  });
  await plan(tx, visits);
  await keepFree(tx, day);
  const first = visits.find(({ startsAt, type }) => type === 'Adjustment' && startsAt > time.at(time.day(2), 0));
  if (first) await repeat(tx, first, day);
}

async function plan(tx: Tx, visits: readonly Visit[]): Promise<void> {
  const known = await tx.findBy(Procedure, { code: In(Object.values(PLANNED).map(([code]) => code)) });
  const rows = visits.flatMap(({ id, type }) => {
    const [code, hasTooth] = PLANNED[type] ?? [];
    const procedure = known.find((one) => one.code === code);
    const tooth = hasTooth ? (TEETH[id % TEETH.length] ?? null) : null;
    return procedure ? [{ visitId: id, place: 0, procedureId: procedure.id, tooth }] : [];
  });
  await insertAll(tx, VisitProcedure, rows);
}

/** The first who has the time this afternoon is at the ward round. */
async function keepFree(tx: Tx, { desk, time }: Day): Promise<void> {
  const [from, to] = [time.at(time.today, 0), time.at(time.day(1), 0)];
  const today = await tx.find(Visit, { where: { startsAt: Between(from, to) }, order: { id: 'ASC' } });
  const people = await tx.find(User, {
    where: { role: In(['DENTAL_SURGEON', 'ORTHODONTIST']) },
    order: { id: 'DESC' },
  });
  for (const { id: providerId } of people) {
    const own = today.filter((visit) => visit.providerId === providerId);
    const stretches = WARD_ROUND.starts.map((minute) => ({
      startsAt: time.at(time.today, minute),
      endsAt: time.at(time.today, minute + WARD_ROUND.minutes),
    }));
    const free = stretches.find(({ startsAt, endsAt }) =>
      own.every(
        (visit) => visit.startsAt >= endsAt || visit.startsAt.getTime() + visit.minutes * 60_000 <= startsAt.getTime(),
      ),
    );
    if (!free) continue;
    const made = { reason: 'Ward round', createdById: desk, createdAt: time.now };
    await insertAll(tx, BlockOut, [{ ...free, ...made, providerId, chairId: null }]);
    return;
  }
}

/** The visits after the first lie beyond the fortnight that is booked, where nothing is in their way but a holiday. */
async function repeat(tx: Tx, first: Visit, { desk, time }: Day): Promise<void> {
  const day = time.dayOf(first.startsAt);
  const minute = (first.startsAt.getTime() - time.at(day, 0).getTime()) / 60_000;
  const holidays = new Set((await tx.find(Holiday)).map((holiday) => holiday.day));
  const days = Array.from({ length: SERIES.count }, (_, index) =>
    new Date(Date.parse(`${day}T00:00:00Z`) + index * SERIES.every * 7 * 86_400_000).toISOString().slice(0, 10),
  ).filter((one) => !holidays.has(one));
  const made = { createdById: desk, createdAt: first.createdAt };
  const series = await tx.save(tx.create(VisitSeries, { ...SERIES, ...made, count: days.length }));
  await tx.update(Visit, { id: first.id }, { seriesId: series.id, seriesNumber: 1, seriesAt: first.startsAt });
  const { patientId, providerId, chairId, minutes, type } = first;
  for (const [index, one] of days.slice(1).entries()) {
    const startsAt = time.at(one, minute);
    const place = { seriesId: series.id, seriesNumber: index + 2, seriesAt: startsAt };
    const visit = tx.create(Visit, { patientId, providerId, chairId, minutes, type, startsAt, ...place, ...made });
    await tx.save(visit);
    const slots = slotsOf(startsAt, minutes).map((slot) => ({
      visitId: visit.id,
      slot,
      patientId,
      providerId,
      chairId,
    }));
    await insertAll(tx, VisitSlot, slots);
  }
}
