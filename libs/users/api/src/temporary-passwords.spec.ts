import { PermanentMailError, TransientMailError } from '@cuspid/platform/providers';
import { SPEC_PASSWORD, type Person, type SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AccountsService } from './accounts.service';
import { Passwords } from './passwords';
import { temporaryWords } from './temporary-words';
import { hoursGoBy, openUsersClinic, SpecPost } from './testing/users-clinic';
import { Ties } from './ties';
import { User } from './user';

const refused = () => new PermanentMailError('The mail server refused the letter (550 to RCPT TO).');
const busy = () => new TransientMailError('The mail server answered 451 to RCPT TO.', false);

describe('a temporary password', () => {
  let clinic: SpecClinic;
  let accounts: AccountsService;
  let post: SpecPost;
  let admin: Person, ana: Person;
  let ended: string[];

  beforeAll(async () => {
    clinic = await openUsersClinic();
    accounts = clinic.get(AccountsService);
    post = new SpecPost(clinic);
    admin = await clinic.person('ADMIN');
    for (const name of ['sessions', 'care-team-places'] as const) {
      const end = async (_tx: unknown, _me: unknown, { email }: User) => ended.push(`${name} of ${email}`);
      clinic.get(Ties).listen({ name, count: async () => new Map(), end });
    }
  });
  beforeEach(async () => {
    ended = [];
    ana = await clinic.person('ORTHODONTIST');
  });
  afterAll(() => clinic.close());

  /** Which of these passwords open Ana's account: never both. */
  const good = async (...words: string[]) => {
    const { passwordHash } = await clinic.source.manager.findOneByOrFail(User, { id: ana.id });
    const checks = await Promise.all(words.map((word) => clinic.get(Passwords).matches(passwordHash, word)));
    return words.filter((_, index) => checks[index]);
  };
  const state = async () => {
    const { state, awaitsMail, mailRefused, passwordExpiresAt } = await accounts.one(ana.id);
    return { state, awaitsMail, mailRefused, expires: passwordExpiresAt };
  };

  it('is good from the moment the post has it, for a day, and ends what was open; until then the old one is', async () => {
    await accounts.resetPassword(admin, ana.id);
    expect(await state()).toEqual({ state: 'ACTIVE', awaitsMail: true, mailRefused: false, expires: null });
    expect([await good(SPEC_PASSWORD), ended]).toEqual([[SPEC_PASSWORD], []]);
    await post.send();
    const words = post.wordsTo(ana.email);
    expect(await good(SPEC_PASSWORD, words)).toEqual([words]);
    const { expires, ...rest } = await state();
    expect(rest).toEqual({ state: 'TEMPORARY', awaitsMail: false, mailRefused: false });
    expect(Math.abs(Date.parse(expires ?? '') - Date.now() - 24 * 3_600_000)).toBeLessThan(60_000);
    expect(ended).toEqual([`sessions of ${ana.email}`]);
  });

  it('is never good when the post refuses it, and the administrator is told', async () => {
    await accounts.resetPassword(admin, ana.id);
    await post.send(refused());
    expect(await good(SPEC_PASSWORD)).toEqual([SPEC_PASSWORD]);
    expect(await state()).toEqual({ state: 'ACTIVE', awaitsMail: false, mailRefused: true, expires: null });
    expect(ended).toEqual([]);
    await accounts.resetPassword(admin, ana.id);
    await post.send();
    expect(await good(SPEC_PASSWORD, post.wordsTo(ana.email))).toEqual([post.wordsTo(ana.email)]);
    expect((await state()).mailRefused).toBe(false);
  });

  it('waits as long as the post is busy, and is given up with its letter after 72 hours', async () => {
    await accounts.resetPassword(admin, ana.id);
    await post.send(busy());
    expect([(await state()).awaitsMail, await good(SPEC_PASSWORD)]).toEqual([true, [SPEC_PASSWORD]]);
    await hoursGoBy(clinic, 73);
    await post.send(busy());
    expect([(await state()).mailRefused, await good(SPEC_PASSWORD)]).toEqual([true, [SPEC_PASSWORD]]);
  });

  it('takes the place of one that is still on its way: one letter arrives', async () => {
    await accounts.resetPassword(admin, ana.id);
    await accounts.resetPassword(admin, ana.id);
    await post.send();
    expect(post.mail.to(ana.email)).toHaveLength(1);
    expect(await good(post.wordsTo(ana.email))).toHaveLength(1);
  });

  it('that was already being handed over when it was replaced changes nothing', async () => {
    await accounts.resetPassword(admin, ana.id);
    const real = post.mail.send.bind(post.mail);
    post.mail.send = async (letter) => {
      post.mail.send = real;
      await accounts.resetPassword(admin, ana.id);
      return real(letter);
    };
    await post.send();
    await post.send();
    const [late = '', last = ''] = post.mail.to(ana.email).map(({ text }) => /([a-z]{5}-?){4}/.exec(text)?.[0]);
    expect(await good(SPEC_PASSWORD, late, last)).toEqual([last]);
  });

  it('is taken back from somebody who is deactivated meanwhile', async () => {
    await accounts.resetPassword(admin, ana.id);
    await accounts.deactivate(admin, ana.id);
    await post.send();
    expect(post.mail.to(ana.email)).toEqual([]);
    await accounts.reactivate(admin, ana.id);
    expect([await state(), await good(SPEC_PASSWORD)]).toMatchObject([{ awaitsMail: false }, [SPEC_PASSWORD]]);
  });

  it('is seen by nobody but who opens the letter: not in answers, trail or tables', async () => {
    const answer = await accounts.resetPassword(admin, ana.id);
    const tables = ['user', 'temporary_password', 'mail_outbox', 'audit_entry'];
    const dump = async () =>
      JSON.stringify([
        answer,
        await accounts.one(ana.id),
        ...(await Promise.all(tables.map((table) => clinic.source.query('select * from `' + table + '`')))),
      ]);
    const before = await dump();
    await post.send();
    const words = post.wordsTo(ana.email);
    expect(words).toHaveLength(23);
    expect([before.includes(words), (await dump()).includes(words)]).toEqual([false, false]);
    expect(post.mail.to(ana.email).at(-1)?.subject).toBe('Your sign-in to Cuspid');
  });

  it('says where to sign in by the clinic’s own address', async () => {
    await accounts.resetPassword(admin, ana.id);
    await post.send();
    expect(post.mail.to(ana.email).at(-1)?.text).toMatch(/Sign in at {3}http:\/\/127\.0\.0\.1:\d+\/sign-in\n/);
  });

  it('has more than eighty random bits', () => {
    const many = new Set(Array.from({ length: 1_000 }, temporaryWords));
    expect(many.size).toBe(1_000);
    const letters = new Set([...many].join('').replaceAll('-', ''));
    expect(20 * Math.log2(letters.size)).toBeGreaterThanOrEqual(80);
    expect([...letters].join('')).not.toMatch(/[aeiloluv01]/);
  });
});
