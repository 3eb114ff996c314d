import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PastVisit } from './experience';
import { dayAfter } from '@cuspid/platform/contracts';
import { clock } from '@cuspid/platform/database';

/** How far back visits tell how long visits take: eight weeks. */
const DAYS = 56;
/** Of a clinic so large that eight weeks are more than this, the latest ones. */
const VISITS_READ = 6_000;
/** What is over does not change, but for who is deleted: believed this long. */
const BELIEVED_MS = 60_000;

/**
 * The visits of the last eight weeks, today left out. One read of at most six thousand entries along (day, ticket), each with
 * the end of its time in the chair along (entry, at). Unfinished ones are left out. Each process keeps what it read for a
 * minute, and who asks meanwhile waits for the same reading: a full board costs one read a minute, not one a screen.
 */
@Injectable()
export class QueueHistory {
  private known?: { day: string; at: number; visits: Promise<readonly PastVisit[]> };

  /** The visits before `today`, as this process knows them. */
  before(db: EntityManager, today: string): Promise<readonly PastVisit[]> {
    const { known } = this;
    if (known?.day === today && clock.ms() - known.at < BELIEVED_MS) return known.visits;
    const visits = read(db, today);
    this.known = { day: today, at: clock.ms(), visits };
    // A reading that failed is not kept.
    visits.catch(() => this.known?.visits === visits && this.forget());
    return visits;
  }

  forget(): void {
    delete this.known;
  }
}

interface Row extends Record<'enteredAt' | 'calledAt' | 'leftAt', Date | string> {
  day: string;
  providerId: number | null;
  type: string | null;
}

async function read(db: EntityManager, today: string): Promise<PastVisit[]> {
  const since = dayAfter(today, -DAYS);
  const rows: Row[] = await db.query(
    `select cast(entry.day as char) as day, entry.provider_id as providerId, entry.\`procedure\` as type,
       entry.entered_at as enteredAt, entry.called_at as calledAt,
       (select max(step.at) from queue_move step where step.entry_id = entry.id and step.at >= entry.called_at
          and step.from_status in ('UNDER_CONSULTATION', 'UNDER_TREATMENT')
          and step.to_status in ('AT_CASHIER', 'COMPLETED')) as leftAt
     from queue_entry entry force index (queue_entry_ticket)
     where entry.day >= ? and entry.day < ? and entry.status = 'COMPLETED' and entry.is_unfinished = 0
       and entry.called_at is not null
     order by entry.day desc, entry.ticket desc limit ?`,
    [since, today, VISITS_READ],
  );
  return rows.flatMap(({ day, providerId, type, enteredAt, calledAt, leftAt }) =>
    leftAt ? [{ day, providerId, type, enteredAt: at(enteredAt), calledAt: at(calledAt), leftAt: at(leftAt) }] : [],
  );
}

const at = (instant: Date | string): number => new Date(instant).getTime();
