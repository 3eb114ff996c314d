import { Injectable } from '@nestjs/common';
import type { BrokenDto, VerificationDto } from '@cuspid/audit/contracts';
import { clock } from '@cuspid/platform/database';
import { DataSource } from 'typeorm';
import { Archives } from './archives';
import { AuditKeys } from './audit-keys';
import { brokenAt, type RawLink } from './broken';
import { LINKS_AFTER } from './canonical';
import { archivedEnd, type Link } from './chain';
import { HeadCheck } from './head-check';
import { Heads } from './heads';

const BATCH = 2_000;
/** Ids looked through at once for entries that no link holds. */
const STRIDE = 50_000;
/** A sealer needs a second; after a minute something is wrong. */
const UNSEALED_MS = 60_000;

interface Walk {
  end: Link;
  checked: number;
  broken: BrokenDto | null;
}

/** Proves the log: walks the chain in batches, holds it against the signed heads, and looks for entries outside it. */
@Injectable()
export class Verifier {
  constructor(
    private readonly source: DataSource,
    private readonly keys: AuditKeys,
    private readonly heads: Heads,
    private readonly archives: Archives,
  ) {}

  /** @param from a position somebody else has proven; `deep` reads every byte of every archive too. */
  async prove({ from = 0, deep = false }: { from?: number; deep?: boolean } = {}): Promise<VerificationDto> {
    const began = clock.ms();
    const archived = await archivedEnd(this.source);
    const start = from > archived.position ? await this.linkAt(from) : archived;
    const heads = new HeadCheck();
    const { checked, broken, end } = await this.whole(start, heads, deep);
    return {
      isIntact: broken === null,
      checked,
      from: start.position,
      end: { position: end.position, hash: end.hash.toString('hex') },
      head: heads.newest,
      heads: heads.count,
      firstBroken: broken,
      checkedAt: clock.now().toISOString(),
      milliseconds: clock.ms() - began,
    };
  }

  private async whole(start: Link, heads: HeadCheck, deep: boolean): Promise<Walk> {
    const none = { checked: 0, end: start };
    const outside = (await this.archives.broken(deep)) ?? (await heads.read(this.heads, start));
    // The archives and heads are read first: the chain has only grown since.
    if (outside) return { ...none, broken: outside };
    const walk = await this.walk(start, heads);
    const broken = walk.broken ?? heads.beyond(walk.end) ?? (await this.leftOut());
    return { ...walk, broken };
  }

  private async walk(start: Link, heads: HeadCheck): Promise<Walk> {
    let [end, checked, wasSigned] = [start, 0, false];
    for (;;) {
      const rows = await this.batch(end.position);
      for (const row of rows) {
        const broken = brokenAt(row, end, this.keys, wasSigned) ?? heads.at(row);
        if (broken) return { end, checked, broken };
        end = { position: row.position, hash: row.hash };
        wasSigned ||= Boolean(row.signature);
        checked++;
      }
      if (rows.length < BATCH) return { end, checked, broken: null };
    }
  }

  private batch(after: number): Promise<RawLink[]> {
    return this.source.query(LINKS_AFTER, [after, BATCH]);
  }

  private async linkAt(position: number): Promise<Link> {
    const [row]: Link[] = await this.source.query('select position, hash from audit_seal where position = ?', [
      position,
    ]);
    return row ?? archivedEnd(this.source);
  }

  /** The first entry that no link holds although there was time to. */
  private async leftOut(): Promise<BrokenDto | null> {
    const [ends]: { lowest: number | null; highest: number | null }[] = await this.source.query(
      'select min(id) as lowest, max(id) as highest from audit_entry',
    );
    const before = new Date(clock.ms() - UNSEALED_MS);
    for (let id = ends?.lowest ?? 1; id <= (ends?.highest ?? 0); id += STRIDE) {
      const [row]: { id: number }[] = await this.source.query(
        `select e.id from audit_entry e left join audit_seal s on s.entry_id = e.id
          where e.id between ? and ? and s.entry_id is null and e.at < ? order by e.id limit 1`,
        [id, id + STRIDE - 1, before],
      );
      if (row) return { what: 'unsealed-too-long', position: null, entryId: row.id };
    }
    return null;
  }
}
