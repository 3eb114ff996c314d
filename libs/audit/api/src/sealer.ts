import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { clock, transaction, type Tx } from '@cuspid/platform/database';
import { Logger } from 'nestjs-pino';
import { DataSource } from 'typeorm';
import { Audit } from './audit';
import { linkHash, type RawEntry } from './canonical';
import { holds, lastLink, unsealed, type Link } from './chain';
import { Heads } from './heads';
import { SealWindow } from './seal-window';
import { takeTurn } from './turn';

const LOOK_MS = 250;
const HEAD_MS = 10_000;
const BATCH = 2_000;
/** An entry this old has no younger sister still to be committed. */
const OLD_MS = 3_600_000;

/** What a look came to; drained, when nothing was left that it could see. */
interface Look {
  sealed: number;
  isDrained: boolean;
}

/**
 * Chains new entries within a second. Every process looks; whoever has the turn seals, the others do not wait, and nobody
 * who writes an entry waits for either. The position is a primary key: there is one chain whatever goes wrong with the turn.
 */
@Injectable()
export class Sealer implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly window = new SealWindow();
  private timer?: NodeJS.Timeout;
  private running: Promise<void> = Promise.resolve();
  private isLooking = false;
  private last?: Link;
  private noted?: Link;
  private notedAt = 0;

  constructor(
    private readonly source: DataSource,
    private readonly log: Logger,
    private readonly audit: Audit,
    private readonly heads: Heads,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.window.open(this.source).catch((error: unknown) => this.complain(error));
    this.timer = setInterval(() => void this.look(), LOOK_MS);
  }

  /** A clean stop leaves nothing unsealed, and a signed head. */
  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.audit.onApplicationShutdown();
    await this.running;
    await this.work(0).catch((error: unknown) => this.complain(error));
  }

  /** Seals what an unusually late transaction left behind, however long ago. */
  async sealAll(): Promise<void> {
    let floor = 0;
    while ((await this.seal(floor)).sealed === BATCH) floor = this.window.passed;
  }

  /** Says at once how far this process has brought the chain: a proof shall know it too. */
  sayHead(): Promise<void> {
    return this.noteHead(0);
  }

  private look(): Promise<void> {
    if (this.isLooking) return this.running;
    this.isLooking = true;
    this.running = this.running
      .then(() => this.work(HEAD_MS))
      .catch((error: unknown) => this.complain(error))
      .finally(() => (this.isLooking = false));
    return this.running;
  }

  private async work(headMs: number): Promise<void> {
    const [now, highest] = [clock.ms(), await this.highest()];
    const floor = this.window.floor(now);
    let look: Look;
    do look = await this.seal(Math.max(floor, this.window.passed));
    while (look.sealed === BATCH);
    if (look.isDrained) this.window.sample(now, highest);
    await this.noteHead(headMs);
  }

  private async seal(floor: number): Promise<Look> {
    const [waiting] = await unsealed(this.source, floor, 1);
    if (!waiting) return { sealed: 0, isDrained: true };
    const { rows, end, isCut } = await transaction(this.source, async (tx) => {
      if (!(await takeTurn(tx, 'seal'))) return { rows: null, end: null, isCut: false };
      const isCut = this.last !== undefined && !(await holds(tx, this.last));
      const found = await unsealed(tx, floor, BATCH);
      return { rows: found, end: found.length ? await chain(tx, found) : null, isCut };
    });
    if (isCut) await this.sayCut();
    if (end) this.last = end;
    const newest = rows?.at(-1);
    if (newest && rows?.length === BATCH && clock.ms() - newest.at.getTime() > OLD_MS) this.window.pass(newest.id);
    return { sealed: rows?.length ?? 0, isDrained: rows !== null && rows.length < BATCH };
  }

  /** What this process sealed is not there any more: what it knows of it is kept, before anything else is said. */
  private async sayCut(): Promise<void> {
    this.log.error(
      { position: this.last?.position },
      'the audit log has lost its end: prove it (docs/runbooks/audit.md)',
    );
    await this.noteHead(0);
    this.heads.hold();
  }

  private async highest(): Promise<number> {
    const [row]: { highest: number | null }[] = await this.source.query('select max(id) as highest from audit_entry');
    return row?.highest ?? 0;
  }

  /** Says how far the chain has come; from what this process sealed itself, not from what the database holds by now. */
  private async noteHead(everyMs: number): Promise<void> {
    const { last } = this;
    if (!last || last === this.noted || clock.ms() - this.notedAt < everyMs) return;
    if (this.noted && !(await holds(this.source, this.noted))) this.heads.hold();
    [this.noted, this.notedAt] = [last, clock.ms()];
    const head = { position: last.position, hash: last.hash.toString('hex'), at: clock.now().toISOString() };
    await this.heads.note(head);
  }

  private complain(error: unknown): void {
    this.log.error({ err: error }, 'the audit log could not be sealed, trying again');
  }
}

/** Hangs the entries on the end of the chain and gives the new end. */
async function chain(tx: Tx, entries: RawEntry[]): Promise<Link> {
  let { position, hash } = await lastLink(tx);
  const links = entries.map((entry) => {
    const previous = hash;
    position += 1;
    hash = linkHash(position, previous, entry);
    return [position, entry.id, previous, hash];
  });
  await tx.query('insert into audit_seal (position, entry_id, previous_hash, hash) values ?', [links]);
  return { position, hash };
}
