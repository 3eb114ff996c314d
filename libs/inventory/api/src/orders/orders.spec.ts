import { randomUUID } from 'node:crypto';
import { refusal, type Answered, type Person, type SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayFromNow, driftOf, openInventoryClinic } from '../testing/inventory-clinic';
import { Keeper } from '../testing/keeper';

const price = (amountMinor: number) => ({ amountMinor, currency: 'LKR' });
const told = (value: unknown): Record<string, unknown>[] => JSON.parse(JSON.stringify(value));

describe('purchase orders', () => {
  let clinic: SpecClinic;
  let nurse: Keeper;
  let student: Person;
  let gloves: number, masks: number;

  beforeAll(async () => {
    clinic = await openInventoryClinic();
    nurse = new Keeper(clinic.http, await clinic.person('NURSE'));
    student = await clinic.person('STUDENT');
    gloves = await nurse.item({
      name: 'Gloves',
      unitCost: price(120_000),
      minimum: 5,
      maximum: 30,
      packSize: 5,
      supplier: 'Lanka Dental',
    });
    masks = await nurse.item({ name: '=Masks', unit: 'pack' });
  });
  afterAll(() => clinic.close());

  const order = async (lines: object[]): Promise<Record<string, unknown>> =>
    (await nurse.call('POST', 'purchase-orders', { supplier: 'Lanka Dental', lines })).body;
  const act = ({ id, version }: Record<string, unknown>, verb: string, body: object = {}) =>
    nurse.call('POST', `purchase-orders/${String(id)}/${verb}`, body, { 'if-match': `"${String(version)}"` });
  const receive = ({ id }: Record<string, unknown>, delivered: object[], more: object = {}): Promise<Answered> =>
    nurse.call(
      'POST',
      `purchase-orders/${String(id)}/receive`,
      { delivered, ...more },
      { 'idempotency-key': randomUUID() },
    );
  const lineIds = (one: Record<string, unknown>) => told(one['lines']).map(({ id }) => Number(id));

  it('bring in what came, scan by scan and lot by lot, until all of it has; more than that is told first', async () => {
    const draft = await order([
      { itemId: gloves, ordered: 20 },
      { itemId: masks, ordered: 4, unitCost: null },
    ]);
    expect(draft).toMatchObject({
      state: 'DRAFT',
      number: expect.stringMatching(/^PO-\d{6}$/),
      total: [price(2_400_000)],
    });
    const [first, second] = lineIds(draft);
    expect(refusal(await receive(draft, [{ lineId: first, quantity: 1 }]))).toMatchObject({ code: 'order-not-out' });
    const sent = (await act(draft, 'send')).body;
    expect(sent).toMatchObject({ state: 'SENT', version: 2, sentBy: { id: nurse.me.id } });
    const lots = [
      { lineId: first, quantity: 10, lotNumber: 'G1', expiresOn: dayFromNow(700) },
      { lineId: first, quantity: 5, lotNumber: 'G2', expiresOn: dayFromNow(800), unitCost: price(110_000) },
    ];
    expect((await receive(sent, lots)).body).toMatchObject({
      order: { state: 'PARTLY_RECEIVED', lines: [{ received: 15, outstanding: 5 }, { received: 0 }] },
      movements: [
        { reason: 'PURCHASE', orderId: draft['id'], unitCost: price(120_000) },
        { unitCost: price(110_000), balanceAfter: 15 },
      ],
    });
    expect(refusal(await receive(sent, [{ lineId: first, quantity: 6 }]))).toMatchObject({
      ...{ http: 409, code: 'over-delivered' },
      conflict: { lines: [{ lineId: first, name: 'Gloves', outstanding: 5, delivered: 6 }] },
    });
    expect(await nurse.read(gloves)).toMatchObject({ quantity: 15 });
    const rest = [
      { lineId: first, quantity: 6, lotNumber: 'G2' },
      { lineId: second, quantity: 4 },
    ];
    expect((await receive(sent, rest, { acceptsOver: true })).body).toMatchObject({
      order: { state: 'RECEIVED', lines: [{ received: 21, over: 1, outstanding: 0 }, { received: 4 }] },
    });
    expect(refusal(await receive(sent, [{ lineId: first, quantity: 1 }], { acceptsOver: true }))).toMatchObject({
      code: 'order-not-out',
    });
    expect(await driftOf(clinic)).toEqual([]);
  });

  it('are entered once, of two who receive the same box at once, and by one of them', async () => {
    const sent = (await act(await order([{ itemId: masks, ordered: 10 }]), 'send')).body;
    const [lineId] = lineIds(sent);
    const before = Number((await nurse.read(masks))['quantity']);
    const all = await Promise.all(Array.from({ length: 6 }, () => receive(sent, [{ lineId, quantity: 10 }])));
    expect(all.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
    expect(await nurse.read(masks)).toMatchObject({ quantity: before + 10 });
  });

  it('are changed as drafts; what was sent keeps its lines, and can be cancelled with a reason', async () => {
    const draft = await order([{ itemId: masks, ordered: 3 }]);
    const change = (one: Record<string, unknown>, body: object) =>
      nurse.call('PATCH', `purchase-orders/${String(one['id'])}`, body, { 'if-match': `"${String(one['version'])}"` });
    const more = (
      await change(draft, {
        lines: [
          { itemId: masks, ordered: 7 },
          { itemId: gloves, ordered: 5 },
        ],
      })
    ).body;
    expect(more['lines']).toMatchObject([{ ordered: 7 }, { ordered: 5 }]);
    expect((await change(draft, { notes: 'late' })).status).toBe(412);
    expect(
      (
        await change(more, {
          lines: [
            { itemId: masks, ordered: 1 },
            { itemId: masks, ordered: 2 },
          ],
        })
      ).status,
    ).toBe(422);
    expect((await nurse.call('PATCH', `purchase-orders/${String(more['id'])}`, { notes: 'x' })).status).toBe(428);
    const sent = (await act(more, 'send')).body;
    expect(refusal(await change(sent, { supplier: 'Somebody else' }))).toMatchObject({
      http: 409,
      code: 'order-not-draft',
    });
    const noted = (await change(sent, { notes: 'Rang', expectedOn: dayFromNow(3) })).body;
    expect(noted).toMatchObject({ notes: 'Rang', version: 4 });
    const empty = await nurse.item({ name: 'On order' });
    const other = await order([{ itemId: empty, ordered: 1 }]);
    const bin = await nurse.call('DELETE', `inventory/${empty}`, undefined, { 'if-match': '"1"' });
    expect(refusal(bin)).toMatchObject({ http: 409, code: 'item-on-order' });
    expect((await act(other, 'cancel', { reason: 'Not needed' })).body).toMatchObject({
      state: 'CANCELLED',
      cancelReason: 'Not needed',
    });
    expect((await act(noted, 'cancel', { reason: 'Too late' })).status).toBe(200);
    const { body } = await nurse.call('GET', 'purchase-orders?state=CANCELLED&count=true');
    expect(body).toMatchObject({ total: 2, items: [{ id: other['id'] }, { id: more['id'] }] });
  });

  it('are proposed from real use, less what is on its way', async () => {
    const id = await nurse.item({
      name: 'Needles',
      minimum: 10,
      maximum: 100,
      packSize: 20,
      leadDays: 5,
      supplier: 'Lanka Dental',
    });
    await nurse.bought(id, 60);
    const proposed = async () =>
      told((await nurse.call('GET', 'inventory/reorder?supplier=Lanka%20Dental')).body['items']).find(
        ({ item }) => told([item])[0]?.['id'] === id,
      );
    expect(await proposed()).toBeUndefined();
    await nurse.used(id, 52);
    expect(await proposed()).toMatchObject({
      onOrder: 0,
      proposed: 80,
      packs: 4,
      target: 100,
      item: { used: 52, weeklyTenths: 520, daysLeft: 1 },
    });
    const sent = (await act(await order([{ itemId: id, ordered: 80 }]), 'send')).body;
    expect(await proposed()).toBeUndefined();
    await act(sent, 'cancel', { reason: 'Wrong size' });
    expect(await proposed()).toMatchObject({ onOrder: 0 });
  });

  it('are files in which no cell is a formula, with prices for whoever sees costs and without for others', async () => {
    const draft = await order([{ itemId: masks, ordered: 2, unitCost: price(500) }]);
    const file = await nurse.call('GET', `purchase-orders/${String(draft['id'])}/order.csv`);
    expect(file.bytes.toString()).toContain(`"'=Masks","pack","2","0","500","LKR"`);
    const theirs = await clinic.http.as(student, 'GET', `/api/purchase-orders/${String(draft['id'])}/order.csv`);
    expect(theirs.bytes.toString()).not.toMatch(/500|LKR|Cost/);
    const read = await clinic.http.as(student, 'GET', `/api/purchase-orders/${String(draft['id'])}`);
    expect(JSON.stringify(read.body)).not.toMatch(/unitCost|total|amountMinor/);
    const body = { supplier: 'x', lines: [{ itemId: masks, ordered: 1 }] };
    expect((await clinic.http.as(student, 'POST', '/api/purchase-orders', { body })).status).toBe(403);
    expect((await clinic.http.call('GET', '/api/purchase-orders')).status).toBe(401);
  });
});
