import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit, changed } from '@cuspid/audit/api';
import { Database, LinkTokens, NotFound, type Actor } from '@cuspid/platform/api';
import { clock } from '@cuspid/platform/database';
import { QUEUE, WALL_LANGUAGES, type WallLanguage } from '@cuspid/queue/contracts';
import type {
  DisplayBoardDto,
  DisplayDto,
  DisplaysDto,
  EditDisplayDto,
  LetterWaitDto,
  OpenDisplayDto,
  OpenedDisplayDto,
} from '@cuspid/queue/contracts/dto';
import { Clinic } from '@cuspid/settings/api';
import { In, IsNull, Not } from 'typeorm';
import { IN_CHAIR } from './order';
import { median } from './queue-board';
import { QueueDisplay } from './queue-display';
import { QueueEntry } from './queue-entry';

/** The waiting-room screens: who may show the calls, and what they show. */
@Injectable()
export class DisplaysService {
  constructor(
    private readonly db: Database,
    private readonly clinic: Clinic,
    private readonly audit: Audit,
    private readonly tokens: LinkTokens,
  ) {}

  /** Makes a link. The token is told this once, and kept nowhere: not even in the answer kept for an Idempotency-Key. */
  async open(me: Actor, what: OpenDisplayDto): Promise<OpenedDisplayDto> {
    const display = await this.enter(me, what);
    return { ...display, token: this.tokenOf(display) };
  }

  private enter(me: Actor, { name, languages = [] }: OpenDisplayDto): Promise<DisplayDto> {
    const spoken = inOrder(languages);
    return this.db.transaction(me, async (tx) => {
      const display = tx.create(QueueDisplay, {
        name,
        languages: spoken.join(','),
        tokenHash: this.tokens.hashOf(randomBytes(32).toString('hex')),
        createdById: me.id,
        createdAt: clock.now(),
      });
      await tx.save(display);
      await tx.update(
        QueueDisplay,
        { id: display.id },
        { tokenHash: this.tokens.hashOf(this.tokenOf(shown(display))) },
      );
      await this.audit.record(tx, me, 'display.opened', {
        entity: 'queue-display',
        id: display.id,
        after: { name, languages: spoken },
      });
      return shown(display);
    });
  }

  private tokenOf({ id, createdAt }: DisplayDto): string {
    return this.tokens.of(`cuspid display ${id} ${createdAt}`);
  }

  async list(): Promise<DisplaysDto> {
    const displays = await this.db.source.manager.find(QueueDisplay, {
      where: { revokedAt: IsNull() },
      order: { id: 'ASC' },
      take: 50,
    });
    return { items: displays.map(shown) };
  }

  /** Names a screen anew, or lets it speak other languages: it follows when it next looks. */
  edit(me: Actor, id: number, { name, languages }: EditDisplayDto): Promise<DisplayDto> {
    return this.db.transaction(me, async (tx) => {
      const where = { id, revokedAt: IsNull() };
      const display = await tx.findOne(QueueDisplay, { where, lock: { mode: 'pessimistic_write' } });
      if (!display) throw new NotFound();
      const before = shown(display);
      if (name !== undefined) display.name = name;
      if (languages) display.languages = inOrder(languages).join(',');
      await tx.save(display);
      const difference = changed<object>({ ...before }, { ...shown(display) });
      await this.audit.record(tx, me, 'display.changed', { entity: 'queue-display', id, ...difference });
      return shown(display);
    });
  }

  /** From now on the link shows nothing. */
  revoke(me: Actor, id: number): Promise<void> {
    return this.db.transaction(me, async (tx) => {
      const { affected } = await tx.update(QueueDisplay, { id, revokedAt: IsNull() }, { revokedAt: clock.now() });
      if (!affected) throw new NotFound();
      await this.audit.record(tx, me, 'display.revoked', { entity: 'queue-display', id });
    });
  }

  /** Refuses a token nobody gave out, or that was taken back. */
  async require(token: string): Promise<QueueDisplay> {
    const display = await this.db.source.manager.findOneBy(QueueDisplay, {
      tokenHash: this.tokens.hashOf(token),
      revokedAt: IsNull(),
    });
    if (!display) throw new NotFound();
    return display;
  }

  /** Whether the token was given out and not taken back. */
  isKnown(token: string): Promise<boolean> {
    return this.db.source.manager.existsBy(QueueDisplay, { tokenHash: this.tokens.hashOf(token), revokedAt: IsNull() });
  }

  /** What the screen shows: tickets and rooms of today's last calls. */
  async board(token: string): Promise<DisplayBoardDto> {
    const display = await this.require(token);
    const [{ name, timeZone }, day, chairs] = await Promise.all([
      this.clinic.setting(),
      this.clinic.today(),
      this.clinic.chairs(),
    ]);
    const db = this.db.source.manager;
    const inChair = await db.find(QueueEntry, {
      where: { day, calledAt: Not(IsNull()), status: In([...IN_CHAIR]) },
      take: QUEUE.boardMax,
    });
    const called = inChair.sort(latestCallFirst).slice(0, QUEUE.callsShown);
    const waited = await db.find(QueueEntry, {
      where: { day, calledAt: Not(IsNull()) },
      order: { calledAt: 'DESC' },
      take: QUEUE.boardMax,
    });
    const waiting = await db.find(QueueEntry, { where: { day, status: 'IN_WAITING_ROOM' }, take: QUEUE.boardMax });
    return {
      clinicName: name,
      timeZone,
      languages: languagesOf(display),
      waits: waitsOf(waited, waiting),
      calls: called.map((entry) => ({
        ticket: entry.ticket,
        room: chairs.find(({ id }) => id === entry.chairId)?.name ?? null,
        calledAt: lastCallOf(entry).toISOString(),
      })),
      waiting: waiting.length,
      medianWaitMinutes: median(waited.map(minutesWaited)),
    };
  }
}

/** Each once, in the order they were told; all of them where none was. */
const inOrder = (languages: readonly WallLanguage[]): WallLanguage[] => [
  ...new Set(languages.length ? languages : WALL_LANGUAGES),
];

const languagesOf = ({ languages }: QueueDisplay): WallLanguage[] =>
  languages.split(',').flatMap((one) => WALL_LANGUAGES.find((known) => known === one) ?? []);

const shown = (display: QueueDisplay): DisplayDto => ({
  id: display.id,
  name: display.name,
  languages: languagesOf(display),
  createdAt: display.createdAt.toISOString(),
});

/** Who is called again is on top again: for the waiting room that is the call. */
const lastCallOf = ({ calledAgainAt, calledAt, stageSince }: QueueEntry): Date =>
  calledAgainAt ?? calledAt ?? stageSince;

const latestCallFirst = (one: QueueEntry, other: QueueEntry): number =>
  lastCallOf(other).getTime() - lastCallOf(one).getTime() || other.id - one.id;

const minutesWaited = ({ enteredAt, calledAt }: QueueEntry): number =>
  Math.round(((calledAt ?? enteredAt).getTime() - enteredAt.getTime()) / 60_000);

/** For each letter somebody waits with: how long those called with it waited. */
function waitsOf(called: readonly QueueEntry[], waiting: readonly QueueEntry[]): LetterWaitDto[] {
  const letters = [...new Set(waiting.map(({ ticket }) => ticket.charAt(0)))].sort();
  return letters.flatMap((letter) => {
    const minutes = median(called.filter(({ ticket }) => ticket.startsWith(letter)).map(minutesWaited));
    return minutes === null ? [] : [{ letter, minutes }];
  });
}
