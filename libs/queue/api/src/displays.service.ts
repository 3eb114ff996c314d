import { createHash, createHmac, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { Configuration, Database, NotFound, type Actor } from '@cuspid/platform/api';
import { QUEUE } from '@cuspid/queue/contracts';
import type {
  DisplayBoardDto,
  DisplayDto,
  DisplaysDto,
  OpenDisplayDto,
  OpenedDisplayDto,
} from '@cuspid/queue/contracts/dto';
import { Clinic } from '@cuspid/settings/api';
import { In, IsNull, Not } from 'typeorm';
import { median } from './queue-board';
import { QueueDisplay } from './queue-display';
import { QueueEntry } from './queue-entry';

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

/** The waiting-room screens: who may show the calls, and what they show. */
@Injectable()
export class DisplaysService {
  constructor(
    private readonly db: Database,
    private readonly clinic: Clinic,
    private readonly audit: Audit,
    private readonly configuration: Configuration,
  ) {}

  /** Makes a link. The token is told this once, and kept nowhere: not even in the answer kept for an Idempotency-Key. */
  async open(me: Actor, { name }: OpenDisplayDto): Promise<OpenedDisplayDto> {
    const display = await this.enter(me, name);
    return { ...display, token: this.tokenOf(display) };
  }

  private enter(me: Actor, name: string): Promise<DisplayDto> {
    return this.db.transaction(me, async (tx) => {
      const display = tx.create(QueueDisplay, {
        name,
        tokenHash: hashOf(randomBytes(32).toString('hex')),
        createdById: me.id,
        createdAt: new Date(),
      });
      await tx.save(display);
      await tx.update(QueueDisplay, { id: display.id }, { tokenHash: hashOf(this.tokenOf(shown(display))) });
      await this.audit.record(tx, me, 'display.opened', { entity: 'queue-display', id: display.id, after: { name } });
      return shown(display);
    });
  }

  /** Derived, not drawn, so that a repeated request can be given the same token without its having been kept. */
  private tokenOf({ id, createdAt }: DisplayDto): string {
    const { jwtSecret } = this.configuration;
    return createHmac('sha256', jwtSecret).update(`cuspid display ${id} ${createdAt}`).digest('base64url');
  }

  async list(): Promise<DisplaysDto> {
    const displays = await this.db.source.manager.find(QueueDisplay, {
      where: { revokedAt: IsNull() },
      order: { id: 'ASC' },
      take: 50,
    });
    return { items: displays.map(shown) };
  }

  /** From now on the link shows nothing. */
  revoke(me: Actor, id: number): Promise<void> {
    return this.db.transaction(me, async (tx) => {
      const { affected } = await tx.update(QueueDisplay, { id, revokedAt: IsNull() }, { revokedAt: new Date() });
      if (!affected) throw new NotFound();
      await this.audit.record(tx, me, 'display.revoked', { entity: 'queue-display', id });
    });
  }

  /** Refuses a token nobody gave out, or that was taken back. */
  async require(token: string): Promise<void> {
    if (!(await this.isKnown(token))) throw new NotFound();
  }

  /** Whether the token was given out and not taken back. */
  isKnown(token: string): Promise<boolean> {
    return this.db.source.manager.existsBy(QueueDisplay, { tokenHash: hashOf(token), revokedAt: IsNull() });
  }

  /** What the screen shows: tickets and rooms of today's last calls. */
  async board(token: string): Promise<DisplayBoardDto> {
    await this.require(token);
    const [{ name, timeZone }, day, chairs] = await Promise.all([
      this.clinic.setting(),
      this.clinic.today(),
      this.clinic.chairs(),
    ]);
    const db = this.db.source.manager;
    const called = await db.find(QueueEntry, {
      where: { day, calledAt: Not(IsNull()), status: In(['UNDER_CONSULTATION', 'UNDER_TREATMENT']) },
      order: { calledAt: 'DESC', id: 'DESC' },
      take: QUEUE.callsShown,
    });
    const waited = await db.find(QueueEntry, {
      where: { day, calledAt: Not(IsNull()) },
      order: { calledAt: 'DESC' },
      take: QUEUE.boardMax,
    });
    const minutes = waited.map(({ enteredAt, calledAt }) =>
      Math.round(((calledAt ?? enteredAt).getTime() - enteredAt.getTime()) / 60_000),
    );
    return {
      clinicName: name,
      timeZone,
      calls: called.map(({ ticket, chairId, calledAt, stageSince }) => ({
        ticket,
        room: chairs.find(({ id }) => id === chairId)?.name ?? null,
        calledAt: (calledAt ?? stageSince).toISOString(),
      })),
      waiting: await db.countBy(QueueEntry, { day, status: 'IN_WAITING_ROOM' }),
      medianWaitMinutes: median(minutes),
    };
  }
}

const shown = ({ id, name, createdAt }: QueueDisplay): DisplayDto => ({ id, name, createdAt: createdAt.toISOString() });
