import { SPEC_PASSWORD, type SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isIn, openAuthClinic, refresh, signIn } from './testing/auth-clinic';
import { mailbox } from './testing/post';
import { forgetTries } from './testing/sign-in-tries';

const NEW = 'three plain words 7';
const PREFERENCES = {
  theme: 'dark',
  density: 'touch',
  language: 'si',
  singleKeys: false,
  keys: [{ usual: 'n', key: 'Alt+n' }],
};

describe('one’s own account', () => {
  let clinic: SpecClinic;

  beforeAll(async () => {
    clinic = await openAuthClinic();
  });
  beforeEach(() => forgetTries(clinic));
  afterAll(() => clinic.close());

  const somebody = async (set: Parameters<SpecClinic['person']>[1] = {}) => {
    const person = await clinic.person('NURSE', set);
    return { ...person, browser: await signIn(clinic.http, person.email) };
  };
  const expire = (id: number) =>
    clinic.source.query(
      'update `user` set password_expires_at = date_sub(utc_timestamp(3), interval 1 second) where id = ?',
      [id],
    );

  describe('profile', () => {
    const edit = (token: string, body: object, version?: string) =>
      clinic.http.call('PATCH', '/api/auth/profile', {
        token,
        body,
        headers: version === undefined ? {} : { 'if-match': version },
      });

    it('is changed in the version one saw, and says what changed', async () => {
      const { id, browser } = await somebody();
      const seen = await clinic.http.call('GET', '/api/auth/profile', { token: browser.token });
      expect(seen.headers.get('etag')).toBe('"1"');
      const changed = await edit(browser.token, { name: 'Nimal Perera', department: 'Orthodontics' }, '"1"');
      expect(changed.body).toMatchObject({ name: 'Nimal Perera', department: 'Orthodontics', version: 2 });
      expect(changed.headers.get('etag')).toBe('"2"');
      const rows = await clinic.source.query(
        "select `before`, `after` from audit_entry where action = 'profile.changed' and actor_id = ?",
        [id],
      );
      expect(rows.map(({ after }: { after: string }) => JSON.parse(after))).toEqual([
        { name: 'Nimal Perera', department: 'Orthodontics' },
      ]);
    });

    it('is not changed without a version (428), in an older one (412), or with a field that is not one’s own (422)', async () => {
      const { browser } = await somebody();
      expect((await edit(browser.token, { name: 'Somebody' })).status).toBe(428);
      expect((await edit(browser.token, { name: 'Somebody' }, '"7"')).status).toBe(412);
      for (const field of ['role', 'email', 'isActive', 'mustChangePassword', 'version', 'id']) {
        expect([field, (await edit(browser.token, { [field]: 'ADMIN' }, '"1"')).status]).toEqual([field, 422]);
      }
    });

    it('changed by two at once changes once', async () => {
      const { browser } = await somebody();
      const answers = await Promise.all(['One', 'Two', 'Three'].map((name) => edit(browser.token, { name }, '"1"')));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
    });
  });

  describe('preferences', () => {
    const choose = (token: string, body: object) => clinic.http.call('PUT', '/api/auth/preferences', { token, body });

    it('follow the person to the next device, and get in no edit’s way', async () => {
      const { email, browser } = await somebody();
      const { status, body } = await choose(browser.token, PREFERENCES);
      expect([status, body['preferences'], body['version']]).toEqual([200, PREFERENCES, 1]);
      const there = await signIn(clinic.http, email);
      const profile = await clinic.http.call('GET', '/api/auth/profile', { token: there.token });
      expect(profile.body['preferences']).toEqual(PREFERENCES);
    });

    it('are whole and of the closed lists', async () => {
      const { browser } = await somebody();
      for (const wrong of [
        { theme: 'dark' },
        { ...PREFERENCES, theme: 'pink' },
        { ...PREFERENCES, keys: Array(51).fill({ usual: 'n', key: 'm' }) },
        { ...PREFERENCES, role: 'ADMIN' },
      ]) {
        expect((await choose(browser.token, wrong)).status).toBe(422);
      }
    });
  });

  describe('password', () => {
    const change = (token: string, currentPassword: string, newPassword: string) =>
      clinic.http.call('PUT', '/api/auth/password', { token, body: { currentPassword, newPassword } });

    it('that changes is told by mail, without a word of it', async () => {
      const { email, browser } = await somebody();
      expect((await change(browser.token, SPEC_PASSWORD, NEW)).status).toBe(200);
      const [letter] = await mailbox(clinic, email);
      expect(letter?.subject).toBe('Your password was changed');
      expect(JSON.stringify(letter)).not.toContain(NEW);
    });

    it('is refused when everybody tries it first, or one’s name is in it, with a sentence on the field', async () => {
      const { browser } = await somebody({ name: 'Shalini Ranasinghe' });
      for (const word of ['Password123!', 'qwertyuiop1', 'iloveyou2024', 'ranasinghe river 5']) {
        const { body } = await change(browser.token, SPEC_PASSWORD, word);
        expect(body, word).toMatchObject({
          status: 422,
          errors: [{ path: 'newPassword', message: expect.any(String) }],
        });
      }
      expect(await isIn(clinic.http, browser)).toBe(true);
    });

    it('is guessed five times at a screen that was left open, and no more', async () => {
      const { browser } = await somebody();
      for (let time = 0; time < 5; time++) expect((await change(browser.token, 'a guess', NEW)).status).toBe(422);
      const answer = await change(browser.token, SPEC_PASSWORD, NEW);
      expect([answer.status, answer.body['code']]).toEqual([429, 'too-many-attempts']);
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(800);
    });

    it('that is temporary is good for a day: then it signs nobody in, and who came in by it is out', async () => {
      const { id, email, browser } = await somebody({ mustChangePassword: true });
      await clinic.source.query(
        'update `user` set password_expires_at = timestampadd(second, 60, utc_timestamp(3)) where id = ?',
        [id],
      );
      expect(await isIn(clinic.http, browser)).toBe(true);
      await expire(id);
      await expect.poll(() => isIn(clinic.http, browser), { timeout: 1_000, interval: 50 }).toBe(false);
      expect((await change(browser.token, SPEC_PASSWORD, NEW)).status).toBe(401);
      expect(await refresh(clinic.http, browser.cookie)).toBe(401);
      await expect(signIn(clinic.http, email)).rejects.toThrow('wrong-sign-in');
    });

    it('of one’s own has no end, whenever it took the place of a temporary one', async () => {
      const { id, email, browser } = await somebody({ mustChangePassword: true });
      await clinic.source.query(
        'update `user` set password_expires_at = timestampadd(second, 60, utc_timestamp(3)) where id = ?',
        [id],
      );
      expect((await change(browser.token, SPEC_PASSWORD, NEW)).status).toBe(200);
      const [{ password_expires_at: ends }] = await clinic.source.query(
        'select password_expires_at from `user` where id = ?',
        [id],
      );
      expect(ends).toBeNull();
      await signIn(clinic.http, email, NEW);
    });
  });
});
