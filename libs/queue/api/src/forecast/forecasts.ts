import { Injectable } from '@nestjs/common';
import { clock } from '@cuspid/platform/database';
import { QUEUE } from '@cuspid/queue/contracts';
import type { CallForecastDto, StageTargetsDto } from '@cuspid/queue/contracts/dto';
import { Clinic } from '@cuspid/settings/api';
import type { ChairDto } from '@cuspid/settings/contracts/dto';
import type { EntityManager } from 'typeorm';
import { asCalled, isInChair } from '../order';
import { QueueEntry } from '../queue-entry';
import { targetsOf } from '../targets';
import { Experience } from './experience';
import { forecast, type Situation } from './forecast';
import { QueueHistory } from './history';

/** When the waiting are likely to be called: of all of them, whoever asks, for they all stand in one line. */
@Injectable()
export class Forecasts {
  constructor(
    private readonly clinic: Clinic,
    private readonly history: QueueHistory,
  ) {}

  /** By entry; who does not wait is not in it. */
  async today(db: EntityManager, now = clock.now()): Promise<ReadonlyMap<number, CallForecastDto>> {
    const day = await this.clinic.today(db);
    const entries = await this.here(db, day);
    if (!entries.some(({ status }) => status === 'IN_WAITING_ROOM')) return new Map();
    const chairs = await this.clinic.chairs(db);
    const targets = targetsOf(await this.clinic.setting(db));
    const known = new Experience(await this.history.before(db, day), stagesOf(targets));
    const calls = forecast(situationOf(now, entries, chairs), known);
    return new Map(
      calls.map(({ id, chairId, at, from, until }) => [
        id,
        {
          chair: chairs.find((chair) => chair.id === chairId) ?? null,
          at: new Date(at).toISOString(),
          from: new Date(from).toISOString(),
          until: new Date(until).toISOString(),
          isFromTargets: known.isFromTargets,
        },
      ]),
    );
  }

  /** Everybody of the day, those still here first. */
  private here(db: EntityManager, day: string): Promise<QueueEntry[]> {
    return db
      .createQueryBuilder(QueueEntry, 'entry')
      .where('entry.day = :day', { day })
      .orderBy("if(entry.status = 'COMPLETED', 1, 0)")
      .addOrderBy('entry.urgency')
      .addOrderBy('entry.enteredAt')
      .limit(QUEUE.boardMax)
      .getMany();
  }
}

const stagesOf = ({ consultation, treatment }: StageTargetsDto) => ({
  UNDER_CONSULTATION: consultation,
  UNDER_TREATMENT: treatment,
});

function situationOf(now: Date, entries: readonly QueueEntry[], chairs: readonly ChairDto[]): Situation {
  const waiting = entries.filter(({ status }) => status === 'IN_WAITING_ROOM').sort(asCalled);
  const called = entries
    .filter(({ calledAt }) => calledAt !== null)
    .sort((a, b) => instant(a.calledAt) - instant(b.calledAt));
  const gone = called.filter(({ status }) => !isInChair(status));
  return {
    now: now.getTime(),
    waiting: waiting.map(({ id, providerId, procedure, enteredAt }) => ({
      ...{ id, providerId, type: procedure },
      enteredAt: enteredAt.getTime(),
    })),
    seated: called
      .filter(({ status }) => isInChair(status))
      .map(({ id, providerId, procedure, chairId, calledAt }) => ({
        ...{ id, providerId, type: procedure, chairId },
        since: instant(calledAt),
      })),
    chairIds: chairs.map(({ id }) => id),
    atWork: [...new Set(called.flatMap(({ providerId }) => providerId ?? []))],
    usualChairs: new Map(
      called.flatMap((one) => (one.providerId && one.chairId ? [[one.providerId, one.chairId]] : [])),
    ),
    freeSince: new Map(
      gone.flatMap((one) => (one.providerId ? [[one.providerId, instant(one.completedAt ?? one.stageSince)]] : [])),
    ),
  };
}

const instant = (at: Date | null): number => at?.getTime() ?? 0;
