import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import { clock, transaction } from '@cuspid/platform/database';
import { newStorageKey, Storage } from '@cuspid/platform/providers';
import { DataSource } from 'typeorm';
import { sha256Of } from './archives';
import { Audit } from './audit';
import { archiveText, AuditArchive } from './audit-archive';
import { AuditKeys } from './audit-keys';
import { brokenAt, type RawLink } from './broken';
import { LINKS_AFTER } from './canonical';
import { archivedEnd, type Link } from './chain';

/** Rows of one file. */
const PIECE = 20_000;

/** A piece of the chain that may leave the database. */
export interface Piece {
  before: Link;
  rows: (RawLink & { at: Date })[];
}

/** The log does not agree with its chain: nothing may leave the database before somebody has looked. */
export class ChainBroken extends Error {}

/** Puts the oldest piece of the chain into a file, and notes it once the file is known to be safe. */
@Injectable()
export class Archiving {
  constructor(
    private readonly source: DataSource,
    private readonly storage: Storage,
    private readonly audit: Audit,
    private readonly keys: AuditKeys,
  ) {}

  /** The next links whose entries are all older than `before`, checked; empty when there are none. */
  async next(before: Date): Promise<Piece> {
    const end = await archivedEnd(this.source);
    const found: RawLink[] = await this.source.query(LINKS_AFTER, [end.position, PIECE]);
    const young = found.findIndex(({ at }) => at && at >= before);
    const rows = young < 0 ? found : found.slice(0, young);
    return { before: end, rows: this.checked(rows, end) };
  }

  /** Keeps the piece in the storage; gives the note of it. */
  async keep({ before, rows }: Piece): Promise<void> {
    const [first, last] = [rows[0], rows.at(-1)];
    if (!first || !last) return;
    const storageKey = newStorageKey();
    const lines = Readable.from(linesOf({ before, rows })).pipe(createGzip());
    const { bytes, sha256 } = await this.storage.put(storageKey, lines, { contentType: 'application/gzip' });
    if ((await sha256Of(this.storage, storageKey)) !== sha256) throw new Error('the archive is not what was written');
    const note = {
      firstPosition: first.position,
      lastPosition: last.position,
      firstAt: first.at,
      lastAt: last.at,
      previousHash: before.hash,
      lastHash: last.hash,
      storageKey,
      bytes,
      sha256,
      archivedAt: clock.now(),
    };
    await transaction(this.source, async (tx) => {
      await tx.insert(AuditArchive, { ...note, signature: this.keys.sign(archiveText(note)) });
      const { firstPosition, lastPosition } = note;
      await this.audit.record(tx, {}, 'audit.archived', { after: { firstPosition, lastPosition, storageKey, bytes } });
    });
  }

  private checked(rows: RawLink[], start: Link): Piece['rows'] {
    let [end, wasSigned] = [start, false];
    return rows.map((row) => {
      const broken = brokenAt(row, end, this.keys, wasSigned);
      if (broken || !row.at) throw new ChainBroken(`position ${row.position}: ${broken?.what}`);
      end = { position: row.position, hash: row.hash };
      wasSigned ||= Boolean(row.signature);
      return { ...row, at: row.at };
    });
  }
}

/** One JSON object a line: first what the piece goes on from, then each link with its entry. Buffers as hexadecimal. */
function* linesOf({ before, rows }: Piece): Iterable<string> {
  yield `${JSON.stringify({ cuspidAudit: 1, after: before.position, previousHash: before.hash.toString('hex') })}\n`;
  for (const { previous_hash: previous, hash, ...rest } of rows) {
    yield `${JSON.stringify({ ...rest, previous_hash: previous.toString('hex'), hash: hash.toString('hex') })}\n`;
  }
}
