import { SPEC_PASSWORD, type SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AccountsService } from './accounts.service';
import { Operator } from './operator';
import { Passwords } from './passwords';
import { openUsersClinic, SpecPost } from './testing/users-clinic';
import { Ties } from './ties';
import { User } from './user';

describe('the operator of the machine', () => {
  let clinic: SpecClinic;
  let operator: Operator;
  let ended: string[];

  beforeAll(async () => {
    clinic = await openUsersClinic();
    operator = clinic.get(Operator);
    for (const name of ['sessions', 'care-team-places'] as const) {
      const end = async (_tx: unknown, _me: unknown, { email }: User) => ended.push(`${name} of ${email}`);
      clinic.get(Ties).listen({ name, count: async () => new Map(), end });
    }
  });
  beforeEach(async () => {
    ended = [];
    await clinic.source.query('delete from `user`');
  });
  afterAll(() => clinic.close());

  const all = () => clinic.source.manager.find(User, { order: { id: 'ASC' } });
  const opens = async (words: string) => {
    const { passwordHash } = await clinic.source.manager.findOneByOrFail(User, { role: 'ADMIN' });
    return clinic.get(Passwords).matches(passwordHash, words);
  };

  it('makes the first administrator of an empty clinic, with a password for a day', async () => {
    const made = await operator.admit('Ruwan@Clinic.Example', 'Ruwan');
    expect(made).toMatchObject({ outcome: 'CREATED', name: 'Ruwan', email: 'ruwan@clinic.example' });
    const [user] = await all();
    expect(user).toMatchObject({ role: 'ADMIN', isActive: true, mustChangePassword: true, version: 1 });
    expect(Math.abs(Number(user?.passwordExpiresAt) - Date.now() - 24 * 3_600_000)).toBeLessThan(60_000);
    expect(await opens(made.password)).toBe(true);
  });

  it('gives an administrator another password, signs them out, and takes back what is on its way', async () => {
    const ana = await clinic.person('ADMIN');
    const ben = await clinic.person('ADMIN');
    await clinic.get(AccountsService).resetPassword(ben, ana.id);
    const { outcome, password } = await operator.admit(ana.email, 'not asked for');
    expect([outcome, ended]).toEqual(['RESET', [`sessions of ${ana.email}`]]);
    const post = new SpecPost(clinic);
    await post.send();
    expect(post.mail.to(ana.email)).toEqual([]);
    await clinic.source.query('delete from `user` where id = ?', [ben.id]);
    expect([await opens(password), await opens(SPEC_PASSWORD)]).toEqual([true, false]);
    expect((await all())[0]?.name).toBe(ana.name);
  });

  it('makes nobody an administrator while there is one', async () => {
    await clinic.person('ADMIN');
    const nurse = await clinic.person('NURSE');
    const gone = await clinic.person('ADMIN', { isActive: false });
    for (const email of ['somebody@clinic.example', nurse.email, gone.email]) {
      await expect(operator.admit(email, 'X'), email).rejects.toMatchObject({ code: 'not-an-administrator' });
    }
    expect((await all()).map(({ role, isActive }) => [role, isActive])).toEqual([
      ['ADMIN', true],
      ['NURSE', true],
      ['ADMIN', false],
    ]);
  });

  it('raises somebody when the clinic has lost its last administrator, and ends what they had before', async () => {
    const nurse = await clinic.person('NURSE', { isActive: false });
    expect(await operator.admit(nurse.email, 'X')).toMatchObject({ outcome: 'RAISED', name: nurse.name });
    expect(ended).toEqual([`sessions of ${nurse.email}`, `care-team-places of ${nurse.email}`]);
    expect((await all())[0]).toMatchObject({ role: 'ADMIN', isActive: true });
  });

  it('makes one administrator, when two operators are at it at once', async () => {
    const { app } = await clinic.replica();
    const there = app.get(Operator, { strict: false });
    const both = await Promise.allSettled([operator.admit('a@x.test', 'A'), there.admit('b@x.test', 'B')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await all()).toHaveLength(1);
  });

  it('stands in the trail by name, and the password nowhere', async () => {
    const { password } = await operator.admit('ruwan@clinic.example', 'Ruwan');
    const [{ id } = { id: 0 }] = await all();
    const trail = await clinic.source.query('select * from audit_entry where entity_id = ? order by id', [id]);
    expect(trail).toMatchObject([{ actor_id: null, actor_name: 'the machine’s operator', action: 'user.created' }]);
    expect(JSON.stringify([trail, await all()])).not.toContain(password);
  });
});
