import { Injectable } from '@nestjs/common';
import { Events } from '@cuspid/platform/api';
import { NOTICE, NOTICE_KINDS, type NoticeKind } from '@cuspid/notices/contracts';
import { clock } from '@cuspid/platform/database';
import type { Tx } from '@cuspid/platform/database';
import { In } from 'typeorm';
import { Notice } from './notice';

const KEPT_MS = NOTICE.keptDays * 86_400_000;

/** What to tell; each person gets a notice of their own. */
export interface News {
  kind: NoticeKind;
  patientId?: number;
  /** Whose doing it is: nobody is told of what they did themselves. */
  byId?: number;
  /** The request it is about. */
  subjectId?: number;
  text?: string | null;
  /** When it is over by itself; an information after ninety days. */
  until?: Date;
}

/** Tells people what they should know or do, in the transaction of what happened. */
@Injectable()
export class Notices {
  constructor(private readonly events: Events) {}

  async tell(tx: Tx, people: readonly number[], { until, text, ...news }: News): Promise<void> {
    const at = clock.now();
    const rows = [...new Set(people)]
      .filter((userId) => userId !== news.byId)
      .map((userId) => ({
        ...news,
        userId,
        text: text ?? null,
        isAct: NOTICE_KINDS[news.kind] === 'ACT',
        at,
        until: until ?? new Date(at.getTime() + KEPT_MS),
      }));
    if (!rows.length) return;
    await tx.insert(Notice, rows);
    await this.changed(
      tx,
      rows.map(({ userId }) => userId),
    );
  }

  /** The thing is done: whoever was to act on it need not any more. */
  async settle(tx: Tx, kinds: readonly NoticeKind[], subjectId: number): Promise<void> {
    const done = await tx.find(Notice, {
      where: { kind: In([...kinds]), subjectId },
      select: { id: true, userId: true },
    });
    if (!done.length) return;
    await tx.delete(Notice, { id: In(done.map(({ id }) => id)) });
    await this.changed(
      tx,
      done.map(({ userId }) => userId),
    );
  }

  private async changed(tx: Tx, people: readonly number[]): Promise<void> {
    for (const userId of new Set(people)) await this.events.publish(tx, 'notices', { id: userId });
  }
}
