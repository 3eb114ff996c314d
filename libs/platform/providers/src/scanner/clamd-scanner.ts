import type { Readable } from 'node:stream';
import { reasonOf } from '../provider-error';
import { Circuit } from '../storage/circuit';
import { converse, PATIENCE, type ClamdPlace } from './clamd-conversation';
import { FileTooLargeToScan, Scanner, ScannerUnavailable, type Verdict } from './scanner';

/** What one piece on the wire holds at most; the daemon takes up to its `StreamMaxLength`. */
const PIECE = 256 * 1024;

/**
 * ClamAV's daemon, over TCP or a socket of this machine, by its INSTREAM command: the content is streamed to it as it is, and
 * never whole in memory. Only a sentence that says so is a verdict; whatever else comes, or does not come, lets nothing pass.
 */
export class ClamdScanner extends Scanner {
  readonly isConfigured = true;
  private readonly circuit = new Circuit(
    () => new ScannerUnavailable(),
    (error) => error instanceof ScannerUnavailable,
  );

  constructor(
    private readonly place: ClamdPlace,
    private readonly patience = PATIENCE,
  ) {
    super();
  }

  async scan(content: Readable): Promise<Verdict> {
    try {
      return await this.circuit.through(() => this.ask(content));
    } finally {
      content.destroy();
    }
  }

  async ready() {
    try {
      const patience = { connect: 1_500, silence: 1_500 };
      const { text } = await converse(this.place, patience, [Buffer.from('zPING\0')]);
      return text === 'PONG' ? 'ok' : 'The malware scanner answers something else than it should.';
    } catch (error) {
      return `The malware scanner cannot be reached: ${reasonOf(error)}.`;
    }
  }

  private async ask(content: Readable): Promise<Verdict> {
    const sender = new Sender(content);
    const answer = await converse(this.place, this.patience, sender.frames()).catch((error: unknown) => {
      throw sender.error ?? new ScannerUnavailable(error);
    });
    return verdictOf(answer.text, answer.isAfterAll);
  }
}

function verdictOf(text: string, isAfterAll: boolean): Verdict {
  const [, found] = /^stream: (.+) FOUND$/.exec(text) ?? [];
  if (found) return { isClean: false, found };
  // “OK” of a content that was not heard to its end is about something else.
  if (text === 'stream: OK' && isAfterAll) return { isClean: true };
  if (/size limit exceeded/i.test(text)) throw new FileTooLargeToScan();
  throw new ScannerUnavailable(new Error(`the scanner said ${JSON.stringify(text.slice(0, 100))}`));
}

/** The content in the daemon's frames. An error of the content is no fault of the daemon. */
class Sender {
  error: unknown;

  constructor(private readonly content: Readable) {}

  async *frames(): AsyncGenerator<Buffer> {
    yield Buffer.from('zINSTREAM\0');
    try {
      for await (const chunk of this.content) {
        for (let at = 0; at < chunk.length; at += PIECE) yield framed(chunk.subarray(at, at + PIECE));
      }
    } catch (error) {
      this.error = error;
      throw error;
    }
    yield framed(Buffer.alloc(0));
  }
}

function framed(piece: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(piece.length);
  return Buffer.concat([length, piece]);
}
