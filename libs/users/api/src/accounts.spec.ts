import { MailLetter } from '@cuspid/platform/providers';
import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AccountsService } from './accounts.service';
import { openUsersClinic, SpecPost } from './testing/users-clinic';
import { Ties } from './ties';
import { User } from './user';

describe('accounts', () => {
  let clinic: SpecClinic;
  let accounts: AccountsService;
  let post: SpecPost;
  let admin: Person;
  const places = new Map<number, number>();

  beforeAll(async () => {
    clinic = await openUsersClinic();
    accounts = clinic.get(AccountsService);
    post = new SpecPost(clinic);
    admin = await clinic.person('ADMIN', { name: 'Ruwan' });
    clinic.get(Ties).listen({
      name: 'care-team-places',
      count: async (_db, ids) => new Map(ids.map((id) => [id, places.get(id) ?? 0])),
      end: async (_tx, _me, { id }) => {
        const count = places.get(id) ?? 0;
        places.delete(id);
        return count;
      },
    });
  });
  afterAll(() => clinic.close());

  let made = 0;
  const create = (set: { name?: string; email?: string } = {}) =>
    accounts.create(admin, { name: 'Ishara', email: `ishara${++made}@spec.test`, role: 'DENTAL_SURGEON', ...set });
  const trailOf = async (id: number, action: string) => {
    const rows: Record<string, unknown>[] = await clinic.source.query(
      'select * from audit_entry where entity_id = ? and action = ? order by id',
      [id, action],
    );
    return rows;
  };

  it('are made with an address in lower case, a letter on its way, and nothing one could sign in with', async () => {
    const made = await create({ email: 'Ishara.W@Spec.Test' });
    expect(made).toMatchObject({ email: 'ishara.w@spec.test', state: 'TEMPORARY', awaitsMail: true, version: 1 });
    expect(JSON.stringify(made)).not.toMatch(/hash|argon/i);
    expect(await trailOf(made.id, 'user.created')).toMatchObject([{ actor_id: admin.id }]);
    await expect(create({ email: 'ISHARA.W@spec.test' })).rejects.toMatchObject({ code: 'email-taken', status: 409 });
    expect(await clinic.source.manager.countBy(MailLetter, { recipient: 'ishara.w@spec.test' })).toBe(1);
  });

  it('let one of two edits of one version through', async () => {
    const { id } = await create();
    const edits = await Promise.allSettled([
      accounts.edit(admin, id, 1, { name: 'First' }),
      accounts.edit(admin, id, 1, { name: 'Second' }),
    ]);
    expect(edits.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(edits.find((edit) => edit.status === 'rejected')).toMatchObject({ reason: { code: 'stale-version' } });
    expect(await trailOf(id, 'user.changed')).toHaveLength(1);
  });

  it('end in a new role what the person had in the old one, and nothing with a new department', async () => {
    const { id } = await create();
    places.set(id, 3);
    const moved = await accounts.edit(admin, id, 1, { department: 'Oral surgery', role: 'DENTAL_SURGEON' });
    expect([moved.ended, places.get(id)]).toEqual([[], 3]);
    const promoted = await accounts.edit(admin, id, 2, { role: 'ORTHODONTIST' });
    expect(promoted).toMatchObject({ role: 'ORTHODONTIST', ended: [{ name: 'care-team-places', count: 3 }] });
    const [, entry] = await trailOf(id, 'user.changed');
    expect(JSON.parse(String(entry?.['after']))).toEqual({
      role: 'ORTHODONTIST',
      ended: [{ name: 'care-team-places', count: 3 }],
    });
  });

  it('tell before a deactivation what it would end, and after it what it ended; undoing it gives access alone', async () => {
    const { id } = await create();
    places.set(id, 2);
    expect((await accounts.one(id)).ties).toEqual([{ name: 'care-team-places', count: 2 }]);
    const gone = await accounts.deactivate(admin, id);
    expect(gone).toMatchObject({
      state: 'INACTIVE',
      awaitsMail: false,
      deactivatedAt: expect.any(String),
      ended: [{ name: 'care-team-places', count: 2 }],
    });
    expect((await accounts.deactivate(admin, id)).ended).toEqual([]); // once is enough
    await expect(accounts.resetPassword(admin, id)).rejects.toMatchObject({ code: 'user-inactive' });
    expect(await accounts.reactivate(admin, id)).toMatchObject({ state: 'TEMPORARY', deactivatedAt: null });
    expect((await accounts.one(id)).ties).toEqual([{ name: 'care-team-places', count: 0 }]);
  });

  it('end nothing when the change itself is refused', async () => {
    const { id, email } = await create();
    places.set(id, 2);
    const other = await create();
    await expect(accounts.edit(admin, id, 1, { role: 'NURSE', email: other.email })).rejects.toMatchObject({
      code: 'email-taken',
    });
    expect([places.get(id), (await accounts.one(id)).email]).toEqual([2, email]);
  });

  it('protect oneself from oneself', async () => {
    await expect(accounts.deactivate(admin, admin.id)).rejects.toMatchObject({ code: 'not-oneself', status: 409 });
    await expect(accounts.edit(admin, admin.id, 1, { role: 'NURSE' })).rejects.toMatchObject({ code: 'not-oneself' });
    // The form sends the role one has.
    expect(await accounts.edit(admin, admin.id, 1, { role: 'ADMIN', department: 'Office' })).toMatchObject({
      department: 'Office',
    });
  });

  it('are nowhere to be found under ids nobody has', async () => {
    const nobody = 999_999;
    const calls = [accounts.one(nobody), accounts.deactivate(admin, nobody), accounts.resetPassword(admin, nobody)];
    for (const told of await Promise.allSettled(calls)) expect(told).toMatchObject({ reason: { status: 404 } });
  });

  it('send a password nobody has begun to use to the new address, and make the old letter void', async () => {
    const { id } = await create({ email: 'typo@spec.test' });
    await post.send();
    const first = post.wordsTo('typo@spec.test');
    const edited = await accounts.edit(admin, id, 1, { email: 'right@spec.test' });
    expect(edited).toMatchObject({ awaitsMail: true, passwordExpiresAt: null });
    await post.send();
    const second = post.wordsTo('right@spec.test');
    expect([first.length, second.length, first === second]).toEqual([23, 23, false]);
    expect((await accounts.one(id)).passwordExpiresAt).toEqual(expect.any(String));
    await clinic.source.manager.update(User, { id }, { mustChangePassword: false });
    expect((await accounts.edit(admin, id, 2, { email: 'newer@spec.test' })).awaitsMail).toBe(false);
  });
});

describe('the last administrator', () => {
  let clinic: SpecClinic;
  let accounts: AccountsService[];

  beforeAll(async () => {
    clinic = await openUsersClinic();
    const { app } = await clinic.replica();
    accounts = [clinic.get(AccountsService), app.get(AccountsService, { strict: false })];
  });
  afterAll(() => clinic.close());

  const active = () => clinic.source.manager.countBy(User, { role: 'ADMIN', isActive: true });
  const refusals = (results: PromiseSettledResult<unknown>[]) =>
    results.flatMap((result) => (result.status === 'rejected' ? [Reflect.get(Object(result.reason), 'code')] : []));

  it('stays, when two deactivate each other fifty times at once on two replicas', async () => {
    const [here, there] = accounts;
    if (!here || !there) return expect.fail('there are not two replicas');
    for (let round = 0; round < 50; round++) {
      await clinic.source.query("update `user` set is_active = false where role = 'ADMIN'");
      const [ana, ben] = [await clinic.person('ADMIN'), await clinic.person('ADMIN')];
      const results = await Promise.allSettled([here.deactivate(ana, ben.id), there.deactivate(ben, ana.id)]);
      expect([await active(), refusals(results)]).toEqual([1, ['last-administrator']]);
    }
  });

  it('stays, when each takes the role from the next in a ring', async () => {
    await clinic.source.query("update `user` set is_active = false where role = 'ADMIN'");
    const ring = await Promise.all(Array.from({ length: 6 }, () => clinic.person('ADMIN')));
    const results = await Promise.allSettled(
      ring.map((me, index) => {
        const next = ring[(index + 1) % ring.length];
        if (!next) throw new Error('no ring');
        return accounts[index % 2]?.edit(me, next.id, 1, { role: 'NURSE' });
      }),
    );
    expect(await active()).toBeGreaterThanOrEqual(1);
    expect(new Set(refusals(results))).toEqual(new Set(['not-signed-in']));
  });
});
