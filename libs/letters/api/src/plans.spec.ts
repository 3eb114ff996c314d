import type { LetterFilter } from '@cuspid/letters/contracts/dto';
import { plansOf, type Person, type SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LettersService } from './letters.service';
import { ReminderSweeping } from './reminder-sweeping';
import { openLettersClinic } from './testing/letters-clinic';

/** Visits, each with its letter; in the long form those of many years. */
const LETTERS = process.env['CUSPID_LONG'] ? 200_000 : 20_000;
const PATIENTS = 1_000;
const AT_ONCE = 4_000;
/** Visits within the two days that are looked through for reminders. */
const NEAR = 120;
const DAY_MS = 86_400_000;
const FIRST = 10_000;

describe(`the post of a clinic with ${LETTERS} letters`, () => {
  let clinic: SpecClinic;
  let reception: Person;

  beforeAll(async () => {
    clinic = await openLettersClinic();
    reception = await clinic.person('RECEPTION');
    await insertPatients();
    for (let from = 0; from < LETTERS; from += AT_ONCE) await insertLetters(from);
    await clinic.source.query('analyze table patient, visit, letter');
  }, 900_000);
  afterAll(() => clinic.close());

  const insertPatients = () =>
    clinic.source.query(
      'insert into patient (id, patient_code, first_name, last_name, sex, email, registered_at, registered_by_id, created_at) values ?',
      [
        Array.from({ length: PATIENTS }, (_, n) => {
          const [code, address] = [`BIG-${n}`, `big${n}@example.lk`];
          return [FIRST + n, code, 'Ama', `Big${n}`, 'FEMALE', address, new Date(), reception.id, new Date()];
        }),
      ],
    );

  /** The first ones are near and have no letter that told their time; the others are long over, but for some far ahead. */
  async function insertLetters(from: number): Promise<void> {
    const made = new Date(Date.now() - 1_000 * DAY_MS);
    const visits = Array.from({ length: AT_ONCE }, (_, index) => {
      const n = from + index;
      return { n, id: FIRST + n, patient: FIRST + (n % PATIENTS), startsAt: startOf(n) };
    });
    await clinic.source.query(
      'insert into visit (id, patient_id, starts_at, minutes, type, created_by_id, created_at) values ?',
      [visits.map(({ id, patient, startsAt }) => [id, patient, startsAt, 30, 'Visit', reception.id, made])],
    );
    await clinic.source.query(
      'insert into letter (patient_id, visit_id, calendar_id, starts_at, kind, state, minutes, source, language, recipient, ' +
        'created_at, due_at, settled_at) values ?',
      [
        visits.map(({ n, id, patient, startsAt }) => {
          const letter = [patient, id, id, startsAt, kindOf(n), stateOf(n), 30, 'AUTOMATIC', 'en', 'a@example.lk'];
          return [...letter, made, made, made];
        }),
      ],
    );
  }

  const startOf = (n: number) => {
    if (n < NEAR) return new Date(Date.now() + 3_600_000 + n * 60_000);
    return new Date(Date.now() + (n % 10 === 0 ? 3 + (n % 300) : -1 - (n % 900)) * DAY_MS);
  };

  /** Cancellations were long ago, none lately: what a page of them alone would walk past. */
  const kindOf = (n: number) => (n < 400 ? 'CANCELLED' : n % 2 ? 'REMINDER' : 'BOOKED');

  const stateOf = (n: number) =>
    n % 200 === 1 ? 'FAILED' : n % 20 === 2 ? 'WAITING' : n % 20 === 3 ? 'WITHDRAWN' : 'SENT';

  const mostRead = async (work: () => Promise<unknown>) => {
    const plans = await plansOf(clinic.source, work);
    const [most] = plans.toSorted((a, b) => b.read - a.read);
    return most ?? expect.fail('nothing was read');
  };

  const filters: LetterFilter[] = [
    {},
    { state: 'SENT' },
    { state: 'FAILED' },
    { state: 'WAITING' },
    { state: 'WITHDRAWN' },
    { kind: 'CANCELLED' },
    { kind: 'REMINDER' },
    { state: 'SENT', kind: 'CANCELLED' },
    { state: 'SENT', kind: 'MOVED' },
    { state: 'FAILED', kind: 'BOOKED' },
    { state: 'WAITING', kind: 'REMINDER' },
  ];

  it.each(filters)('is listed by %o without reading what is not shown, far down too', async (filter) => {
    const letters = clinic.get(LettersService);
    let cursor: string | null = null;
    for (let page = 0; page < 4; page++) {
      const asked: LetterFilter = { ...filter, limit: 50, ...(cursor && { cursor }) };
      const { read, steps } = await mostRead(() => letters.list(reception, asked));
      expect(read, JSON.stringify(steps)).toBeLessThan(300);
      cursor = (await letters.list(reception, asked)).nextCursor;
      if (!cursor) return;
    }
  });

  it('shows those of one visit by reading those', async () => {
    const { read, steps } = await mostRead(() => clinic.get(LettersService).ofVisit(reception, FIRST + 77));
    expect(read, JSON.stringify(steps)).toBeLessThan(20);
  });

  it('is looked through for what nobody wants any more a part at a time', async () => {
    const sweeping = clinic.get(ReminderSweeping);
    for (let part = 0; part < 3; part++) {
      const { read, steps } = await mostRead(() => sweeping.takeBack());
      expect(read, JSON.stringify(steps)).toBeLessThan(700);
    }
  });

  it('finds whom to remind by walking the days that are near', async () => {
    const { read, steps } = await mostRead(() => clinic.get(ReminderSweeping).near(new Date(), 48));
    expect(steps.find(({ table }) => table === 'visit')?.key, JSON.stringify(steps)).toBe('visit_starts');
    expect(read, JSON.stringify(steps)).toBeLessThan(NEAR * 8);
    process.stdout.write(`${LETTERS} letters: ${read} rows to find ${NEAR} visits to remind of\n`);
  });
});
