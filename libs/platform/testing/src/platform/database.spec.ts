import { EventEmitter, once as heard } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Database } from '@cuspid/platform/api';
import { afterCommit, isDuplicate, transaction } from '@cuspid/platform/database';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openClinic, type SpecClinic } from '../clinic';
import { NobodySignsInModule } from '../nobody';

describe('a change', () => {
  let clinic: SpecClinic;
  let db: Database;

  beforeAll(async () => {
    clinic = await openClinic({ modules: [NobodySignsInModule], entities: [] });
    db = clinic.get(Database);
  });
  beforeEach(async () => {
    await clinic.source.query('delete from sequence');
    await clinic.source.query("insert into sequence (name, value) values ('a', 0), ('b', 0)");
  });
  afterAll(() => clinic.close());

  const valueOf = async (name: string) =>
    Number((await clinic.source.query('select value from sequence where name = ?', [name]))[0]?.value);
  const once = (key: string, body = 'body') => ({ id: 1, once: { key, fingerprint: body.padEnd(64, '.') } });
  const add = (key?: string, body?: string, id = 1) =>
    db.transaction(key ? { ...once(key, body), id } : { id }, async (tx) => {
      await tx.query("update sequence set value = value + 1 where name = 'a'");
      return { made: (await tx.query("select value from sequence where name = 'a'"))[0].value };
    });

  it('is made as a whole or not at all, and what follows a commit follows nothing else', async () => {
    const told: string[] = [];
    await expect(
      db.transaction({ id: 1 }, async (tx) => {
        afterCommit(tx, () => void told.push('rolled back'));
        await tx.query("update sequence set value = 9 where name = 'a'");
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await db.transaction({ id: 1 }, async (tx) => {
      afterCommit(tx, () => void told.push('committed'));
      expect(told).toEqual([]);
    });
    expect([told, await valueOf('a')]).toEqual([['committed'], 0]);
  });

  it('that loses a deadlock is made again by itself, and what follows it follows once', async () => {
    let [tries, effects] = [0, 0];
    const work = (first: string, second: string) =>
      transaction(clinic.source, async (tx) => {
        tries++;
        afterCommit(tx, () => void effects++);
        await tx.query('update sequence set value = value + 1 where name = ?', [first]);
        await sleep(100);
        await tx.query('update sequence set value = value + 1 where name = ?', [second]);
      });
    await Promise.all([work('a', 'b'), work('b', 'a')]);
    expect([await valueOf('a'), await valueOf('b'), effects]).toEqual([2, 2, 2]);
    expect(tries).toBeGreaterThan(2);
  });

  it('pressed again with its key gives the same answer and makes nothing', async () => {
    const first = await add('k1');
    expect(await add('k1')).toEqual(first);
    expect(await valueOf('a')).toBe(1);
    await add('k1', 'body', 2); // a colleague's key is another key
    await add();
    expect(await valueOf('a')).toBe(3);
  });

  it('is refused under a key that was used for another body (422)', async () => {
    await add('k2');
    await expect(add('k2', 'other')).rejects.toMatchObject({ code: 'idempotency-key-reused', status: 422 });
    expect(await valueOf('a')).toBe(1);
  });

  it('that failed leaves its key free', async () => {
    const failing = () => db.transaction(once('k3'), () => Promise.reject(new Error('no')));
    await expect(failing()).rejects.toThrow('no');
    expect(await add('k3')).toMatchObject({ made: 1 });
  });

  it('is told to be still running while the first press is (409)', async () => {
    const [begun, gate] = [new EventEmitter(), new EventEmitter()];
    const hasBegun = heard(begun, 'now');
    const first = db.transaction(once('k4'), async () => {
      begun.emit('now');
      await heard(gate, 'open');
      return 'done';
    });
    await hasBegun;
    const second = () => db.transaction(once('k4'), () => Promise.resolve('twice'));
    await expect(second()).rejects.toMatchObject({ code: 'still-running', status: 409 });
    gate.emit('open');
    expect(await first).toBe('done');
    expect(await second()).toBe('done');
  });

  it('pressed forty times at once is made once', async () => {
    const presses = await Promise.allSettled(Array.from({ length: 40 }, () => add('k5')));
    const answers = presses.flatMap((press) => (press.status === 'fulfilled' ? [JSON.stringify(press.value)] : []));
    expect(new Set(answers).size).toBe(1);
    for (const press of presses)
      if (press.status === 'rejected') expect(press.reason).toMatchObject({ code: 'still-running' });
    expect(await valueOf('a')).toBe(1);
  });

  it('of yesterday keeps its answer, of last week not: an answer holds what the request was about', async () => {
    await add('k6');
    const kept = async () => (await clinic.source.query('select * from idempotency_key where user_id = 1')).length;
    const before = await kept();
    await db.forgetOldKeys(Date.now() + 24 * 3_600_000);
    expect(await kept()).toBe(before);
    await db.forgetOldKeys(Date.now() + 72 * 3_600_000);
    expect(await kept()).toBe(0);
  });

  it('never takes a second connection: as many changes as there are connections would wait for each other', async () => {
    await expect(db.transaction({ id: 1 }, () => clinic.source.query('select 1'))).rejects.toThrow('second connection');
  });

  it('is refused, not cut, when a value does not fit; times are UTC; the isolation is the one we reckon with', async () => {
    await expect(
      clinic.source.query('insert into sequence (name, value) values (?, 1)', ['x'.repeat(41)]),
    ).rejects.toThrow(/too long/i);
    const [row] = await clinic.source.query('select @@session.time_zone as zone, @@session.sql_mode as mode');
    expect(row.zone).toBe('+00:00');
    expect(row.mode).toContain('STRICT_TRANS_TABLES');
    const [isolation]: object[] = await clinic.source.query(
      "show session variables where Variable_name in ('tx_isolation', 'transaction_isolation')",
    );
    expect(Object.values(isolation ?? {})).toContain('READ-COMMITTED');
  });

  it('knows a duplicate by the name of its key', async () => {
    const error = await clinic.source
      .query("insert into sequence (name, value) values ('a', 1)")
      .catch((thrown: unknown) => thrown);
    expect([isDuplicate(error), isDuplicate(error, 'PRIMARY'), isDuplicate(error, 'patient_code')]).toEqual([
      true,
      true,
      false,
    ]);
  });
});
