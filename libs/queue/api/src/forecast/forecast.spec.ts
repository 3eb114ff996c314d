import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Experience, remaining, type PastVisit } from './experience';
import { forecast, type Seated, type Situation, type Waiting } from './forecast';
import { ImaginedClinic, seenAt } from './imagined-clinic';

const MINUTE = 60_000;
const NOW = Date.parse('2026-11-23T05:12:00Z');
const TARGETS = { UNDER_CONSULTATION: 20, UNDER_TREATMENT: 60 };
const days = (from: number, count: number): string[] =>
  Array.from({ length: count }, (_, index) => new Date(Date.UTC(2026, 5, from + index)).toISOString().slice(0, 10));

const person = fc.constantFrom<(number | null)[]>(null, 1, 2, 3);
const type = fc.constantFrom<(string | null)[]>(null, 'Adjustment', 'Filling');
const minutesAgo = fc.integer({ min: 0, max: 400 }).map((minutes) => NOW - minutes * MINUTE);
const seatedOne = fc.record({ providerId: person, type, chairId: fc.constantFrom(1, 2, 3), since: minutesAgo });
const waitingOne = fc.record({ providerId: person, type, enteredAt: minutesAgo });
const pastVisit = fc
  .record({
    providerId: person,
    type,
    pause: fc.integer({ min: 0, max: 90 }),
    minutes: fc.integer({ min: 0, max: 400 }),
  })
  .map(({ pause, minutes, ...visit }): PastVisit => {
    const calledAt = NOW - 86_400_000 + pause * MINUTE;
    return { ...visit, day: '2026-11-22', enteredAt: NOW - 86_400_000, calledAt, leftAt: calledAt + minutes * MINUTE };
  });

function situation(waiting: Omit<Waiting, 'id'>[], seated: Omit<Seated, 'id'>[], chairs: number): Situation {
  return {
    now: NOW,
    waiting: waiting.map((one, index) => ({ ...one, id: index + 1 })),
    seated: seated.map((one, index) => ({ ...one, id: 100 + index })),
    chairIds: [1, 2, 3].slice(0, chairs),
    atWork: [...new Set(seated.flatMap(({ providerId }) => providerId ?? []))],
    usualChairs: new Map(
      seated.flatMap((one) => (one.providerId && one.chairId ? [[one.providerId, one.chairId]] : [])),
    ),
    freeSince: new Map([[1, NOW - 4 * MINUTE]]),
  };
}

const anySituation = fc
  .tuple(fc.array(waitingOne, { maxLength: 8 }), fc.array(seatedOne, { maxLength: 4 }), fc.integer({ min: 0, max: 3 }))
  .map((parts) => situation(...parts));

describe('the forecast of the call', () => {
  it('is never in the past, and its middle lies within its interval', () => {
    fc.assert(
      fc.property(anySituation, fc.array(pastVisit, { maxLength: 60 }), (now, past) => {
        for (const { at, from, until } of forecast(now, new Experience(past, TARGETS))) {
          expect(from).toBeGreaterThanOrEqual(NOW);
          expect(at).toBeGreaterThanOrEqual(from);
          expect(until).toBeGreaterThanOrEqual(at);
          expect(Number.isFinite(until)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('calls nobody before who stands before them in the same line', () => {
    fc.assert(
      fc.property(anySituation, fc.array(pastVisit, { maxLength: 60 }), (now, past) => {
        const calls = forecast(now, new Experience(past, TARGETS));
        for (const providerId of [null, 1, 2, 3]) {
          const line = calls.filter((_, index) => now.waiting[index]?.providerId === providerId);
          for (const key of ['from', 'at', 'until'] as const) {
            const times = line.map((call) => call[key]);
            expect(times).toEqual([...times].sort((a, b) => a - b));
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('comes out the same for the same board', () => {
    fc.assert(
      fc.property(anySituation, (now) => {
        const known = new Experience([], TARGETS);
        expect(forecast(now, known)).toEqual(forecast(now, known));
      }),
      { numRuns: 20 },
    );
  });

  it('goes by the targets while there is no history, and says so', () => {
    const known = new Experience([], TARGETS);
    expect(known.isFromTargets).toBe(true);
    const seated = [{ providerId: 1, type: null, chairId: 1, since: NOW }];
    const [call] = forecast(situation([{ providerId: 1, type: null, enteredAt: NOW }], seated, 1), known);
    // From half of the 80 minutes of both targets to all of them, and a pause of up to five.
    expect((call?.from ?? 0) - NOW).toBeGreaterThan(40 * MINUTE);
    expect((call?.until ?? 0) - NOW).toBeLessThan(86 * MINUTE);
    expect(call?.chairId).toBe(1);
  });

  it('sends who waits for nobody in particular to the chair that is free first', () => {
    const seated = [
      { providerId: 1, type: null, chairId: 1, since: NOW },
      { providerId: 2, type: null, chairId: 2, since: NOW - 70 * MINUTE },
    ];
    const [call] = forecast(
      situation([{ providerId: null, type: null, enteredAt: NOW }], seated, 2),
      new Experience([], TARGETS),
    );
    expect(call?.chairId).toBe(2);
    expect((call?.at ?? 0) - NOW).toBeLessThan(20 * MINUTE);
  });
});

describe('what is left of a visit', () => {
  const sample = [10, 20, 30, 40, 50, 60];

  it('is drawn from those that took longer than it has taken', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 200, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (elapsed, u) => {
          const left = remaining(sample, elapsed, u);
          expect(left).toBeGreaterThanOrEqual(0);
          if (elapsed < 40) expect(elapsed + left).toBeLessThanOrEqual(60);
        },
      ),
    );
    expect(remaining(sample, 35, 0)).toBe(5);
    expect(remaining(sample, 100, 1)).toBe(25);
  });
});

describe('the forecast beside what came', () => {
  it('holds in about four of five calls of a made-up clinic whose past it knows', () => {
    const clinic = new ImaginedClinic(7);
    const past = days(1, 40).flatMap((day) => clinic.day(day));
    const known = new Experience(past, TARGETS);
    let [asked, held, early, off] = [0, 0, 0, 0];
    for (const day of days(50, 25)) {
      const visits = clinic.day(day);
      for (let minute = 9 * 60; minute < 15 * 60; minute += 20) {
        const now = Date.parse(day) + minute * MINUTE;
        for (const { id, at, from, until } of forecast(seenAt(visits, now), known)) {
          const came = visits.find((one) => one.id === id)?.calledAt ?? NaN;
          asked += 1;
          if (came >= from && came <= until + MINUTE) held += 1;
          if (came < at) early += 1;
          off += Math.abs(came - at) / MINUTE;
        }
      }
    }
    const share = held / asked;
    process.stdout.write(
      `forecast: ${asked} asked, ${Math.round(share * 100)} % held, ${(off / asked).toFixed(1)} min off\n`,
    );
    expect(asked).toBeGreaterThan(500);
    expect(share).toBeGreaterThan(0.74);
    expect(share).toBeLessThan(0.93);
    // As often before the middle as after it.
    expect(early / asked).toBeGreaterThan(0.38);
    expect(early / asked).toBeLessThan(0.62);
  });
});
