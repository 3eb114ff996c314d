import { createHash } from 'node:crypto';
import { Readable, Transform } from 'node:stream';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Configuration, Database, PlatformModule, type Actor } from '@cuspid/platform/api';
import { ProvidersModule, Storage } from '@cuspid/platform/providers';
import type { Role } from '@cuspid/platform/contracts';
import { DocumentUpload, Finishing, UploadsService } from '../index';
import { contentOf } from './contents';
import { documentDomains, documentTables } from './document-domains';

class Replica {}
Module({})(Replica);

/** Moments at which it may be over: before, in and after each step. The one named is the last. */
let moments = 0;
const last = Number(process.env['DIES_AT']);
const moment = () => {
  if (++moments === last) process.kill(process.pid, 'SIGKILL');
};

function mortal(storage: Storage, database: Database): void {
  const [put, remove, transaction] = [
    storage.put.bind(storage),
    storage.remove.bind(storage),
    database.transaction.bind(database),
  ];
  storage.put = async (key, content, options) => {
    moment();
    const passing = new Transform({ transform: (chunk, _, done) => (moment(), done(null, chunk)) });
    const stored = await put(
      key,
      (Buffer.isBuffer(content) ? Readable.from([content]) : content).pipe(passing),
      options,
    );
    moment();
    return stored;
  };
  storage.remove = async (key) => {
    moment();
    await remove(key);
    moment();
  };
  database.transaction = async (me, work) => {
    moment();
    const answer = await transaction(me, work);
    moment();
    return answer;
  };
}

/** One process of a clinic: it goes on with what it finds begun, then uploads without end, until it dies. */
async function run(): Promise<void> {
  const configuration = new Configuration(process.env);
  const { storage, mail, jwtSecret: secret } = configuration;
  const app = await NestFactory.createApplicationContext(
    {
      module: Replica,
      imports: [
        PlatformModule.forRoot(configuration, documentTables),
        ProvidersModule.forRoot({ storage, mail, pdf: {}, secret }),
        ...documentDomains,
      ],
    },
    { logger: false },
  );
  const [uploads, finishing] = [app.get(UploadsService), app.get(Finishing)];
  const role: Role = 'ORTHODONTIST';
  const who = { id: Number(process.env['PERSON']), name: 'Replica', role, sessionId: 0, mustChangePassword: false };
  const me: Actor = { ...who, address: null, requestId: 'replica' };
  const finish = async (id: number, name: string, from: number) => {
    const content = await contentOf(name);
    const size = Math.ceil(content.length / 2);
    for (let at = from; at < content.length; at += size - (at % size)) {
      const piece = content.subarray(at, at + size - (at % size));
      await uploads.receive(me, id, at, Readable.from([piece], { objectMode: false }));
    }
    const { id: documentId } = await finishing.complete(me, id);
    const sha256 = createHash('sha256').update(content).digest('hex');
    process.stdout.write(`${documentId} ${sha256}\n`);
  };
  mortal(app.get(Storage), app.get(Database));
  const begun = await app.get(Database).source.manager.findBy(DocumentUpload, { state: 'OPEN', userId: me.id });
  for (const { id, name, receivedBytes } of begun) await finish(id, name, receivedBytes);
  for (let number = 0; ; number++) {
    const name = `${process.pid}-${number}.${number % 2 ? 'png' : 'txt'}`;
    const content = await contentOf(name);
    const { id } = await uploads.begin(me, Number(process.env['PATIENT']), { name, bytes: content.length });
    await finish(id, name, 0);
  }
}

// Not awaited here: what is loaded later would wait for this file, and this file for it.
void run();
