import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** A mail server of the stories' own. What it has taken lies in `folder`, one file a letter, named after its reader. */
export interface PostOffice {
  port: number;
  folder: string;
  close(): Promise<void>;
}

/** Addresses that are no mailbox: the post refuses a letter to them for good. */
const NO_MAILBOX = /^no-mailbox/;
/** Mailboxes that are full once: the first letter to each is refused for good, the next is taken. */
const FULL_ONCE = /^full-once/;

export async function openPostOffice(): Promise<PostOffice> {
  const folder = mkdtempSync(join(tmpdir(), 'cuspid-post-'));
  const emptied = new Set<string>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 100,
    onRcptTo: ({ address }, _session, done) => {
      if (NO_MAILBOX.test(address)) return done(refusal('No such mailbox', 550));
      if (!FULL_ONCE.test(address) || emptied.has(address)) return done();
      emptied.add(address);
      return done(refusal('Mailbox full', 552));
    },
    onData: (stream, session, done) => {
      void text(stream)
        .then((raw) => keep(folder, session.envelope.rcptTo[0]?.address ?? 'nobody', raw))
        .then(() => done(), done);
    },
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const place = server.server.address();
  if (!place || typeof place === 'string') throw new Error('the mail server has no port');
  const close = () =>
    new Promise<void>((resolve) => server.close(() => resolve())).then(() => rm(folder, { recursive: true }));
  return { port: place.port, folder, close };
}

const refusal = (says: string, responseCode: number) => Object.assign(new Error(says), { responseCode });

/** Written beside and moved: nobody reads half a letter. */
async function keep(folder: string, reader: string, raw: string): Promise<void> {
  const name = `${reader} ${Date.now()} ${randomUUID().slice(0, 8)}.eml`;
  await writeFile(join(folder, `.${name}`), raw);
  await rename(join(folder, `.${name}`), join(folder, name));
}
