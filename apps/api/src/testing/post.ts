import { once } from 'node:events';
import type { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** How the server treats the next letters: 2xx, 4xx, 5xx, or no answer at all. */
export type Manner = 'accept' | 'busy' | 'refuse' | 'hang';

const answer = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode });

/** A real mail server on loopback, and the settings that make the API use it. */
export class Post {
  manner: Manner = 'accept';
  private readonly letters: { to: string; body: string }[] = [];
  private readonly lines = new Set<Socket>();
  private readonly server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 100,
    onRcptTo: (_address, _session, done) => {
      if (this.manner === 'hang') return;
      if (this.manner === 'busy') return done(answer(451, 'Try again later'));
      return done(this.manner === 'refuse' ? answer(550, 'No such mailbox') : null);
    },
    onData: (stream, session, done) => {
      void text(stream)
        .then((raw) => PostalMime.parse(raw))
        .then(({ text: body }) => {
          this.letters.push({ to: session.envelope.rcptTo[0]?.address ?? '', body: body ?? '' });
          done();
        }, done);
    },
  });

  async open(): Promise<Record<string, string>> {
    this.server.on('error', () => undefined);
    this.server.server.on('connection', (line: Socket) =>
      this.lines.add(line.once('close', () => this.lines.delete(line))),
    );
    this.server.listen(0, '127.0.0.1');
    await once(this.server.server, 'listening');
    const place = this.server.server.address();
    if (!place || typeof place === 'string') throw new Error('the mail server has no port');
    return { SMTP_HOST: '127.0.0.1', SMTP_PORT: String(place.port), SMTP_FROM: 'Cuspid <desk@clinic.example>' };
  }

  /** What letters to this address say, oldest first. */
  to(address: string): string[] {
    return this.letters.filter(({ to }) => to === address).map(({ body }) => body);
  }

  /** Hangs up on everybody: a sender that waits for an answer is told that there will be none. */
  hangUp(): void {
    this.lines.forEach((line) => line.destroy());
  }

  close(): Promise<void> {
    this.hangUp();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}
