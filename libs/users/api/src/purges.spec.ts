import { MailLetter } from '@cuspid/platform/providers';
import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AccountsService } from './accounts.service';
import { PurgesService } from './purges.service';
import { openUsersClinic, SpecPost } from './testing/users-clinic';
import { Ties } from './ties';
import { User } from './user';

describe('an account deleted for good', () => {
  let clinic: SpecClinic;
  let accounts: AccountsService;
  let purges: PurgesService;
  let admin: Person;
  const forgotten: number[] = [];

  beforeAll(async () => {
    clinic = await openUsersClinic();
    [accounts, purges] = [clinic.get(AccountsService), clinic.get(PurgesService)];
    admin = await clinic.person('ADMIN');
    clinic.get(Ties).listen({
      name: 'sessions',
      count: async () => new Map(),
      forget: async (_tx, { id }) => void forgotten.push(id),
    });
  });
  afterAll(() => clinic.close());

  const left = async () => {
    const { id, email } = await accounts.create(admin, {
      name: 'Canary Weerasinghe',
      email: `canary${Math.random()}@spec.test`,
      role: 'DENTAL_SURGEON',
      department: 'Canary ward',
    });
    await new SpecPost(clinic).send();
    await clinic.source.manager.update(User, { id }, { googleSub: `canary-sub-${id}` });
    await accounts.deactivate(admin, id);
    return { id, email };
  };
  const rows = async (table: string, column: string, value: unknown) => {
    const found: Record<string, unknown>[] = await clinic.source.query(
      'select * from `' + table + '` where ' + column + ' = ?',
      [value],
    );
    return found;
  };

  it('is refused as long as it is active', async () => {
    const person = await clinic.person('NURSE');
    await expect(purges.purge(admin, person.id)).rejects.toMatchObject({ code: 'user-active', status: 409 });
    await expect(purges.purge(admin, 999_999)).rejects.toMatchObject({ status: 404 });
  });

  it('is gone with all that was kept of it, when no record names it', async () => {
    const { id, email } = await left();
    expect(await purges.purge(admin, id)).toEqual({ outcome: 'DELETED' });
    expect([await rows('user', 'id', id), await rows('temporary_password', 'user_id', id)]).toEqual([[], []]);
    expect(await clinic.source.manager.countBy(MailLetter, { recipient: email })).toBe(0);
    expect(forgotten).toContain(id);
    expect(await rows('audit_entry', "action = 'user.deleted' and entity_id", id)).toMatchObject([
      { actor_id: admin.id, before: null, after: '{"role":"DENTAL_SURGEON"}' },
    ]);
  });

  it('keeps authorship, and nothing that says who it was, when a record names it', async () => {
    const { id, email } = await left();
    await clinic.source.query(
      `insert into patient (patient_code, first_name, last_name, sex, registered_at, registered_by_id, created_at)
       values (?, 'A', 'B', 'FEMALE', now(3), ?, now(3))`,
      [`SPEC-${id}`, id],
    );
    expect(await purges.purge(admin, id)).toEqual({ outcome: 'ANONYMISED' });
    const [row] = await rows('user', 'id', id);
    expect(row).toMatchObject({ name: `Former dental surgeon ${id}`, email: `former-${id}@invalid`, is_active: 0 });
    expect(JSON.stringify([row, await rows('mail_outbox', 'recipient', email)])).not.toMatch(/canary/i);
    expect(await rows('temporary_password', 'user_id', id)).toEqual([]);
    expect(forgotten).toContain(id);
    expect(await accounts.one(id)).toMatchObject({ state: 'ANONYMISED', department: null, hasGoogle: false });
  });

  it('never comes back', async () => {
    const { id } = await left();
    await clinic.source.query('update patient set registered_by_id = ? limit 1', [id]);
    await purges.purge(admin, id);
    // Both at once: the second may be refused before the first.
    const changes = [accounts.reactivate(admin, id), accounts.edit(admin, id, 3, { name: 'Back' })];
    for (const change of await Promise.allSettled(changes)) {
      expect(change).toMatchObject({ status: 'rejected', reason: { code: 'user-anonymised' } });
    }
    await expect(accounts.resetPassword(admin, id)).rejects.toMatchObject({ code: 'user-inactive' });
  });
});
