import { createHash, type Hash } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';
import type { LogPosition } from './manifest';

const ROWS = /^INSERT INTO `([^`]+)` /;
const POSITION =
  /^-- CHANGE (?:MASTER|REPLICATION SOURCE) TO (?:MASTER|SOURCE)_LOG_FILE='([^']+)', (?:MASTER|SOURCE)_LOG_POS=(\d+)/;
/** So many characters of a line say what it is. */
const HEAD = 400;
/** Who made a trigger: whoever restores it makes it again, and need not be that one. */
const MAKER = /^(\/\*!50003 CREATE\*\/ )\/\*!50017 DEFINER=`[^`]*`@`[^`]*`\*\/ /;

/**
 * Passes a dump on line by line, and knows what went by: the rows of each table as a SHA-256, the place in the binary log, and
 * whether its last line was there. Triggers lose their maker.
 */
export class DumpReader extends Transform {
  isComplete = false;
  log?: LogPosition;
  private readonly hashes = new Map<string, Hash>();
  private rest: Buffer[] = [];

  /** SHA-256 of the rows of each table; tables without rows are not in it. */
  tables(): Record<string, string> {
    return Object.fromEntries([...this.hashes].sort().map(([name, hash]) => [name, hash.copy().digest('hex')]));
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    let from = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, from)) {
      this.line(Buffer.concat([...this.rest, chunk.subarray(from, end + 1)]));
      this.rest = [];
      from = end + 1;
    }
    if (from < chunk.length) this.rest.push(chunk.subarray(from));
    done();
  }

  override _flush(done: TransformCallback): void {
    if (this.rest.length) this.line(Buffer.concat(this.rest));
    done();
  }

  private line(line: Buffer): void {
    const head = line.subarray(0, HEAD).toString('latin1');
    const table = ROWS.exec(head)?.[1];
    if (table) this.hashOf(table).update(line);
    const [, file, position] = POSITION.exec(head) ?? [];
    if (file) this.log = { file, position: Number(position) };
    if (head.startsWith('-- Dump completed')) this.isComplete = true;
    const maker = MAKER.exec(head);
    this.push(maker ? Buffer.concat([Buffer.from(maker[1] ?? ''), line.subarray(maker[0].length)]) : line);
  }

  private hashOf(table: string): Hash {
    const hash = this.hashes.get(table) ?? createHash('sha256');
    this.hashes.set(table, hash);
    return hash;
  }
}
