import { transaction } from '@cuspid/platform/database';
import type { Actor } from '@cuspid/platform/api';
import { NobodySignsInModule, openClinic, type Person, type SpecClinic } from '@cuspid/platform/testing';
import { Logger } from 'nestjs-pino';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Audit, changed } from './audit';
import { AuditEntry } from './audit-entry';
import { AuditKeys } from './audit-keys';
import { AuditModule } from './audit.module';

describe('the trail', () => {
  let clinic: SpecClinic;
  let audit: Audit;
  let ana: Person;

  beforeAll(async () => {
    clinic = await openClinic({ modules: [AuditModule, NobodySignsInModule], entities: [AuditEntry] });
    audit = clinic.get(Audit);
    ana = await clinic.person('ORTHODONTIST', { name: 'Ana' });
  });
  afterAll(() => clinic.close());

  const entries = (action: string) =>
    clinic.source.manager.find(AuditEntry, { where: { action }, order: { id: 'ASC' } });

  it('says who did what to which record of which patient, from where, in which request', async () => {
    await transaction(clinic.source, (tx) =>
      audit.record(tx, ana, 'thing.changed', {
        entity: 'thing',
        id: 7,
        patientId: 8,
        before: { a: 1 },
        after: { a: 2 },
      }),
    );
    expect(await entries('thing.changed')).toMatchObject([
      {
        actorId: ana.id,
        actorName: 'Ana',
        role: 'ORTHODONTIST',
        entity: 'thing',
        entityId: 7,
        patientId: 8,
        before: { a: 1 },
        after: { a: 2 },
        address: '127.0.0.1',
        requestId: ana.requestId,
        at: expect.any(Date),
      },
    ]);
  });

  it('is rolled back with its change', async () => {
    const failing = transaction(clinic.source, async (tx) => {
      await audit.record(tx, ana, 'thing.undone');
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await entries('thing.undone')).toEqual([]);
  });

  it('cannot be changed or shortened: the database itself refuses', async () => {
    await expect(clinic.source.query("update audit_entry set action = 'nothing'")).rejects.toThrow(/append-only/);
    await expect(clinic.source.query('delete from audit_entry')).rejects.toThrow(/append-only/);
  });

  it('notes a read and a denied attempt within a second, without holding anything up', async () => {
    audit.read(ana, 'thing.read', { entity: 'thing', id: 1, patientId: 2 });
    const me: Actor = ana;
    audit.denied(me, 'user.manage', 'POST /api/users');
    await expect
      .poll(() => entries('thing.read'), { timeout: 1_000 })
      .toMatchObject([{ actorId: ana.id, patientId: 2 }]);
    expect(await entries('access.denied')).toMatchObject([
      { after: { permission: 'user.manage', route: 'POST /api/users' } },
    ]);
  });

  it('loses no read on a clean stop, however many there are', async () => {
    const stopping = new Audit(clinic.source, clinic.get(Logger), clinic.get(AuditKeys));
    for (let id = 1; id <= 2_500; id++) stopping.read(ana, 'thing.read-last', { id });
    await stopping.onApplicationShutdown();
    expect(await clinic.source.manager.countBy(AuditEntry, { action: 'thing.read-last' })).toBe(2_500);
  });

  it('keeps no secret, however deep somebody put it, and still says that there was one', async () => {
    const secret = 'canary-7f3e';
    await transaction(clinic.source, (tx) =>
      audit.record(tx, ana, 'thing.secret', {
        before: { passwordHash: secret, mustChangePassword: true, passwordExpiresAt: '2026-01-01' },
        after: {
          list: [{ refreshToken: secret }],
          Authorization: `Bearer ${secret}`,
          smtp: { pass: 1, password: secret },
        },
      }),
    );
    const [entry] = await entries('thing.secret');
    expect(JSON.stringify(entry)).not.toContain(secret);
    expect(entry).toMatchObject({
      before: { passwordHash: '[not kept]', mustChangePassword: true, passwordExpiresAt: '2026-01-01' },
      after: { list: [{ refreshToken: '[not kept]' }], smtp: { pass: 1 } },
    });
  });

  it('keeps the fields that differ and no others', () => {
    expect(changed<object>({ a: 1, b: 2, c: null }, { a: 1, b: 3, c: undefined })).toEqual({
      before: { b: 2, c: null },
      after: { b: 3, c: undefined },
    });
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.dictionary(fc.string(), fc.jsonValue()),
        (before, change) => {
          const { before: was, after } = changed<object>(before, change);
          expect(Object.keys(was)).toEqual(Object.keys(after));
          expect({ ...before, ...change }).toEqual({ ...before, ...change, ...after });
        },
      ),
    );
  });
});
