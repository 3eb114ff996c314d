import { setTimeout as sleep } from 'node:timers/promises';
import { transaction } from '@cuspid/platform/database';
import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Audit } from './audit';
import { act, count, isSealed, openAuditClinic } from './testing/audit-clinic';
import { Verifier } from './verifier';

describe('the chain', () => {
  let clinic: SpecClinic;
  let ana: Person;

  beforeAll(async () => {
    clinic = await openAuditClinic();
    ana = await clinic.person('ADMIN', { name: 'Ana' });
  });
  afterAll(() => clinic.close());

  const sealed = () => expect.poll(() => isSealed(clinic), { timeout: 20_000, interval: 20 }).toBe(true);

  it('holds every entry within a second of its commit, and is intact', async () => {
    await act(clinic, ana, 'thing.changed', { before: { a: 'ä \' " 🦷' }, after: { a: null } });
    const since = performance.now();
    await sealed();
    expect(performance.now() - since).toBeLessThan(1_000);
    expect(await clinic.get(Verifier).prove()).toMatchObject({ isIntact: true, checked: 1, firstBroken: null });
  });

  it('is one chain under 200 writers on two replicas, whole within a second of the last commit', async () => {
    const other = await clinic.replica();
    const replicas = [
      { audit: clinic.get(Audit), source: clinic.source },
      { audit: other.app.get(Audit), source: other.app.get(DataSource) },
    ];
    const before = await count(clinic, 'select count(*) from audit_entry');
    await Promise.all(
      Array.from({ length: 100 }, () => replicas).flatMap((pair) =>
        pair.map(async ({ audit, source }) => {
          for (let n = 0; n < 5; n++) {
            await transaction(source, (tx) => audit.record(tx, ana, 'thing.written', { after: { n } }));
          }
        }),
      ),
    );
    const since = performance.now();
    await sealed();
    expect(performance.now() - since).toBeLessThan(1_000);
    expect(await count(clinic, 'select count(*) from audit_entry')).toBe(before + 1_000);
    expect(await count(clinic, 'select max(position) - count(*) from audit_seal')).toBe(0);
    expect(await clinic.get(Verifier).prove()).toMatchObject({ isIntact: true, checked: before + 1_000 });
  });

  it('takes in an entry that was committed long after younger ones', async () => {
    const runner = clinic.source.createQueryRunner();
    await runner.startTransaction();
    await clinic.get(Audit).record(runner.manager, ana, 'thing.late');
    for (let n = 0; n < 3; n++) await act(clinic, ana, 'thing.younger');
    const waiting =
      'select count(*) from audit_entry e left join audit_seal s on s.entry_id = e.id where s.entry_id is null';
    await expect.poll(() => count(clinic, waiting), { timeout: 20_000 }).toBe(0);
    await sleep(600);
    await runner.commitTransaction();
    await runner.release();
    await sealed();
    const [late]: { position: number }[] = await clinic.source.query(
      "select s.position from audit_seal s join audit_entry e on e.id = s.entry_id where e.action = 'thing.late'",
    );
    expect(late?.position).toBe(await count(clinic, 'select max(position) from audit_seal'));
    expect(await clinic.get(Verifier).prove()).toMatchObject({ isIntact: true });
  });

  it('goes on after a position somebody has proven before, and reads only what came since', async () => {
    const { end, checked } = await clinic.get(Verifier).prove();
    await act(clinic, ana);
    await sealed();
    expect(await clinic.get(Verifier).prove({ from: end.position })).toMatchObject({
      isIntact: true,
      checked: 1,
      from: checked,
    });
  });

  it('is append-only like the log, whoever asks', async () => {
    for (const statement of ['update audit_seal set entry_id = 7', 'delete from audit_seal']) {
      await expect(clinic.source.query(statement)).rejects.toThrow(/append-only/);
    }
  });
});
