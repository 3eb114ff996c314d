import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AuditKeys } from './audit-keys';
import { linkHash, NOTHING_BEFORE, LINKS_AFTER, type RawEntry } from './canonical';
import { Heads } from './heads';
import { Sealer } from './sealer';
import { ATTACKS, CHAINED_ANEW } from './testing/attacks';
import { act, count, isSealed, openAuditClinic, storageOf } from './testing/audit-clinic';
import { Verifier } from './verifier';

const ROWS = 40;
const TABLES = ['audit_entry', 'audit_seal'];

/** Lets the database's administrator do as they like. */
async function dropTriggers(clinic: SpecClinic): Promise<void> {
  for (const table of TABLES) {
    for (const verb of ['update', 'delete'])
      await clinic.source.query('drop trigger if exists ' + table + '_no_' + verb);
  }
}

/** Makes every link right again from `position` on: what somebody does who knows how the chain is made. */
async function chainAnew(clinic: SpecClinic, position = 1): Promise<void> {
  const rows: (RawEntry & { position: number })[] = await clinic.source.query(LINKS_AFTER, [0, 1_000]);
  let previous: Buffer = NOTHING_BEFORE;
  for (const row of rows) {
    const hash = linkHash(row.position, previous, row);
    if (row.position >= position) {
      await clinic.source.query('update audit_seal set previous_hash = ?, hash = ? where position = ?', [
        previous,
        hash,
        row.position,
      ]);
    }
    previous = hash;
  }
}

describe('whoever has the database to themselves', () => {
  let clinic: SpecClinic;
  let ana: Person;

  beforeAll(async () => {
    clinic = await openAuditClinic();
    ana = await clinic.person('ADMIN', { name: 'Ana' });
    const sealer = clinic.get(Sealer);
    // From here on nobody seals by themselves: what is found is found in what was there.
    await sealer.onApplicationShutdown();
    for (let n = 1; n <= ROWS; n++) {
      await act(clinic, ana, `thing.done-${n % 7}`, { id: n, patientId: n, before: { n }, after: { n: n + 1 } });
    }
    await sealer.sealAll();
    await sealer.sayHead();
    await dropTriggers(clinic);
    for (const table of TABLES) await clinic.source.query('create table kept_' + table + ' as select * from ' + table);
  });
  beforeEach(async () => {
    for (const table of TABLES) {
      await clinic.source.query('delete from ' + table);
      await clinic.source.query('insert into ' + table + ' select * from kept_' + table);
    }
  });
  afterAll(() => clinic.close());

  const proof = () => clinic.get(Verifier).prove();
  const sql = (statement: string, values: unknown[] = []) => clinic.source.query(statement, values);

  it('has done nothing yet: all is intact', async () => {
    expect(await proof()).toMatchObject({ isIntact: true, checked: ROWS, firstBroken: null });
  });

  it.each(ATTACKS)('%s: found, and the place is named', async (_, statements, expected) => {
    for (const statement of statements) await sql(statement);
    const { isIntact, firstBroken } = await proof();
    expect([isIntact, firstBroken]).toEqual([false, expect.objectContaining(expected)]);
  });

  it.each(CHAINED_ANEW)('makes %s and chains everything anew: found all the same', async (_, statements, expected) => {
    for (const statement of statements) await sql(statement);
    await chainAnew(clinic);
    const { isIntact, firstBroken } = await proof();
    expect([isIntact, firstBroken]).toEqual([false, expect.objectContaining(expected)]);
  });

  it('inserts a row that no link holds: found once a sealer had the time', async () => {
    await sql("insert into audit_entry (id, at, action) values (901, now(3) - interval 2 minute, 'thing.made-up')");
    expect((await proof()).firstBroken).toMatchObject({ what: 'unsealed-too-long', entryId: 901 });
  });

  it('forges a head, or writes into one: found', async () => {
    const [name = ''] = await storageOf(clinic).noteNames('audit/heads');
    const text = (await storageOf(clinic).note(name)) ?? '';
    for (const forged of [text.replace('"position": 40', '"position": 39'), text.slice(0, -3), '{"heads":[{}]}']) {
      expect(forged).not.toBe(text);
      await storageOf(clinic).keepNote(name, forged);
      expect((await proof()).firstBroken?.what).toMatch(/head-forged|unknown-key/);
    }
    await storageOf(clinic).keepNote(name, text);
    expect(await proof()).toMatchObject({ isIntact: true, head: { position: ROWS } });
  });

  it('is told of by the first place that is wrong, not by a later one', async () => {
    await sql("update audit_entry set action = 'thing.else' where id in (9, 33)");
    expect((await proof()).firstBroken).toMatchObject({ position: 9, entryId: 9 });
  });

  it('says which secret is missing rather than that somebody cheated', async () => {
    const environment = { audit: { secrets: ['another secret than the clinic had when it wrote'] } };
    const stranger = new AuditKeys(Object.assign(Object.create(null), environment));
    const [row] = await clinic.source.query('select signature from audit_entry where id = 1');
    expect(stranger.verdict('', row.signature)).toBe('unknown-key');
  });
});

describe('a log whose end is cut off while the clinic works on', () => {
  it.each([true, false])(
    'is found broken although it has grown past the cut, whether a head had been kept (%s)',
    async (wasKept) => {
      const clinic = await openAuditClinic();
      const ana = await clinic.person('ADMIN');
      const sealed = () => expect.poll(() => isSealed(clinic), { timeout: 10_000 }).toBe(true);
      for (let n = 0; n < 9; n++) await act(clinic, ana);
      await sealed();
      if (wasKept) await clinic.get(Sealer).sayHead();
      await dropTriggers(clinic);
      await clinic.source.query('delete from audit_seal where position > 6');
      await clinic.source.query('delete from audit_entry where id > 6');
      for (let n = 0; n < 9; n++) await act(clinic, ana);
      await sealed();
      await clinic.get(Sealer).sayHead();
      expect(await count(clinic, 'select count(*) from audit_seal')).toBe(15);
      expect((await clinic.get(Verifier).prove()).firstBroken).toMatchObject({
        what: 'rewritten',
        position: expect.toSatisfy((position) => position > 6 && position <= 9),
      });
      await clinic.close();
    },
  );

  it('is found broken by another process, from what the first one said at its end', async () => {
    const clinic = await openAuditClinic();
    const ana = await clinic.person('ADMIN');
    for (let n = 0; n < 3; n++) await act(clinic, ana);
    await expect.poll(() => isSealed(clinic), { timeout: 10_000 }).toBe(true);
    await clinic.get(Sealer).onApplicationShutdown();
    await dropTriggers(clinic);
    await clinic.source.query('delete from audit_seal where position = 3');
    await clinic.source.query('delete from audit_entry where id = 3');
    const other = new Heads(storageOf(clinic), clinic.get(AuditKeys));
    await other.note({ position: 2, hash: await hashAt(clinic, 2), at: new Date().toISOString() });
    expect((await clinic.get(Verifier).prove()).firstBroken).toMatchObject({ what: 'tail-cut', position: 3 });
    await clinic.close();
  });
});

async function hashAt(clinic: SpecClinic, position: number): Promise<string> {
  const [row]: { hash: Buffer }[] = await clinic.source.query('select hash from audit_seal where position = ?', [
    position,
  ]);
  return row?.hash.toString('hex') ?? '';
}
