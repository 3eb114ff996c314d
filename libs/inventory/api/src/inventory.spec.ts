import { refusal, type Answered, type Person, type SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayFromNow, driftOf, openInventoryClinic } from './testing/inventory-clinic';
import { Keeper } from './testing/keeper';

const price = (amountMinor: number) => ({ amountMinor, currency: 'LKR' });
const listed = ({ body }: Answered): Record<string, unknown>[] => JSON.parse(JSON.stringify(body['items']));

describe('the stock', () => {
  let clinic: SpecClinic;
  let admin: Person, student: Person, reception: Person;
  let nurse: Keeper, other: Keeper;

  beforeAll(async () => {
    clinic = await openInventoryClinic();
    [admin, student] = [await clinic.person('ADMIN'), await clinic.person('STUDENT')];
    reception = await clinic.person('RECEPTION');
    nurse = new Keeper(clinic.http, await clinic.person('NURSE', { name: 'Kumari' }));
    other = new Keeper(clinic.http, await clinic.person('NURSE'));
  });
  afterAll(() => clinic.close());

  const as = (me: Person, path: string) => clinic.http.as(me, 'GET', `/api/${path}`);
  const noticesOf = ({ me }: Keeper, itemId: number) =>
    clinic.source.query('select kind from notice where user_id = ? and subject_id = ? order by id', [me.id, itemId]);

  it('changes by movements alone, each with what was left of item and lot and what a unit had cost', async () => {
    const id = await nurse.item({ minimum: 4, unitCost: price(25_000) });
    const { status, body } = await nurse.bought(id, 10, { lotNumber: 'A1', expiresOn: dayFromNow(300) });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      item: { quantity: 10, level: 'NORMAL', expiresOn: dayFromNow(300), expiry: 'LATER' },
      movements: [{ type: 'IN', change: 10, balanceAfter: 10, lot: { number: 'A1' }, by: { name: 'Kumari' } }],
    });
    expect(await nurse.read(id)).toMatchObject({ quantity: 10, version: 1 });
    expect(listed(await nurse.call('GET', `inventory/${id}/movements`))).toMatchObject([
      { quantity: 10, unitCost: price(25_000) },
    ]);
    expect((await nurse.call('PATCH', `inventory/${id}`, { quantity: 99 }, { 'if-match': '"1"' })).status).toBe(422);
  });

  it('is written once whatever is pressed twice, and not at all without a key', async () => {
    const id = await nurse.item();
    const what = { type: 'IN', reason: 'PURCHASE', quantity: 5 };
    const answers = await Promise.all([1, 2, 3, 4].map(() => nurse.move(id, what, 'one-press')));
    const won = answers.filter(({ status }) => status === 201);
    expect(won.length + answers.filter(({ status }) => status === 409).length).toBe(4);
    expect((await nurse.move(id, what, 'one-press')).body).toEqual(won[0]?.body);
    expect(await nurse.read(id)).toMatchObject({ quantity: 5 });
    expect(refusal(await nurse.call('POST', `inventory/${id}/movements`, what))).toMatchObject({ http: 400 });
  });

  it('gives what expires first, over several lots, and what never expires last', async () => {
    const id = await nurse.item();
    await nurse.bought(id, 3);
    await nurse.bought(id, 4, { lotNumber: 'LATE', expiresOn: dayFromNow(200) });
    await nurse.bought(id, 2, { lotNumber: 'SOON', expiresOn: dayFromNow(20) });
    expect((await nurse.used(id, 7)).body['movements']).toMatchObject([
      { lot: { number: 'SOON' }, change: -2, lotBalanceAfter: 0, balanceAfter: 7 },
      { lot: { number: 'LATE' }, change: -4, lotBalanceAfter: 0, balanceAfter: 3 },
      { lot: { number: null }, change: -1, lotBalanceAfter: 2, balanceAfter: 2 },
    ]);
    expect(await nurse.lots(id)).toMatchObject([{ number: null, quantity: 2 }]);
  });

  it('uses nothing that has expired, and lets it leave as expired, lost or counted out', async () => {
    const id = await nurse.item();
    const old = { lotNumber: 'OLD', expiresOn: dayFromNow(-2) };
    expect(refusal(await nurse.bought(id, 5, old))).toMatchObject({ http: 409, code: 'lot-expired' });
    await nurse.move(id, { type: 'IN', reason: 'COUNT', quantity: 5, ...old });
    await nurse.bought(id, 3, { lotNumber: 'NEW', expiresOn: dayFromNow(90) });
    const [lot] = await nurse.lots(id);
    expect(lot?.number).toBe('OLD');
    expect((await nurse.used(id, 1, { lotId: lot?.id })).body).toMatchObject({ code: 'lot-expired' });
    expect((await nurse.used(id, 4)).body).toMatchObject({
      ...{ code: 'not-enough-stock', conflict: { asked: 4, available: 3, expired: 5 } },
    });
    expect((await nurse.used(id, 1)).body['movements']).toMatchObject([{ lot: { number: 'NEW' } }]);
    const thrown = await nurse.move(id, { type: 'OUT', reason: 'EXPIRED', quantity: 4, lotId: lot?.id });
    expect(thrown.body).toMatchObject({ item: { quantity: 3, expiry: 'EXPIRED' } });
    expect((await nurse.count(id, [{ lotId: lot?.id, counted: 0 }])).body).toMatchObject({
      item: { quantity: 2, expiry: 'LATER' },
    });
  });

  it('is put right by a count, lot by lot, with before and after; not when somebody took of it meanwhile', async () => {
    const id = await nurse.item();
    await nurse.bought(id, 10, { lotNumber: 'C1' });
    const [lot] = await nurse.lots(id);
    const found = [
      { lotId: lot?.id, counted: 8, expected: 10 },
      { lotNumber: 'C2', counted: 3 },
    ];
    expect((await nurse.count(id, found)).body).toMatchObject({
      item: { quantity: 11 },
      lots: [
        { before: 10, after: 8 },
        { before: 0, after: 3 },
      ],
      movements: [
        { type: 'ADJUSTMENT', reason: 'COUNT', change: -2 },
        { change: 3, balanceAfter: 11 },
      ],
    });
    const late = await nurse.count(id, [{ lotId: lot?.id, counted: 8, expected: 10 }]);
    expect(refusal(late)).toMatchObject({ http: 409, code: 'count-outdated', conflict: { quantity: 8 } });
    const same = await nurse.count(id, [{ lotId: lot?.id, counted: 8 }]);
    expect(same.body).toMatchObject({ movements: [], lots: [{ before: 8, after: 8 }] });
    expect(
      (
        await nurse.count(
          id,
          [1, 2].map(() => ({ lotId: lot?.id, counted: 1 })),
        )
      ).status,
    ).toBe(422);
    const down = await nurse.move(id, { type: 'ADJUSTMENT', reason: 'COUNT', quantity: 4 });
    expect(down.body).toMatchObject({ item: { quantity: 4 } });
    expect((await nurse.move(id, { type: 'ADJUSTMENT', reason: 'COUNT', quantity: 6 })).body).toMatchObject({
      item: { quantity: 6 },
    });
  });

  it('tells nurses once when it falls to its minimum and when nothing is left, and no longer than it is so', async () => {
    const id = await nurse.item({ name: 'Matrix bands', minimum: 6 });
    await nurse.bought(id, 9);
    const told: unknown[] = [];
    for (const [move, quantity] of [
      ['used', 2],
      ['used', 2],
      ['used', 3],
      ['used', 2],
      ['bought', 1],
      ['bought', 20],
    ] as const) {
      const { body } = await nurse[move](id, quantity);
      told.push([
        JSON.parse(JSON.stringify(body['item'])).level,
        ...(await noticesOf(other, id)).map(({ kind }: { kind: string }) => kind),
      ]);
    }
    expect(told).toEqual([
      ['NORMAL'],
      ['LOW_STOCK', 'stock-low'],
      ['CRITICAL', 'stock-low'],
      ['OUT_OF_STOCK', 'stock-out'],
      ['CRITICAL', 'stock-low'],
      ['NORMAL'],
    ]);
    await nurse.call('PATCH', `inventory/${id}`, { minimum: 30 }, { 'if-match': '"1"' });
    expect(await noticesOf(other, id)).toHaveLength(1);
    expect(listed(await as(admin, 'inventory/alerts?limit=100')).map((one) => one['id'])).toContain(id);
  });

  it('shows what things cost to administrators and nurses, and leaves it out everywhere for everybody else', async () => {
    const id = await nurse.item({ unitCost: price(7_700) });
    await nurse.bought(id, 2, { lotNumber: 'P1' });
    await nurse.used(id, 1);
    const paths = ['', `/${id}`, `/${id}/lots`, `/${id}/movements`, '/transactions', '/stats', '/alerts', '/reorder'];
    for (const path of paths) {
      expect(JSON.stringify((await as(student, `inventory${path}`)).body), path).not.toMatch(/cost|value|amountMinor/i);
    }
    expect((await as(admin, `inventory/${id}/lots`)).body).toMatchObject({ items: [{ unitCost: price(7_700) }] });
    expect((await as(admin, 'inventory/stats')).body['value']).toMatchObject([{ currency: 'LKR' }]);
    expect((await as(student, 'inventory')).status).toBe(200);
    expect((await as(reception, 'inventory')).status).toBe(403);
    const headers = { 'idempotency-key': 'admin-1' };
    const body = { type: 'IN', reason: 'PURCHASE', quantity: 1 };
    expect((await clinic.http.as(admin, 'POST', `/api/inventory/${id}/movements`, { body, headers })).status).toBe(403);
    expect((await clinic.http.call('GET', '/api/inventory')).status).toBe(401);
  });

  it('goes to the bin only when nothing is left, comes back, and is gone for good with its movements kept', async () => {
    const id = await nurse.item({ name: 'Old burs', codes: [{ gtin: '04012345678901', units: 1 }] });
    await nurse.bought(id, 1);
    const bin = (version: number, query = '') =>
      nurse.call('DELETE', `inventory/${id}${query}`, undefined, { 'if-match': `"${version}"` });
    expect(refusal(await bin(1))).toMatchObject({ http: 409, code: 'item-has-stock' });
    await nurse.move(id, { type: 'OUT', reason: 'LOSS', quantity: 1 });
    expect((await nurse.call('DELETE', `inventory/${id}`)).status).toBe(428);
    expect((await bin(7)).status).toBe(412);
    expect((await bin(1, '?purge=true')).body).toMatchObject({ code: 'item-not-in-bin' });
    expect((await bin(1)).body).toMatchObject({ version: 2, deletedBy: { name: 'Kumari' } });
    expect((await nurse.bought(id, 1)).body).toMatchObject({ code: 'item-in-bin' });
    expect(listed(await nurse.call('GET', 'inventory?inBin=true'))).toMatchObject([{ id }]);
    const twin = await nurse.item({ name: 'Old burs' });
    const back = () => nurse.call('POST', `inventory/${id}/restore`, {}, { 'if-match': '"2"' });
    expect((await back()).body).toMatchObject({ code: 'item-name-taken' });
    await nurse.call('PATCH', `inventory/${twin}`, { name: 'New burs' }, { 'if-match': '"1"' });
    expect((await back()).status).toBe(200);
    await bin(3);
    expect((await bin(4, '?purge=true')).status).toBe(200);
    expect((await nurse.call('GET', `inventory/${id}`)).status).toBe(404);
    const kept = listed(await nurse.call('GET', 'inventory/transactions?limit=100')).filter(({ item }) =>
      JSON.stringify(item).includes('Old burs'),
    );
    expect(kept).toHaveLength(2);
    await nurse.item({ codes: [{ gtin: '04012345678901', units: 1 }] });
  });

  it('knows a scanned box: item, lot, expiry and how many; of an unknown one, what was read', async () => {
    const codes = [{ gtin: '4006381333931', units: 50 }];
    const id = await nurse.item({ name: 'Cartridges', codes });
    await nurse.bought(id, 50, { lotNumber: 'L7', expiresOn: '2031-06-30' });
    const scan = async (code: string) =>
      (await nurse.call('GET', `inventory/scan?code=${encodeURIComponent(code)}`)).body;
    expect(await scan(']d20104006381333931\u001d17310600\u001d10L7\u001d212201')).toMatchObject({
      ...{ kind: 'GS1', gtin: '04006381333931', lotNumber: 'L7', expiresOn: '2031-06-30', serial: '2201', units: 50 },
      ...{ item: { id, name: 'Cartridges' }, lot: { number: 'L7', quantity: 50 }, isExpired: false },
    });
    expect(await scan('4006381333931')).toMatchObject({ kind: 'GTIN', item: { id }, lot: null });
    expect(await scan('(01)96385074000003')).toMatchObject({ kind: 'TEXT' });
    expect(await scan('(01)00096385074(17)200131')).toMatchObject({ kind: 'TEXT' });
    expect(await scan('(01)00000096385074(17)200131(10)9')).toMatchObject({
      ...{ kind: 'GS1', gtin: '00000096385074', item: null, isExpired: true, lotNumber: '9' },
    });
    const again = await nurse.call('POST', 'inventory', { name: 'Twin', category: 'x', unit: 'y', codes });
    expect(refusal(again)).toMatchObject({ http: 409, code: 'item-code-taken', conflict: { itemId: id } });
    const wrong = await nurse.call('POST', 'inventory', {
      name: 'W',
      category: 'x',
      unit: 'y',
      codes: [{ gtin: '4006381333932', units: 1 }],
    });
    expect(wrong.body).toMatchObject({ errors: [{ path: 'codes.0.gtin' }] });
  });

  it('leaves no movement that can be changed or taken away, and agrees with itself after all of this', async () => {
    await expect(clinic.source.query('update stock_movement set difference = 99')).rejects.toThrow(/append-only/);
    await expect(clinic.source.query('delete from stock_movement')).rejects.toThrow(/append-only/);
    const [lot] = await clinic.source.query('select id from inventory_lot where quantity > 0 limit 1');
    await expect(
      clinic.source.query('update inventory_lot set quantity = -1 where id = ?', [lot.id]),
    ).rejects.toThrow();
    expect(await driftOf(clinic)).toEqual([]);
  });
});
