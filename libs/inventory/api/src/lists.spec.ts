import { cursorOf } from '@cuspid/platform/api';
import { plansOf, type Answered, type Person, type SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ItemList } from './items/item-list';
import { MovementList } from './movements/movement-list';
import { Reorder } from './orders/reorder';
import { openInventoryClinic } from './testing/inventory-clinic';
import { Keeper } from './testing/keeper';
import { fillStock } from './testing/big-stock';

/** Two thousand items with a million movements where there is time; else enough to see what a page reads. */
const IS_LONG = process.env['CUSPID_LONG'] !== undefined;
const [ITEMS, MOVEMENTS] = IS_LONG ? [2_000, 1_000_000] : [400, 12_000];

const listed = ({ body }: Answered): Record<string, unknown>[] => JSON.parse(JSON.stringify(body['items']));

describe(`lists of a stock of ${ITEMS} items and ${MOVEMENTS} movements`, () => {
  let clinic: SpecClinic;
  let admin: Person;
  let nurse: Keeper;

  beforeAll(async () => {
    clinic = await openInventoryClinic();
    admin = await clinic.person('ADMIN');
    nurse = new Keeper(clinic.http, await clinic.person('NURSE'));
  });
  afterAll(() => clinic.close());

  it('is found by fragments, category and level, in the order asked for, page by page', async () => {
    for (const [name, quantity] of [
      ['Zinc cement', 4],
      ['Alginate fast', 1],
      ['Alginate slow', 9],
    ] as const) {
      const id = await nurse.item({ name, category: 'Materials for impressions', minimum: 2 });
      await nurse.bought(id, quantity);
    }
    const names = async (query: string) =>
      listed(await nurse.call('GET', `inventory?${query}`)).map(({ name }) => name);
    const some = 'category=Materials%20for%20impressions';
    expect(await names('search=algin%20impress')).toEqual(['Alginate fast', 'Alginate slow']);
    expect(await names(`${some}&level=CRITICAL`)).toEqual(['Alginate fast']);
    expect(await names('search=100%25')).toEqual([]);
    for (const sort of ['name', 'category', 'level', 'quantity', 'expiry']) {
      const whole = await names(`sort=${sort}&limit=100`);
      const paged: unknown[] = [];
      for (let cursor: unknown = ''; cursor !== null;) {
        const { body } = await nurse.call(
          'GET',
          `inventory?sort=${sort}&limit=3${cursor ? `&cursor=${String(cursor)}` : ''}`,
        );
        paged.push(...JSON.parse(JSON.stringify(body['items'])).map(({ name }: { name: string }) => name));
        cursor = body['nextCursor'];
      }
      expect(paged, sort).toEqual(whole);
    }
    expect(await names(`${some}&sort=quantity`)).toEqual(['Alginate fast', 'Zinc cement', 'Alginate slow']);
    expect((await nurse.call('GET', 'inventory?sort=(select%20sleep(2))')).status).toBe(422);
  });

  describe('where there is much', () => {
    beforeAll(() => fillStock(clinic.source, nurse.me.id, { items: ITEMS, movements: MOVEMENTS }), 1_800_000);

    const read = async (work: () => Promise<unknown>) =>
      (await plansOf(clinic.source, work)).map((plan) => plan.read).reduce((most, one) => Math.max(most, one), 0);

    it('is one statement a page, which reads that page and the use of its items', async () => {
      const list = clinic.get(ItemList);
      const first = await list.list(admin, {});
      for (const filter of [
        {},
        { cursor: String(first.nextCursor) },
        { sort: 'level' as const },
        { sort: 'expiry' as const },
      ]) {
        const plans = await plansOf(clinic.source, () => list.list(admin, filter));
        const pages = plans.filter(({ steps }) => steps.some(({ table }) => table === 'item'));
        expect(pages).toHaveLength(1);
        // Twenty-six rows, each with at most twelve weeks of use and a step to either end of them.
        expect(pages[0]?.read, JSON.stringify(filter)).toBeLessThan(26 * 16);
      }
    });

    it('walks movements in their order, of an item, of all, of a type and a reason, to any depth', async () => {
      const list = clinic.get(MovementList);
      const [{ id }] = await clinic.source.query('select id from inventory_item order by id desc limit 1');
      const [{ at, middle }] = await clinic.source.query(
        'select at, id as middle from stock_movement order by at desc, id desc limit 1 offset ?',
        [Math.floor(MOVEMENTS / 2)],
      );
      const cursor = cursorOf('at', [at.toISOString(), middle]);
      for (const filter of [{}, { type: 'OUT' }, { reason: 'USAGE' }, { type: 'OUT', reason: 'USAGE' }] as const) {
        expect((await list.all(admin, { ...filter, cursor })).items).toHaveLength(25);
        expect(await read(() => list.all(admin, { ...filter, cursor })), JSON.stringify(filter)).toBeLessThan(120);
      }
      expect(await read(() => list.ofItem(admin, id, {}))).toBeLessThan(120);
    });

    it('reckons proposals from weeks and not from movements', async () => {
      const page = await clinic.get(Reorder).list(admin, { limit: 100, count: true });
      expect(page.total).toBeGreaterThan(0);
      expect(await read(() => clinic.get(Reorder).list(admin, {}))).toBeLessThan(ITEMS * 40);
    });
  });
});
