import { createServer, type Server, type Socket } from 'node:net';

/** How it behaves: as it should, says nothing, cuts the line, answers rubbish, without end, “OK” at once, or that it is too much. */
export type Mood = 'honest' | 'hang' | 'drop' | 'rubbish' | 'endless' | 'hasty' | 'full';

/** The test string every scanner knows; put together here, so that none finds it in the sources. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-', 'ANTIVIRUS-TEST-FILE!$H+H*'].join('');

/** ClamAV's daemon on a real socket, as far as a file is looked at: PING and INSTREAM in its frames, and it knows EICAR. */
export class FakeClamd {
  mood: Mood = 'honest';
  /** Bytes it was given, conversation by conversation. */
  readonly scanned: number[] = [];
  /** How often somebody came. */
  visits = 0;
  /** Files above this are too large for it. */
  limit = Infinity;
  private readonly sockets = new Set<Socket>();
  private readonly server: Server = createServer((socket) => this.listen(socket));

  open(path?: string): Promise<{ host: string; port: number }> {
    return new Promise((resolve) => {
      const done = () => {
        const address = this.server.address();
        resolve({ host: '127.0.0.1', port: typeof address === 'object' ? (address?.port ?? 0) : 0 });
      };
      if (path) this.server.listen(path, done);
      else this.server.listen(0, '127.0.0.1', done);
    });
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private listen(socket: Socket): void {
    this.visits++;
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    if (this.mood === 'drop') return void socket.destroy();
    if (this.mood === 'hasty') socket.write('stream: OK\0');
    let heard = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      if (this.mood === 'hang') return;
      heard = Buffer.concat([heard, chunk]);
      const answer = this.answerTo(heard);
      if (answer !== null) socket.end(answer);
    });
  }

  /** The answer to what was heard so far; null as long as there is more to come. */
  private answerTo(heard: Buffer): string | null {
    if (this.mood === 'rubbish') return 'HTTP/1.1 400 Bad Request\r\n\r\n\0';
    if (this.mood === 'endless') return 'x'.repeat(100_000);
    if (heard.toString('latin1', 0, 6) === 'zPING\0') return 'PONG\0';
    const command = 'zINSTREAM\0';
    if (heard.length < command.length) return null;
    if (heard.toString('latin1', 0, command.length) !== command) return 'UNKNOWN COMMAND\0';
    const content: Buffer[] = [];
    let bytes = 0;
    for (let at = command.length; at + 4 <= heard.length;) {
      const length = heard.readUInt32BE(at);
      if (length === 0) return this.verdict(Buffer.concat(content));
      bytes += length;
      if (bytes > this.limit || this.mood === 'full') return 'INSTREAM size limit exceeded. ERROR\0';
      content.push(heard.subarray(at + 4, at + 4 + length));
      at += 4 + length;
    }
    return null;
  }

  private verdict(content: Buffer): string {
    this.scanned.push(content.length);
    return content.includes(EICAR) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0';
  }
}
