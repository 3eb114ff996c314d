import { dayAfter } from '@cuspid/platform/contracts';
import type { Person, SpecClinic } from '@cuspid/platform/testing';
import type { SeriesActDto, SeriesDto } from '@cuspid/visits/contracts/dto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BookingsService } from '../booking/bookings.service';
import { dayAhead, openVisitsClinic } from '../testing/visits-clinic';
import { VisitStatesService } from '../visit-states.service';
import { MovingSeries } from './moving-series';
import { SeriesBooking } from './series-booking';
import { SeriesService } from './series.service';
import { SeriesUndo } from './series-undo';

describe('an act on some visits of a series', () => {
  let clinic: SpecClinic;
  let desk: Person, ana: Person;
  let patient: number;
  const day = dayAhead(1, 30);

  beforeAll(async () => {
    clinic = await openVisitsClinic();
    desk = await clinic.person('RECEPTION');
  });
  afterAll(() => clinic.close());

  const wall = (weeks: number, clock = '10:00') => `${dayAfter(day, weeks * 7)}T${clock}`;
  // The clinic's clock is Asia/Colombo's: 5 h 30 min ahead of UTC, all year.
  const at = (weeks: number, clock = '10:00') => new Date(`${wall(weeks, clock)}:00+05:30`).toISOString();
  const book = (count: number) =>
    clinic.get(SeriesBooking).book(desk, {
      ...{ patientId: patient, providerId: ana.id, minutes: 30, every: 1, unit: 'WEEK' },
      starts: Array.from({ length: count }, (_, week) => ({ startsAt: at(week) })),
    });
  const ids = ({ members }: SeriesDto) => members.map(({ visit }) => visit.id);

  it('leaves every other member as it was, whatever is done to some', async () => {
    const act = fc.record({
      member: fc.integer({ min: 0, max: 4 }),
      what: fc.constantFrom('move', 'cancel', 'undo', 'moveOn', 'cancelOn', 'undoOn'),
      hour: fc.integer({ min: 8, max: 15 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 6 }), async (acts) => {
        [patient, ana] = [await clinic.patient(), await clinic.person('ORTHODONTIST')];
        const all = ids(await book(5));
        for (const { member, what, hour } of acts) {
          const id = all[member] ?? 0;
          const before = (await clinic.get(SeriesService).of(desk, id)).members;
          const clock = `${String(hour).padStart(2, '0')}:00`;
          const run = {
            move: () => clinic.get(BookingsService).change(desk, id, { startsAt: at(member, clock) }),
            cancel: () => clinic.get(VisitStatesService).cancel(desk, id, {}),
            undo: () => clinic.get(VisitStatesService).undo(desk, id),
            moveOn: () => clinic.get(MovingSeries).move(desk, id, { localStart: wall(member, clock) }),
            cancelOn: () => clinic.get(SeriesService).cancel(desk, id, {}),
            undoOn: () => clinic.get(SeriesUndo).undo(desk, id),
          };
          const answer = await run[what]().catch((error: unknown) => error);
          const touched = touchedBy(what, id, answer);
          const after = (await clinic.get(SeriesService).of(desk, id)).members;
          for (const [index, was] of before.entries()) {
            if (touched.has(was.visit.id)) continue;
            expect(after[index], `${what} of ${member}`).toEqual(was);
          }
          // Moved on: who was put somewhere by hand stays there.
          if (what !== 'moveOn') continue;
          const stays = before.filter(({ isApart, visit }) => isApart && visit.id !== id);
          for (const was of stays) expect(after[was.number - 1]?.visit.startsAt).toBe(was.visit.startsAt);
        }
      }),
      { numRuns: process.env['CUSPID_LONG'] ? 60 : 8 },
    );
  });
});

/** Which visits an act says that it touched: one, or those of its list that went; none when it was refused. */
function touchedBy(what: string, id: number, answer: unknown): Set<number> {
  if (answer instanceof Error) return new Set();
  if (!what.endsWith('On')) return new Set([id]);
  const { items }: SeriesActDto = JSON.parse(JSON.stringify(answer));
  const going = ['MOVES', 'CANCELS', 'UNDOES'];
  return new Set(items.filter(({ outcome }) => going.includes(outcome)).map(({ visitId }) => visitId));
}
