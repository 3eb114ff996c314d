import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** How the server treats the next letters. */
export type Manner =
  'accept' | 'refuse-recipient' | 'refuse-content' | 'busy' | 'hang' | 'drop-after-data' | 'refuse-sender';

export interface ReceivedLetter {
  recipients: string[];
  raw: string;
}

const answer = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode });

/** A real SMTP server on loopback. `received` is what it has taken and acknowledged, or taken and dropped the line. */
export class SmtpSink {
  readonly received: ReceivedLetter[] = [];
  manner: Manner = 'accept';
  private readonly server: SMTPServer;

  constructor() {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      disableReverseLookup: true,
      logger: false,
      closeTimeout: 100,
      onMailFrom: (_address, _session, done) =>
        done(this.manner === 'refuse-sender' ? answer(550, 'Your domain is not verified') : null),
      onRcptTo: ({ address }, _session, done) => {
        if (this.manner === 'refuse-recipient') return done(answer(550, `No such mailbox ${address}`));
        if (this.manner === 'busy') return done(answer(451, 'Try again later'));
        if (this.manner !== 'hang') done();
      },
      onData: (stream, session, done) => {
        void text(stream).then((raw) => {
          const manner = this.manner;
          if (manner === 'refuse-content') return done(answer(554, 'Looks like spam'));
          this.received.push({ recipients: session.envelope.rcptTo.map(({ address }) => address), raw });
          if (manner === 'drop-after-data') return this.dropAll();
          return done();
        });
      },
    });
    this.server.on('error', () => undefined);
  }

  async open(): Promise<number> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server.server, 'listening');
    const address: AddressInfo | string | null = this.server.server.address();
    if (!address || typeof address === 'string') throw new Error('The mail server has no port.');
    return address.port;
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private dropAll(): void {
    for (const connection of this.connections()) connection._socket?.destroy();
  }

  private connections(): { _socket?: { destroy(): void } }[] {
    return 'connections' in this.server && this.server.connections instanceof Set ? [...this.server.connections] : [];
  }
}
