import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { dataSourceOptions, pendingChanges, transaction } from '@cuspid/platform/database';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AddressRefused } from './address';
import { Deliveries } from './deliveries';
import { LetterSeal } from './letter-seal';
import { LetterTooLarge } from './letter-too-large';
import { PermanentMailError, TransientMailError, type MailMessage } from './mail';
import { MailLetter, UNANSWERED } from './mail-letter';
import { MailOutbox } from './mail-outbox';
import { MailSender } from './mail-sender';
import { MemoryMail } from './memory-mail';
import { outboxDatabase, type OutboxDatabase } from './testing/outbox-database';

const seal = new LetterSeal('a secret of the spec');
const outbox = new MailOutbox('Cuspid <desk@clinic.lk>', seal);
const deliveries = new Deliveries();
const busy = () => new TransientMailError('The mail server answered 451 to RCPT TO.', false);
const unanswered = () => new TransientMailError('The line broke.', true);
let db: OutboxDatabase;
let mail: MemoryMail;
let sender: MailSender;

beforeAll(async () => {
  Logger.overrideLogger(false);
  db = await outboxDatabase();
});
afterAll(() => db.forget());
beforeEach(async () => {
  await db.source.query('delete from mail_outbox');
  mail = new MemoryMail();
  sender = new MailSender(db.source, mail, seal, deliveries, { polls: false });
});

const enqueue = (key: string, change = {}) =>
  transaction(db.source, (tx) =>
    outbox.enqueue(tx, { to: 'nimali@example.lk', subject: `Visit ${key}`, text: 'Dear Nimali', key, ...change }),
  );
const letters = () => db.source.getRepository(MailLetter).find({ order: { id: 'ASC' } });
const only = async () => {
  const [letter, ...more] = await letters();
  if (!letter || more.length) return expect.fail('there is not exactly one letter');
  return letter;
};
/** Makes the outbox believe that so much time has gone by. */
const hoursGoBy = (hours: number) =>
  db.source.query(
    `update mail_outbox set due_at = due_at - interval ? minute, created_at = created_at - interval ? minute,
       leased_until = leased_until - interval ? minute`,
    [hours * 60, hours * 60, hours * 60],
  );

describe('the outbox', () => {
  it('has a table that is what the entity says', async () => {
    const changes = await pendingChanges(db.source);
    expect(changes.filter((change) => change.includes('mail_outbox'))).toEqual([]);
  });

  it('sends what was committed and nothing that was rolled back', async () => {
    await enqueue('kept');
    const undone = transaction(db.source, async (tx) => {
      await outbox.enqueue(tx, { to: 'nimali@example.lk', subject: 'x', text: 'x', key: 'undone' });
      throw new Error('the visit was not booked');
    });
    await expect(undone).rejects.toThrow('not booked');
    expect(await sender.sendDue()).toBe(1);
    expect(mail.sent.map(({ subject }) => subject)).toEqual(['Visit kept']);
    expect(await only()).toMatchObject({ status: 'SENT', attempts: 1, leasedUntil: null });
  });

  it('takes a key once, and leaves the transaction alive', async () => {
    expect(await enqueue('reminder:7:24h')).toBe(true);
    const second = await transaction(db.source, async (tx) => [
      await outbox.enqueue(tx, { to: 'other@example.lk', subject: 'x', text: 'x', key: 'reminder:7:24h' }),
      await outbox.enqueue(tx, { to: 'other@example.lk', subject: 'x', text: 'x', key: 'reminder:8:24h' }),
    ]);
    expect(second).toEqual([false, true]);
    expect(await letters()).toHaveLength(2);
  });

  it('gives back a letter as it was put in: scripts, braces, attachment', async () => {
    const content = Buffer.from([0, 255, 13, 10, 0]);
    const attachments = [{ filename: 'දන්ත.pdf', contentType: 'application/pdf', content }];
    await enqueue('a', { text: 'ආයුබෝවන් 🦷 {{7*7}}', html: '<p>\u0000</p>', attachments });
    await sender.sendDue();
    expect(mail.sent[0]).toMatchObject({ text: 'ආයුබෝවන් 🦷 {{7*7}}', html: '<p>\u0000</p>' });
    expect(mail.sent[0]?.attachments?.[0]).toEqual(attachments[0]);
  });

  it('takes no letter that cannot be sent', async () => {
    await expect(enqueue('a', { to: 'a@b.lk,c@d.lk' })).rejects.toBeInstanceOf(AddressRefused);
    await expect(enqueue('a', { subject: 'x'.repeat(201) })).rejects.toBeInstanceOf(LetterTooLarge);
    await expect(enqueue('a', { text: 'x'.repeat(1_000_001) })).rejects.toBeInstanceOf(LetterTooLarge);
    expect(await letters()).toEqual([]);
  });
});

describe('a letter that does not get through', () => {
  it('is tried after 1, 5, 30 minutes, 2 hours and then every 6, with the same Message-ID', async () => {
    await enqueue('a');
    const gaps: number[] = [];
    const ids = new Set<string>();
    mail.send = (message: MailMessage) => (ids.add(message.messageId), Promise.reject(busy()));
    for (let attempt = 0; attempt < 7; attempt++) {
      await sender.sendDue();
      expect(await sender.sendDue()).toBe(0);
      const [row] = await db.source.query(
        'select timestampdiff(second, utc_timestamp(3), due_at) as wait from mail_outbox',
      );
      gaps.push(Math.round(Number(row.wait) / 60));
      await hoursGoBy((Number(row.wait) + 2) / 3600);
    }
    expect(gaps).toEqual([1, 5, 30, 120, 360, 360, 360]);
    expect(ids.size).toBe(1);
  });

  it('is still delivered when the post comes back after 72 hours', async () => {
    await enqueue('a');
    mail.failure = busy();
    for (let hour = 0; hour < 72; hour++) {
      await sender.sendDue();
      await hoursGoBy(1);
    }
    expect((await only()).status).toBe('DUE');
    mail.failure = null;
    await hoursGoBy(6);
    await sender.sendDue();
    expect((await only()).status).toBe('SENT');
  });

  it('is given up after 72 hours, with the last reason beside it', async () => {
    await enqueue('a');
    mail.failure = busy();
    await sender.sendDue();
    await hoursGoBy(73);
    await sender.sendDue();
    expect(await only()).toMatchObject({ status: 'DEAD', lastError: expect.stringContaining('451') });
    await hoursGoBy(73);
    expect(await sender.sendDue()).toBe(0);
  });

  it('is given up at once when it was refused for good', async () => {
    await enqueue('a');
    mail.failure = new PermanentMailError('The mail server refused the letter (550 to RCPT TO).');
    await sender.sendDue();
    expect(await only()).toMatchObject({ status: 'DEAD', attempts: 1, lastError: expect.stringContaining('550') });
  });

  it('is repeated once, not twice, when the server had it and never answered', async () => {
    await enqueue('a');
    const failures = [unanswered(), busy(), unanswered()];
    for (const failure of failures) {
      mail.failure = failure;
      expect((await only()).status).toBe('DUE');
      await sender.sendDue();
      await hoursGoBy(3);
    }
    expect(await only()).toMatchObject({ status: 'DEAD', lastError: expect.stringContaining(UNANSWERED) });
  });

  it('never holds up the others', async () => {
    for (let i = 0; i < 12; i++) await enqueue(`letter-${i}`);
    const memory = new MemoryMail();
    mail.send = (message) =>
      message.subject.endsWith('-3') ? Promise.reject(new PermanentMailError('no')) : memory.send(message);
    await sender.sendDue();
    expect(memory.sent).toHaveLength(11);
    expect((await letters()).filter(({ status }) => status === 'SENT')).toHaveLength(11);
  });
});

describe('several processes', () => {
  const others: DataSource[] = [];
  afterEach(async () => {
    for (const source of others.splice(0)) await source.destroy();
  });
  const another = async () => {
    const source = await new DataSource(await dataSourceOptions(db.settings, [MailLetter])).initialize();
    others.push(source);
    return new MailSender(source, mail, seal, deliveries, { polls: false });
  };

  it('send each letter once', async () => {
    for (let i = 0; i < 60; i++) await enqueue(`letter-${i}`);
    const senders = [sender, await another(), await another()];
    const taken = await Promise.all(senders.map((one) => one.sendDue()));
    expect(taken.reduce((sum, count) => sum + count)).toBe(60);
    expect(new Set(mail.sent.map(({ messageId }) => messageId)).size).toBe(60);
    expect(mail.sent).toHaveLength(60);
  });

  it('take over from one that died, and what it says too late changes nothing', async () => {
    await enqueue('a');
    let release: () => void = () => undefined;
    const late = new Promise<void>((resolve) => (release = resolve));
    const first = mail.send.bind(mail);
    mail.send = async () => (await late, Promise.reject(busy()));
    const held = sender.sendDue();
    while ((await only()).attempts === 0) await sleep(5);
    const second = await another();
    expect(await second.sendDue()).toBe(0);
    await hoursGoBy(0.1);
    mail.send = first;
    expect(await second.sendDue()).toBe(1);
    release();
    await held;
    expect(await only()).toMatchObject({ status: 'SENT', attempts: 2, lastError: null });
  });
});

describe('the sender', () => {
  it('looks by itself, at once when poked, and stops when told', async () => {
    const own = new MailSender(db.source, mail, seal, deliveries, { polls: true, interval: 60_000 });
    own.onApplicationBootstrap();
    await sleep(100);
    await enqueue('a');
    own.poke();
    for (let i = 0; i < 100 && !mail.sent.length; i++) await sleep(20);
    expect(mail.sent).toHaveLength(1);
    await own.beforeApplicationShutdown();
    await enqueue('b');
    own.poke();
    await sleep(100);
    expect(mail.sent).toHaveLength(1);
  });

  it('lets the letter in hand go out before it stops', async () => {
    const own = new MailSender(db.source, mail, seal, deliveries, { polls: true });
    const real = mail.send.bind(mail);
    mail.send = async (message) => (await sleep(300), real(message));
    await enqueue('a');
    own.onApplicationBootstrap();
    while ((await only()).attempts === 0) await sleep(5);
    await own.beforeApplicationShutdown();
    expect((await only()).status).toBe('SENT');
  });
});
