import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { environmentOf, type SpecClinic } from '@cuspid/platform/testing';
import { build } from 'rolldown';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Movements } from './movements/movements.service';
import { brokenChains, dayFromNow, driftOf, openInventoryClinic } from './testing/inventory-clinic';
import { Keeper } from './testing/keeper';
import { keeperOf, press } from './testing/press';

const IS_LONG = process.env['CUSPID_LONG'] !== undefined;
const ACTS = IS_LONG ? 2_000 : 25;
const ROUNDS = IS_LONG ? 500 : 2;
/** Statements of some movements: a process dies within one of them. */
const STATEMENTS = 60;
const WORKSPACE = join(import.meta.dirname, '../../../..');

const any = <T>(list: readonly T[]): T => {
  const one = list[Math.floor(Math.random() * list.length)];
  if (one === undefined) throw new RangeError('there is nothing to choose from');
  return one;
};
const upTo = (most: number) => 1 + Math.floor(Math.random() * most);

describe('the stock, with many hands in it', () => {
  let clinic: SpecClinic;
  let hands: Keeper[];

  beforeAll(async () => {
    clinic = await openInventoryClinic();
    const { http } = await clinic.replica();
    const nurses = [await clinic.person('NURSE'), await clinic.person('NURSE')];
    hands = nurses.flatMap((nurse) => [new Keeper(clinic.http, nurse), new Keeper(http, nurse)]);
  });
  afterAll(() => clinic.close());

  const first = () => any(hands);

  it('gives the last ten to ten of a hundred who take one each, in two processes', async () => {
    const id = await first().item({ minimum: 20 });
    for (const [quantity, days] of [
      [4, 30],
      [6, 90],
    ] as const) {
      await first().bought(id, quantity, { lotNumber: `R${days}`, expiresOn: dayFromNow(days) });
    }
    const takers = Array.from({ length: 100 }, (_, index) => hands[index % hands.length] ?? first());
    const answers = await Promise.all(takers.map((hand) => hand.used(id, 1)));
    const won = answers.filter(({ status }) => status === 201);
    const lost = answers.filter(({ status }) => status !== 201).map(({ body }) => body['code']);
    expect([won.length, new Set(lost)]).toEqual([10, new Set(['not-enough-stock'])]);
    expect(await first().read(id)).toMatchObject({ quantity: 0, level: 'OUT_OF_STOCK' });
    expect([await driftOf(clinic), await brokenChains(clinic)]).toEqual([[], []]);
  });

  it('is what its movements say after any acts of four at once: levels, lots and every balance on the way', async () => {
    const items = await Promise.all([1, 2, 3].map(() => first().item({ minimum: 5 })));
    const acts: Record<string, (hand: Keeper, id: number) => Promise<unknown>> = {
      buy: (hand, id) =>
        hand.bought(id, upTo(9), { lotNumber: any(['A', 'B', 'C']), expiresOn: dayFromNow(any([10, 200])) }),
      use: (hand, id) => hand.used(id, upTo(12)),
      lose: (hand, id) => hand.move(id, { type: 'OUT', reason: 'LOSS', quantity: upTo(3) }),
      adjust: (hand, id) => hand.move(id, { type: 'ADJUSTMENT', reason: 'COUNT', quantity: upTo(20) - 1 }),
      count: async (hand, id) => {
        const [lot] = await hand.lots(id);
        return lot && hand.count(id, [{ lotId: lot.id, counted: upTo(9) - 1 }]);
      },
    };
    // Each kind has happened once, whatever chance draws afterwards.
    for (const act of Object.values(acts)) await act(first(), items[0] ?? 0);
    await Promise.all(
      hands.map(async (hand) => {
        for (let n = 0; n < ACTS; n++) await any(Object.values(acts))(hand, any(items));
      }),
    );
    expect([await driftOf(clinic), await brokenChains(clinic)]).toEqual([[], []]);
    const [{ uses }] = await clinic.source.query(
      "select count(*) as uses from inventory_use usage_week where used <> (select -coalesce(sum(difference), 0) from stock_movement moved where moved.item_id = usage_week.item_id and reason = 'USAGE')",
    );
    expect(Number(uses)).toBe(0);
  });

  describe('of processes that are killed', () => {
    let folder: string;
    beforeAll(async () => {
      const { dependencies } = JSON.parse(await readFile(join(WORKSPACE, 'package.json'), 'utf8'));
      const packages = Object.keys(dependencies);
      // Beside the packages, which stay outside of it.
      folder = await mkdtemp(join(WORKSPACE, 'node_modules/.cuspid-replica-'));
      await build({
        input: join(import.meta.dirname, 'testing/replica.ts'),
        platform: 'node',
        tsconfig: join(import.meta.dirname, '../tsconfig.json'),
        external: (id) => id.startsWith('node:') || packages.some((name) => id === name || id.startsWith(`${name}/`)),
        output: { dir: folder, format: 'esm', keepNames: true, entryFileNames: 'replica.mjs' },
      });
    });
    afterAll(() => rm(folder, { recursive: true, force: true }));

    /** Lets a process take until it kills itself at that statement; gives the keys it pressed, the last unanswered. */
    async function workUntil(diesAt: number, itemId: number, personId: number): Promise<string[]> {
      const child = spawn(process.execPath, [join(folder, 'replica.mjs')], {
        env: {
          ...process.env,
          ...environmentOf(clinic.settings),
          ...{ DIES_AT: String(diesAt), PERSON: String(personId), ITEM: String(itemId) },
          ...{ MAIL_FOLDER: join(folder, 'mail'), FILE_STORAGE_FOLDER: join(folder, 'files') },
        },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let said = '';
      child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
      const [, signal] = await once(child, 'close');
      expect(signal).toBe('SIGKILL');
      return said.split('\n').slice(0, -1);
    }

    /** Presses again in this process, as often as it takes for the dead one's locks to be gone. */
    async function again(key: string, itemId: number, personId: number): Promise<void> {
      for (;;) {
        try {
          await press(clinic.get(Movements), keeperOf(personId), itemId, key);
          return;
        } catch (error) {
          if (!(error instanceof Error && 'code' in error && error.code === 'still-running')) throw error;
        }
      }
    }

    it('takes three for every press and no more, at whatever moment they die and whoever presses again', async () => {
      const itemId = await first().item();
      const lots = Array.from({ length: 12 }, (_, n) => ({ lotNumber: `K${n}`, expiresOn: dayFromNow(100 + n) }));
      for (const lot of lots) await first().bought(itemId, IS_LONG ? 20_000 : 100, lot);
      const had = Number((await first().read(itemId))['quantity']);
      const personId = first().me.id;
      const keys: string[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        // Every other one dies once it has committed, and before it has answered.
        const pressed = await workUntil(round % 2 ? upTo(STATEMENTS) : 0, itemId, personId);
        const last = pressed.at(-1);
        for (let n = 0; last && n < 2; n++) await again(last, itemId, personId);
        keys.push(...pressed);
      }
      expect(keys.length).toBeGreaterThanOrEqual(ROUNDS / 2);
      expect(await first().read(itemId)).toMatchObject({ quantity: had - 3 * keys.length });
      const taken = await clinic.source.query(
        'select notes, sum(difference) as taken from stock_movement where item_id = ? and notes is not null group by notes',
        [itemId],
      );
      expect(taken).toHaveLength(keys.length);
      for (const { notes, taken: units } of taken) expect([notes, Number(units)]).toEqual([notes, -3]);
      expect([await driftOf(clinic), await brokenChains(clinic)]).toEqual([[], []]);
    }, 3_600_000);
  });
});
