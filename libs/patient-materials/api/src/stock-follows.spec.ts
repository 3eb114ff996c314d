import type { Answered, Person, SpecClinic } from '@cuspid/platform/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Cupboard, openMaterialsClinic } from './testing/materials-clinic';

const IS_LONG = Boolean(process.env['CUSPID_LONG']);
const [WALKS, STEPS] = IS_LONG ? [60, 120] : [3, 24];
const VERBS = ['record', 'more', 'less', 'swap', 'bin', 'restore', 'purge'] as const;
type Verb = (typeof VERBS)[number];
/** Each step is possible where it stands: a walk that must have taken every one begins with these. */
const EVERY: readonly Verb[] = ['record', 'record', 'more', 'less', 'swap', 'bin', 'restore', 'bin', 'purge'];

/** A usage, as it lies in its table. */
interface Used {
  id: number;
  item_id: number;
  quantity: number;
  version: number;
  in_bin: number | string;
}

describe('the stock follows what is used on patients', () => {
  let clinic: SpecClinic, cupboard: Cupboard;
  let admin: Person, ana: Person, nurse: Person, student: Person;
  let patients: number[];

  beforeAll(async () => {
    clinic = await openMaterialsClinic();
    cupboard = new Cupboard(clinic);
    [admin, ana] = [await clinic.person('ADMIN'), await clinic.person('ORTHODONTIST')];
    [nurse, student] = [await clinic.person('NURSE'), await clinic.person('STUDENT')];
    patients = [await clinic.patient({}, [ana, student]), await clinic.patient({}, [ana, student])];
  });
  afterAll(() => clinic.close());

  const used = (items: readonly number[]): Promise<Used[]> =>
    clinic.source.query(
      'select id, item_id, quantity, version, binned_at is not null as in_bin from patient_material where item_id in (?) order by id',
      [items],
    );
  const pick = <T>(all: readonly T[], seed: number): T | undefined => all[seed % all.length];

  /** One step of somebody’s; what does not fit the moment is refused, and nothing moves. */
  async function step(verb: Verb, seed: number, items: readonly number[]): Promise<Answered | undefined> {
    const doctor = seed % 2 ? ana : student;
    const keeper = seed % 2 ? nurse : admin;
    if (verb === 'record') {
      const body = { itemId: pick(items, seed), quantity: 1 + (seed % 4) };
      return cupboard.record(doctor, pick(patients, seed) ?? 0, body);
    }
    const isOfBin = verb === 'restore' || verb === 'purge';
    const row = pick(
      (await used(items)).filter((one) => Boolean(Number(one.in_bin)) === isOfBin),
      seed,
    );
    if (!row) return undefined;
    const { id, version, quantity } = row;
    if (verb === 'more') return cupboard.act(doctor, 'PATCH', id, version, { body: { quantity: quantity + 1 } });
    if (verb === 'less')
      return cupboard.act(doctor, 'PATCH', id, version, { body: { quantity: Math.max(1, quantity - 1) } });
    if (verb === 'swap') {
      const itemId = items.find((one) => one !== row.item_id);
      return cupboard.act(doctor, 'PATCH', id, version, { body: { itemId } });
    }
    if (verb === 'bin') return cupboard.act(keeper, 'DELETE', id, version);
    if (verb === 'restore') return cupboard.act(keeper, 'POST', id, version, { path: '/restore' });
    return cupboard.act(keeper, 'DELETE', id, version, { path: '?purge=true' });
  }

  /** Of each item: what came in, less what live usages have, is what is there; and a usage’s own movements say the same. */
  async function agree(items: readonly number[], start: number): Promise<void> {
    const rows = await used(items);
    for (const item of items) {
      const live = rows.filter((row) => row.item_id === item && !Number(row.in_bin));
      const gone = live.reduce((sum, row) => sum + row.quantity, 0);
      expect(await cupboard.level(item)).toEqual({ item: start - gone, lots: start - gone, movements: start - gone });
    }
    const apart = await clinic.source.query(
      `select used.id from patient_material used where if(used.binned_at is null, used.quantity, 0) <>
         (select coalesce(-sum(m.difference), 0) from stock_movement m where m.patient_usage_id = used.id)`,
    );
    expect(apart).toEqual([]);
  }

  it('through random acts of several people at once', async () => {
    const acts = fc.array(fc.tuple(fc.constantFrom(...VERBS), fc.nat({ max: 999 })), {
      minLength: STEPS,
      maxLength: STEPS,
    });
    await fc.assert(
      fc.asyncProperty(acts, async (random) => {
        const items = [await cupboard.item(), await cupboard.item()];
        for (const item of items) {
          await cupboard.lot(item, 12, { days: 9 });
          await cupboard.lot(item, 8, { days: 90 });
        }
        const taken = new Set<Verb>();
        for (const verb of EVERY) {
          const answered = await step(verb, 2, items);
          expect(answered?.status, `${verb}: ${answered?.bytes}`).toBeLessThan(300);
          taken.add(verb);
        }
        expect([...taken].sort()).toEqual([...VERBS].sort());
        for (let from = 0; from < random.length; from += 4) {
          const answers = await Promise.all(
            random.slice(from, from + 4).map(([verb, seed]) => step(verb, seed, items)),
          );
          const statuses = answers.flatMap((answered) => answered?.status ?? []);
          expect(statuses.filter((status) => ![200, 201, 404, 409, 412].includes(status))).toEqual([]);
        }
        await agree(items, 20);
      }),
      { numRuns: WALKS, endOnFailure: true },
    );
  });

  it('when twenty people take the last box at once, one has it', async () => {
    const item = await cupboard.item();
    await cupboard.lot(item, 1);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        cupboard.record(n % 2 ? ana : student, pick(patients, n) ?? 0, { itemId: item, quantity: 1 }),
      ),
    );
    const codes = answers.map(({ status, body }) => body['code'] ?? status).sort();
    expect(codes).toEqual([201, ...Array.from({ length: 19 }, () => 'not-enough-stock')]);
    await agree([item], 1);
  });

  it('when an allergy is entered at the same moment, either it stops or was entered after', async () => {
    const patient = await clinic.patient({}, [ana]);
    const item = await cupboard.item({ allergens: ['latex'] });
    await cupboard.lot(item, 50);
    for (let round = 0; round < 5; round++) {
      const alert = { kind: 'ALLERGY', severity: 'DANGER', label: `Latex ${round}` };
      const [entered, recorded] = await Promise.all([
        clinic.http.as(ana, 'POST', `/api/patients/${patient}/alerts`, { body: alert }),
        cupboard.record(ana, patient, { itemId: item, quantity: 1 }),
      ]);
      expect(entered.status).toBe(201);
      if (recorded.status === 201) {
        const [row] = await clinic.source.query(
          `select used.created_at <= alert.recorded_at as is_before from patient_material used, patient_alert alert
           where used.id = ? and alert.patient_id = ? order by alert.id desc limit 1`,
          [recorded.body['id'], patient],
        );
        expect(Number(row.is_before)).toBe(1);
      } else expect(recorded.body['code']).toBe('allergy-clash');
      await clinic.source.query(
        "update patient_alert set ended_at = now(3), ended_as = 'MISTAKE' where patient_id = ?",
        [patient],
      );
    }
  });

  it('costs agree with the movements to the cent, in each currency apart, and nobody else is told', async () => {
    const dear = { amountMinor: 12_345, currency: 'LKR' };
    const item = await cupboard.item();
    await cupboard.lot(item, 3, { days: 5, cost: dear });
    await cupboard.lot(item, 40, { days: 50, cost: { amountMinor: 999, currency: 'LKR' } });
    const abroad = await cupboard.item();
    await cupboard.lot(abroad, 10, { cost: { amountMinor: 75, currency: 'USD' } });
    for (const [n, who] of [ana, student, student].entries()) {
      const { body } = await cupboard.record(who, pick(patients, n) ?? 0, { itemId: item, quantity: 4 });
      await cupboard.act(who, 'PATCH', Number(body['id']), 1, { body: { quantity: 2 } });
    }
    await cupboard.record(student, pick(patients, 0) ?? 0, { itemId: abroad, quantity: 7 });
    const binned = await cupboard.record(ana, pick(patients, 0) ?? 0, { itemId: item, quantity: 5 });
    await cupboard.act(nurse, 'DELETE', Number(binned.body['id']), 1);
    const costs = (by: string, me = nurse) =>
      clinic.http.as(me, 'GET', `/api/patient-materials/costs?by=${by}&from=2000-01-01&to=2999-12-31&limit=100`);
    const plain = await clinic.source.query(
      `select cost_currency as currency, sum(if(difference < 0, abs(difference) * unit_cost_minor, 0)) - sum(if(difference > 0, difference * unit_cost_minor, 0)) as amount
       from stock_movement where patient_usage_id is not null and unit_cost_minor is not null group by cost_currency order by cost_currency`,
    );
    const expected = plain.map((row: { currency: string; amount: string }) => ({
      amount: { amountMinor: Number(row.amount), currency: row.currency },
    }));
    expect(expected).toHaveLength(2);
    for (const by of ['patient', 'procedure']) {
      const { body } = await costs(by);
      expect(body['totals'], by).toMatchObject(expected);
      const items: { amount: { amountMinor: number; currency: string } }[] = JSON.parse(JSON.stringify(body['items']));
      for (const { amount } of expected) {
        const sum = items
          .filter((one) => one.amount.currency === amount.currency)
          .reduce((all, one) => all + one.amount.amountMinor, 0);
        expect(sum, by).toBe(amount.amountMinor);
      }
    }
    expect((await costs('student', admin)).body['items']).toMatchObject([{ id: student.id }, { id: student.id }]);
    for (const me of [ana, student]) expect((await costs('patient', me)).status).toBe(403);
  });
});
