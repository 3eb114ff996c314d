import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/**
 * What the server does with the next letter. `drop`: takes it whole and hangs up without an answer. `refuse-text`: reads it
 * whole, and wants none of it.
 */
export type Manner = 'accept' | 'refuse' | 'refuse-text' | 'busy' | 'hang' | 'drop';

/** A letter it had whole, and what it said to it. */
export interface Sending {
  messageId: string;
  answer: 250 | 554 | null;
  at: number;
}

const answer = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode });

/** A real mail server on loopback that counts the copies of each letter by its Message-ID. */
export class MailServer {
  /** Message-ID → copies it had whole. */
  readonly copies = new Map<string, number>();
  /** What it had whole, in order. */
  readonly sendings: Sending[] = [];
  manner: () => Manner = () => 'accept';
  /** So long it thinks before it answers: time enough to be killed in. */
  thinksMs = 0;
  /** Letters it has whole and has not answered yet. */
  thinking = 0;
  private readonly lines = new Set<Socket>();
  private readonly server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 100,
    onRcptTo: (_address, _session, done) => {
      const manner = this.manner();
      if (manner === 'hang') return;
      done(manner === 'busy' ? answer(451, 'later') : manner === 'refuse' ? answer(550, 'no such mailbox') : null);
    },
    onData: (stream, session, done) => {
      text(stream).then(
        (raw) => {
          const id = /^Message-ID: *(\S+)/im.exec(raw)?.[1] ?? '';
          const manner = this.manner();
          if (manner === 'refuse-text') return this.note(id, 554, () => done(answer(554, 'no such letters')));
          this.copies.set(id, (this.copies.get(id) ?? 0) + 1);
          if (manner !== 'drop') return this.note(id, 250, done);
          this.note(id, null);
          for (const line of this.lines) if (line.remotePort === session.remotePort) line.destroy();
        },
        // Whoever was sending it was ended in the middle: it is no letter.
        () => undefined,
      );
    },
  });

  private note(messageId: string, said: Sending['answer'], say?: () => void): void {
    this.sendings.push({ messageId, answer: said, at: performance.now() });
    if (!say) return;
    this.thinking++;
    setTimeout(() => (this.thinking--, say()), this.thinksMs);
  }

  async open(): Promise<number> {
    this.server.on('error', () => undefined);
    this.server.server.on('connection', (line: Socket) => {
      this.lines.add(line);
      line.on('close', () => this.lines.delete(line));
    });
    this.server.listen(0, '127.0.0.1');
    await once(this.server.server, 'listening');
    const address: AddressInfo | string | null = this.server.server.address();
    if (!address || typeof address === 'string') throw new Error('The mail server has no port.');
    return address.port;
  }

  close(): Promise<void> {
    for (const line of this.lines) line.destroy();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}
