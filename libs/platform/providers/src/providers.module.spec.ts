import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Global, Logger, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { transaction } from '@cuspid/platform/database';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  Mail,
  MailOutbox,
  MailSender,
  MemoryMail,
  MemoryPdf,
  MemoryStorage,
  Pdf,
  ProvidersModule,
  SmtpMail,
  Storage,
} from '.';
import { outboxDatabase, type OutboxDatabase } from './mail/testing/outbox-database';
import { SmtpSink } from './mail/testing/smtp-sink';

let db: OutboxDatabase;
let folder: string;

/** What TypeOrmModule is in the application: the one DataSource, everywhere. */
@Global()
@Module({ providers: [{ provide: DataSource, useFactory: () => db.source }], exports: [DataSource] })
class DatabaseModule {}

beforeAll(async () => {
  Logger.overrideLogger(false);
  db = await outboxDatabase();
  folder = await mkdtemp(join(tmpdir(), 'cuspid-providers-'));
});
afterAll(async () => {
  await db.forget();
  await rm(folder, { recursive: true, force: true });
});

const letter = (key: string) => ({ to: 'nimali@example.lk', subject: 'Your visit', text: 'Dear Nimali', key });
const storage = () => ({ kind: 'folder' as const, folder: join(folder, 'files') });

it('sends through the server it was told, from a row, by itself', async () => {
  const sink = new SmtpSink();
  const port = await sink.open();
  const mail = { kind: 'smtp' as const, host: '127.0.0.1', port, secure: false, from: 'Cuspid <desk@clinic.lk>' };
  const providers = ProvidersModule.forRoot({ storage: storage(), mail, pdf: {}, secret: 'a secret of the spec' });
  const app = await Test.createTestingModule({ imports: [DatabaseModule, providers] }).compile();
  await app.init();
  expect(app.get(Mail)).toBeInstanceOf(SmtpMail);
  expect(await Promise.all([Storage, Mail, Pdf].map((token) => ready(app.get(token))))).toEqual(['ok', 'ok', 'ok']);
  await transaction(db.source, (tx) => app.get(MailOutbox).enqueue(tx, letter('by-smtp')));
  app.get(MailSender).poke();
  for (let i = 0; i < 200 && !sink.received.length; i++) await sleep(20);
  await app.close();
  await sink.close();
  expect(sink.received[0]?.raw).toMatch(/^Message-ID: <[0-9a-f]{40}@clinic\.lk>/m);
});

it('writes letters into the folder it was told', async () => {
  const mail = { kind: 'folder' as const, folder: join(folder, 'outbox'), from: 'Cuspid <desk@clinic.lk>' };
  const providers = ProvidersModule.forRoot({ storage: storage(), mail, pdf: {}, secret: 'a secret of the spec' });
  const app = await Test.createTestingModule({ imports: [DatabaseModule, providers] }).compile();
  await transaction(db.source, (tx) => app.get(MailOutbox).enqueue(tx, letter('by-folder')));
  await app.get(MailSender).sendDue();
  expect(await readdir(mail.folder)).toEqual([expect.stringMatching(/\.eml$/)]);
});

it('keeps everything in memory for specs', async () => {
  const app = await Test.createTestingModule({ imports: [DatabaseModule, ProvidersModule.inMemory()] }).compile();
  await app.init();
  expect(app.get(Storage)).toBeInstanceOf(MemoryStorage);
  expect(app.get(Pdf)).toBeInstanceOf(MemoryPdf);
  const mail = app.get(Mail);
  if (!(mail instanceof MemoryMail)) return expect.fail('mail is not in memory');
  await transaction(db.source, (tx) => app.get(MailOutbox).enqueue(tx, letter('in-memory')));
  expect(mail.sent).toHaveLength(0);
  await app.get(MailSender).sendDue();
  expect(mail.to('nimali@example.lk')).toHaveLength(1);
  await app.close();
});

const ready = (provider: Storage | Mail | Pdf) => provider.ready();
