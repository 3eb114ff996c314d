import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { codeOf, reasonOf, type Readiness } from '../provider-error';
import { compose } from './compose';
import { Mail, TransientMailError, type MailAccepted, type MailMessage } from './mail';

/** Writes every letter as an `.eml` file any mail program opens: for machines with no post, and for development. */
export class FolderMail extends Mail {
  private readonly folder: string;

  constructor(
    folder: string,
    private readonly from: string,
  ) {
    super();
    this.folder = resolve(folder);
  }

  async send(message: MailMessage): Promise<MailAccepted> {
    const { raw } = await compose(message, this.from);
    try {
      await mkdir(this.folder, { recursive: true, mode: 0o700 });
      const name = await this.nameFor(message.messageId);
      await writeWhole(this.folder, name, raw);
      return { accepted: true, response: name };
    } catch (error) {
      throw new TransientMailError(`The mail folder cannot be written: ${codeOf(error) ?? reasonOf(error)}.`, false, {
        cause: error,
      });
    }
  }

  async ready(): Promise<Readiness> {
    try {
      await mkdir(this.folder, { recursive: true, mode: 0o700 });
      // A name of its own: two who ask at once would take each other's file away.
      const probe = `.ready-${randomUUID()}`;
      await writeWhole(this.folder, probe, Buffer.alloc(0));
      await rm(join(this.folder, probe), { force: true });
      return 'ok';
    } catch (error) {
      return `The mail folder cannot be written: ${codeOf(error) ?? reasonOf(error)}.`;
    }
  }

  /** Sorts by time, and a letter written again after a crash takes the name it had. */
  private async nameFor(messageId: string): Promise<string> {
    const word = createHash('sha256').update(messageId).digest('hex').slice(0, 16);
    const again = (await readdir(this.folder)).find((name) => name.endsWith(`-${word}.eml`));
    return again ?? `${new Date().toISOString().replace(/[:.]/g, '-')}-${word}.eml`;
  }
}

async function writeWhole(folder: string, name: string, content: Buffer): Promise<void> {
  const passing = join(folder, `.${name}.${process.pid}.part`);
  const file = await open(passing, 'w', 0o600);
  await file
    .writeFile(content)
    .then(() => file.sync())
    .finally(() => file.close());
  await rename(passing, join(folder, name));
}
