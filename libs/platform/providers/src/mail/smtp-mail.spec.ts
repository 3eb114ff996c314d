import { createServer, type Server, type Socket } from 'node:net';
import { Test } from '@nestjs/testing';
import { MailerModule, MailerService } from '@nestjs-modules/mailer';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { PermanentMailError, TransientMailError, type MailMessage } from './mail';
import { mailerOptions, SmtpMail, type SmtpSettings } from './smtp-mail';
import { SmtpSink } from './testing/smtp-sink';

const letter: MailMessage = {
  to: 'nimali@example.lk',
  subject: 'ඔබේ හමුව: {{7*7}}',
  text: 'Dear Nimali',
  html: '<p>Dear {{constructor}}</p>',
  messageId: '<abc123@clinic.lk>',
};
let sink: SmtpSink;
let port: number;
const open: { close(): Promise<unknown> }[] = [];

beforeEach(async () => {
  sink = new SmtpSink();
  port = await sink.open();
});
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
  await sink.close();
});

async function mail(change: Partial<SmtpSettings> = {}): Promise<SmtpMail> {
  const settings = { host: '127.0.0.1', port, secure: false, from: 'Cuspid <desk@clinic.lk>', timeout: 500, ...change };
  const module = await Test.createTestingModule({ imports: [MailerModule.forRoot(mailerOptions(settings))] }).compile();
  open.push(module);
  return new SmtpMail(module.get(MailerService), settings.from);
}

async function failure(sending: Promise<unknown>): Promise<unknown> {
  return sending.then(
    () => expect.fail('the letter went out'),
    (error: unknown) => error,
  );
}

it('hands a letter over whole, with its Message-ID and braces untouched', async () => {
  expect(await (await mail()).send(letter)).toMatchObject({ accepted: true, response: expect.stringMatching(/^250/) });
  expect(sink.received).toHaveLength(1);
  expect(sink.received[0]?.recipients).toEqual(['nimali@example.lk']);
  expect(sink.received[0]?.raw).toContain('Message-ID: <abc123@clinic.lk>');
  expect(sink.received[0]?.raw).toContain('<p>Dear {{constructor}}</p>');
});

it('never tries again what the server refuses for good', async () => {
  sink.manner = 'refuse-recipient';
  const refused = await failure((await mail()).send(letter));
  expect(refused).toBeInstanceOf(PermanentMailError);
  expect(String(refused)).toContain('550');
  expect(String(refused)).not.toContain('nimali');
  sink.manner = 'refuse-content';
  expect(await failure((await mail()).send(letter))).toBeInstanceOf(PermanentMailError);
});

const later: [SmtpSink['manner'], boolean, RegExp][] = [
  ['busy', false, /451/],
  ['hang', false, /ETIMEDOUT/],
  ['drop-after-data', true, /ECONNECTION|ESOCKET/],
  ['refuse-sender', false, /550/],
];
it.each(later)('tries again after %s', async (manner, unanswered, reason) => {
  sink.manner = manner;
  const error = await failure((await mail()).send(letter));
  expect(error).toBeInstanceOf(TransientMailError);
  expect(error).toMatchObject({ unanswered, message: expect.stringMatching(reason) });
});

it('tries again when nobody answers at all', async () => {
  await sink.close();
  const error = await failure((await mail()).send(letter));
  expect(error).toMatchObject({ name: 'TransientMailError', unanswered: false });
  expect(await (await mail()).ready()).toMatch(/ECONNREFUSED|ESOCKET/);
});

it('is ready when the server greets', async () => {
  expect(await (await mail()).ready()).toBe('ok');
});

it('sends no password over a line in the clear', async () => {
  const heard: string[] = [];
  const plain = await plainServer(heard);
  // 127.0.0.1 written so that it does not look like loopback: a server elsewhere that offers no TLS.
  const away = await mail({ host: '0177.0.0.1', port: plain.port, user: 'desk', password: 'secret-word' });
  expect(await failure(away.send(letter))).toBeInstanceOf(TransientMailError);
  expect(heard.join('')).toContain('EHLO');
  expect(heard.join('')).not.toMatch(/AUTH|MAIL FROM/);
});

/** Greets, offers sign-in but no TLS, and writes down what it hears. */
async function plainServer(heard: string[]): Promise<{ port: number }> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.write('220 plain\r\n');
    socket.on('data', (chunk) => {
      heard.push(chunk.toString());
      socket.write(/^(EHLO|HELO)/.test(chunk.toString()) ? '250-plain\r\n250 AUTH PLAIN LOGIN\r\n' : '502 no\r\n');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () =>
    new Promise<void>((done) => (sockets.forEach((socket) => socket.destroy()), server.close(() => done())));
  open.push({ close });
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('no port');
  return { port: address.port };
}
