import { PlanItems, PlanPhases, PlanStates } from '@cuspid/clinical-notes/api';
import type { Answered, Person, SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Cashier, lkr } from './testing/cashier';
import { openTermsClinic } from './testing/terms-clinic';

let clinic: SpecClinic;
let admin: Cashier, other: Cashier, desk: Cashier;
let dentist: Person;
let patient: number;

beforeAll(async () => {
  clinic = await openTermsClinic();
  desk = new Cashier(clinic, await clinic.person('RECEPTION'));
  admin = new Cashier(clinic, await clinic.person('ADMIN'));
  other = new Cashier(clinic, await clinic.person('ADMIN'));
  dentist = await clinic.person('ORTHODONTIST');
});
afterAll(() => clinic.close());
beforeEach(async () => {
  patient = await clinic.patient({}, [dentist]);
});

const idOf = ({ body }: Answered) => Number(body['id']);
const discount = (who: Cashier, chargeId: number, what: object = { basisPoints: 1_000 }) =>
  who.ask('POST', `patients/${patient}/discounts`, { chargeId, reason: 'Second child', ...what });
const answer = (who: Cashier, id: number, verb: string, body: object = {}) =>
  who.ask('POST', `discounts/${id}/${verb}`, verb === 'refuse' ? { answer: 'No', ...body } : body);
const noticesOf = async ({ me }: Cashier): Promise<string[]> => {
  const rows: { kind: string }[] = await clinic.source.query(
    'select kind from notice where user_id = ? and patient_id = ?',
    [me.id, patient],
  );
  return rows.map(({ kind }) => kind);
};

describe('a discount', () => {
  it('waits for an administrator, and is in the ledger the moment it is granted', async () => {
    const chargeId = await desk.charge(patient, 10_005);
    const asked = await discount(desk, chargeId);
    expect(asked).toMatchObject({ status: 201, body: { state: 'WAITING', amount: lkr(1_001), basisPoints: 1_000 } });
    expect(await desk.owes(patient)).toBe(10_005);
    expect([await noticesOf(admin), await noticesOf(other)]).toEqual([['discount-asked'], ['discount-asked']]);
    expect((await discount(desk, chargeId)).body).toMatchObject({ code: 'discount-waits' });
    expect((await answer(desk, idOf(asked), 'grant')).status).toBe(403);
    const granted = await answer(admin, idOf(asked), 'grant', { answer: 'Family' });
    expect(granted).toMatchObject({ status: 200, body: { state: 'GRANTED', charge: { open: lkr(9_004) } } });
    expect(await desk.owes(patient)).toBe(9_004);
    expect([await noticesOf(admin), await noticesOf(desk)]).toEqual([[], ['discount-granted']]);
  });

  it('has one end, whoever answers at the same time', async () => {
    const ends: Record<string, number> = {};
    for (let round = 0; round < 6; round++) {
      const id = idOf(await discount(desk, await desk.charge(patient, 10_000)));
      const answers = await Promise.all([
        answer(admin, id, 'grant'),
        answer(other, id, 'refuse'),
        answer(other, id, 'grant'),
        answer(desk, id, 'withdraw'),
      ]);
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      for (const one of answers) if (one.status !== 200) expect(one.body).toMatchObject({ code: 'discount-decided' });
      const state = String(answers.find(({ status }) => status === 200)?.body['state']);
      ends[state] = (ends[state] ?? 0) + 1;
    }
    const granted = ends['GRANTED'] ?? 0;
    expect(await desk.owes(patient)).toBe(6 * 10_000 - granted * 1_000);
  });

  it('is refused where the charge was reversed, or is paid beyond it', async () => {
    const paid = await desk.charge(patient, 10_000);
    const first = idOf(await discount(desk, paid, { amount: lkr(4_000) }));
    await desk.pay(patient, 7_000);
    expect((await answer(admin, first, 'grant')).body).toMatchObject({ code: 'discount-too-large' });
    expect((await answer(admin, first, 'refuse')).body).toMatchObject({ state: 'REFUSED', answer: 'No' });
    expect((await discount(desk, paid, { amount: lkr(3_001) })).body).toMatchObject({ code: 'discount-too-large' });
    const gone = await desk.charge(patient, 5_000);
    const second = idOf(await discount(desk, gone));
    await admin.ask('POST', `payment-records/${gone}/reverse`, { reason: 'Another patient' });
    expect((await answer(admin, second, 'grant')).body).toMatchObject({ code: 'discount-too-large' });
    expect((await answer(desk, second, 'withdraw')).body).toMatchObject({ state: 'WITHDRAWN' });
    for (const what of [{}, { amount: lkr(5), basisPoints: 5 }, { amount: { amountMinor: 5, currency: 'EUR' } }]) {
      expect((await discount(desk, paid, { amount: null, basisPoints: null, ...what })).status).toBe(422);
    }
  });

  it('of an administrator is granted by another one, or at once when there is no other', async () => {
    const own = idOf(await discount(admin, await desk.charge(patient, 10_000)));
    expect((await answer(admin, own, 'grant')).body).toMatchObject({ code: 'discount-own' });
    expect((await answer(other, own, 'grant')).body).toMatchObject({ state: 'GRANTED' });
    await clinic.source.query('update `user` set is_active = 0 where id = ?', [other.me.id]);
    const alone = await discount(admin, await desk.charge(patient, 10_000));
    expect(alone.body).toMatchObject({ state: 'GRANTED' });
    const [trail] = await clinic.source.query(
      "select * from audit_entry where action = 'discount.granted' and entity_id = ? and patient_id = ?",
      [idOf(alone), patient],
    );
    expect(JSON.stringify(trail)).toContain('there is no other administrator');
    await clinic.source.query('update `user` set is_active = 1 where id = ?', [other.me.id]);
  });

  it('is listed by state, page by page, with a counter, to who may see the patient', async () => {
    const asked: number[] = [];
    for (const amountMinor of [1_000, 2_000, 3_000]) {
      asked.push(idOf(await discount(desk, await desk.charge(patient, amountMinor))));
    }
    const seen: number[] = [];
    let total = 0;
    for (let cursor = ''; ;) {
      const { body } = await admin.ask('GET', `discounts?state=WAITING&limit=2&count=true${cursor}`);
      const page = Object(body);
      total = page.total;
      for (const { id } of page.items) seen.push(id);
      if (!page.nextCursor) break;
      cursor = `&cursor=${encodeURIComponent(page.nextCursor)}`;
    }
    expect(seen).toEqual(expect.arrayContaining(asked));
    expect(seen).toHaveLength(total);
    const ofPatient = (me: Person) => clinic.http.as(me, 'GET', `/api/patients/${patient}/discounts`);
    expect(Object((await ofPatient(dentist)).body).items).toHaveLength(3);
    const stranger = await clinic.person('ORTHODONTIST');
    expect((await ofPatient(stranger)).status).toBe(404);
    expect((await clinic.http.as(stranger, 'GET', '/api/discounts')).body).toMatchObject({ items: [] });
  });
});

describe('what there is to charge', () => {
  /** A completed item of the treatment plan, with the price that was agreed. */
  async function done(name: string, amountMinor: number): Promise<number> {
    const actor = { ...dentist, sessionId: 0, mustChangePassword: false, address: null, requestId: 'spec' };
    const phase = await clinic.get(PlanPhases).add(actor, patient, { name: 'Restorative' });
    const item = await clinic.get(PlanItems).add(actor, phase.id, { name, price: lkr(amountMinor), note: 'Secret' });
    await clinic.get(PlanStates).set(actor, item.id, item.version, { executionStatus: 'COMPLETED' });
    return item.id;
  }
  const items = async () => Object((await desk.ask('GET', `patients/${patient}/chargeable`)).body).items;

  it('is what is done and not charged, once, and again when the charge was reversed', async () => {
    const planItemId = await done('Crown', 45_000);
    expect(await items()).toMatchObject([{ planItemId, name: 'Crown', price: lkr(45_000) }]);
    expect(JSON.stringify(await items())).not.toContain('Secret');
    const charge = () =>
      desk.ask('POST', `patients/${patient}/payment-records`, { kind: 'CHARGE', amount: lkr(45_000), planItemId });
    const both = await Promise.all([charge(), charge(), charge()]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409, 409]);
    expect(both.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'plan-item-charged' });
    expect(await items()).toEqual([]);
    const chargeId = both.flatMap((one) => (one.status === 201 ? idOf(one) : []))[0] ?? 0;
    await admin.ask('POST', `payment-records/${chargeId}/reverse`, { reason: 'Wrong price' });
    expect(await items()).toMatchObject([{ planItemId }]);
    // Paid by instalments it is charged as well, until the plan is cancelled.
    const plan = await desk.agree(patient, { planItemId, total: lkr(45_000) });
    expect(await items()).toEqual([]);
    expect((await charge()).body).toMatchObject({ code: 'plan-item-charged' });
    expect((await desk.agree(patient, { planItemId })).body).toMatchObject({ code: 'plan-item-charged' });
    await desk.of(1, 'POST', `instalment-plans/${idOf(plan)}/cancel`, { reason: 'Pays at once' });
    expect((await charge()).status).toBe(201);
  });

  it('are the visits of today that are over and not charged', async () => {
    const row = [patient, new Date(), 30, 'Adjustment', 'COMPLETED', dentist.id, desk.me.id, new Date()];
    const { insertId: visitId } = await clinic.source.query(
      'insert into visit (patient_id, starts_at, minutes, type, status, provider_id, created_by_id, created_at) values (?)',
      [row],
    );
    const visits = async () => Object((await desk.ask('GET', `patients/${patient}/chargeable`)).body).visits;
    expect(await visits()).toMatchObject([{ visitId, type: 'Adjustment', provider: dentist.name }]);
    await desk.charge(patient, 3_000, { visitId });
    expect(await visits()).toEqual([]);
  });
});
