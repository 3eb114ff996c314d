import { Logger } from '@nestjs/common';
import { transaction } from '@cuspid/platform/database';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Deliveries } from './deliveries';
import { LetterSeal, SealBroken } from './letter-seal';
import { MailLetter } from './mail-letter';
import { MailOutbox, type Letter } from './mail-outbox';
import { MailSender } from './mail-sender';
import { mailBySmtp, type SpecPost } from './testing/mail-by-smtp';
import { outboxDatabase, type OutboxDatabase } from './testing/outbox-database';

const SECRET = 'the secret of one clinic';
const CANARY = 'kbxrt-mnpqw';
const outbox = new MailOutbox('Cuspid <desk@clinic.lk>', new LetterSeal(SECRET));
let db: OutboxDatabase;
let post: SpecPost;
let deliveries: Deliveries;
let sender: MailSender;
let told: string[];

beforeAll(async () => {
  Logger.overrideLogger(false);
  db = await outboxDatabase();
});
afterAll(() => db.forget());
beforeEach(async () => {
  await db.source.query('delete from mail_outbox');
  post = await mailBySmtp();
  deliveries = new Deliveries();
  told = [];
  deliveries.listen('invitation', {
    taken: async (_tx, id) => void told.push(`taken ${id}`),
    refused: async (_tx, id) => void told.push(`refused ${id}`),
  });
  sender = senderWith(SECRET);
  return () => post.close();
});

const senderWith = (secret: string) =>
  new MailSender(db.source, post.mail, new LetterSeal(secret), deliveries, { polls: false });
const enqueue = (id: number, change: Partial<Letter> = {}) =>
  transaction(db.source, (tx) =>
    outbox.enqueue(tx, {
      to: 'nimali@example.lk',
      subject: 'Your sign-in',
      text: `ආයුබෝවන් ${CANARY}`,
      html: `<p>${CANARY}</p>`,
      key: `invitation:${id}`,
      confidential: true,
      about: `invitation:${id}`,
      ...change,
    }),
  );
const row = () => db.source.manager.findOneOrFail(MailLetter, { where: {} });
/** A copy of the database, as whoever steals one reads it. */
const stolen = async () => JSON.stringify(await db.source.query('select * from mail_outbox'));
const minutesGoBy = (minutes: number) =>
  db.source.query(
    `update mail_outbox set due_at = due_at - interval ? minute, created_at = created_at - interval ? minute,
       leased_until = leased_until - interval ? minute`,
    [minutes, minutes, minutes],
  );

describe('a confidential letter', () => {
  it('arrives as it was written, and can be read neither before nor after', async () => {
    await enqueue(7);
    expect(await stolen()).not.toContain(CANARY);
    await sender.sendDue();
    expect(post.sink.received[0]?.raw).toContain(`<p>${CANARY}</p>`);
    expect(await row()).toMatchObject({ status: 'SENT', text: '', html: null });
    expect(told).toEqual(['taken 7']);
  });

  it('waits sealed while the server is busy, and is told once it is taken', async () => {
    await enqueue(7);
    post.sink.manner = 'busy';
    await sender.sendDue();
    expect(await row()).toMatchObject({ status: 'DUE' });
    expect(await stolen()).not.toContain(CANARY);
    expect(told).toEqual([]);
    post.sink.manner = 'accept';
    await minutesGoBy(2);
    await sender.sendDue();
    expect(post.sink.received).toHaveLength(1);
    expect(told).toEqual(['taken 7']);
  });

  it.each(['refuse-recipient', 'refuse-content'] as const)('is forgotten when the server says %s', async (manner) => {
    await enqueue(7);
    post.sink.manner = manner;
    await sender.sendDue();
    expect(await row()).toMatchObject({ status: 'DEAD', text: '', html: null });
    expect(told).toEqual(['refused 7']);
  });

  it('is told refused after 72 hours of a server that hangs', async () => {
    await enqueue(7);
    post.sink.manner = 'hang';
    await sender.sendDue();
    expect([(await row()).status, told]).toEqual(['DUE', []]);
    await minutesGoBy(73 * 60);
    await sender.sendDue();
    expect(await row()).toMatchObject({ status: 'DEAD', text: '' });
    expect(told).toEqual(['refused 7']);
  });

  it('is given up, not tried for ever, when it was sealed with another secret', async () => {
    await enqueue(7);
    await senderWith('the secret of another clinic').sendDue();
    expect(await row()).toMatchObject({ status: 'DEAD', attempts: 1 });
    expect([post.sink.received, told]).toEqual([[], ['refused 7']]);
  });

  it('can be taken back until it has gone out', async () => {
    await enqueue(7);
    await transaction(db.source, (tx) => outbox.withdraw(tx, 'invitation:7'));
    expect(await sender.sendDue()).toBe(0);
    expect(await row()).toMatchObject({ status: 'DEAD', text: '', html: null });
    expect(told).toEqual([]);
  });

  it('seals its attachments like its text, and wipes them with it', async () => {
    const attachments = [{ filename: 'visit.ics', contentType: 'text/calendar', content: Buffer.from(CANARY) }];
    await enqueue(7, { attachments });
    const closed = await stolen();
    expect(closed).not.toContain(CANARY);
    expect(closed).not.toContain(Buffer.from(CANARY).toString('base64'));
    await sender.sendDue();
    expect(post.sink.received[0]?.raw).toContain(Buffer.from(CANARY).toString('base64'));
    expect(await row()).toMatchObject({ status: 'SENT', attachments: null });
  });

  it('is asked about before it is handed over, and goes no further when it is not due any more', async () => {
    deliveries.listen('reminder', {
      isDue: async (_tx, id) => id !== 8,
      taken: async (_tx, id) => void told.push(`taken ${id}`),
      refused: async () => undefined,
    });
    await enqueue(8, { about: 'reminder:8' });
    await enqueue(9, { about: 'reminder:9' });
    expect(await sender.sendDue()).toBe(1);
    expect(told).toEqual(['taken 9']);
    expect(await db.source.manager.find(MailLetter)).toMatchObject([{ about: 'reminder:9' }]);
  });

  it('can be removed before it goes out, but not from the hands of who is sending it', async () => {
    await enqueue(7, { dueInSeconds: 600 });
    expect(await sender.sendDue()).toBe(0);
    const remove = () => transaction(db.source, (tx) => outbox.remove(tx, 'invitation:7'));
    expect([await remove(), await remove()]).toEqual(['UNTOUCHED', null]);
    await enqueue(7);
    await db.source.query('update mail_outbox set attempts = 1, leased_until = utc_timestamp(3) + interval 1 minute');
    expect(await remove()).toBe('IN_HAND');
    await minutesGoBy(2);
    expect([await remove(), await remove()]).toEqual(['PERHAPS', null]);
  });
});

describe('what follows from a letter', () => {
  it('is written in the transaction that settles it: neither without the other', async () => {
    await enqueue(7);
    let fails = true;
    deliveries.listen('invitation', {
      taken: async (tx, id) => {
        await tx.query('update mail_outbox set subject = ? where about = ?', ['followed', `invitation:${id}`]);
        if (fails) return ((fails = false), Promise.reject(new Error('the database went away')));
      },
      refused: () => Promise.reject(new Error('it was not refused')),
    });
    await sender.sendDue(); // settles a second time after a second, without sending again
    expect(await row()).toMatchObject({ status: 'SENT', subject: 'followed' });
    expect(post.sink.received).toHaveLength(1);
  });

  it('follows once when the sender was killed between the hand-over and the note of it', async () => {
    await enqueue(7);
    const killed = senderWith(SECRET);
    Reflect.set(killed, 'settle', () => Promise.resolve());
    await killed.sendDue();
    expect([post.sink.received.length, told]).toEqual([1, []]);
    await minutesGoBy(6);
    await sender.sendDue();
    expect((await row()).status).toBe('SENT');
    expect(told).toEqual(['taken 7']);
  });

  it('is nobody’s business when nobody listens', async () => {
    await enqueue(8, { about: 'reminder:8', key: 'reminder:8' });
    await sender.sendDue();
    expect((await row()).status).toBe('SENT');
    expect(told).toEqual([]);
  });
});

describe('the seal', () => {
  const seal = new LetterSeal(SECRET);

  it('never closes the same text alike', () => {
    expect(seal.seal('x', '<a@b>')).not.toBe(seal.seal('x', '<a@b>'));
  });

  it('is opened with the former secret while that one is being changed, and closed with the present one', () => {
    const changing = new LetterSeal('the new one', SECRET);
    expect(changing.open(seal.seal('x', '<a@b>'), '<a@b>')).toBe('x');
    expect(() => seal.open(changing.seal('x', '<a@b>'), '<a@b>')).toThrow(SealBroken);
  });

  it('holds against another letter, another secret and a changed byte', () => {
    const closed = seal.seal('x', '<a@b>');
    const bent = Buffer.from(closed, 'base64');
    bent[bent.length - 1] = (bent.at(-1) ?? 0) ^ 1;
    expect(seal.open(closed, '<a@b>')).toBe('x');
    expect(() => seal.open(closed, '<c@d>')).toThrow(SealBroken);
    expect(() => new LetterSeal('other').open(closed, '<a@b>')).toThrow(SealBroken);
    expect(() => seal.open(bent.toString('base64'), '<a@b>')).toThrow(SealBroken);
    expect(() => seal.open('', '<a@b>')).toThrow(SealBroken);
  });
});
