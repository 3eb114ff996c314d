import { Injectable } from '@nestjs/common';
import { dayAfter } from '@cuspid/platform/contracts';
import type { Actor } from '@cuspid/platform/api';
import { QUEUE, STAGES } from '@cuspid/queue/contracts';
import type { StageFiguresDto, StageFiguresFilter } from '@cuspid/queue/contracts/dto';
import { Clinic, clinicTime } from '@cuspid/settings/api';
import { UsersService } from '@cuspid/users/api';
import { DataSource, type SelectQueryBuilder } from 'typeorm';
import { QueueEntry } from '../queue-entry';
import { PeriodTooLong } from '../queue-errors';
import { QueueReach } from '../queue-reach';
import { targetsOf } from '../targets';
import { figuresOf, type Stays } from './stage-figures';
import { FINISHED_STAY, isMeasured, minutesBetween, stayRows, withStages } from './stays';

const DAY = 86_400_000;
/** Days shown when nobody says which. */
const USUAL_DAYS = 30;

interface Row extends Stays {
  providerId: number | null;
  hour: number;
}

type Found = Record<'n' | 'provider' | 'hour' | 'minutes' | 'count', string | number | null>;

/** How long the stages took, over days. */
@Injectable()
export class FiguresService {
  constructor(
    private readonly source: DataSource,
    private readonly clinic: Clinic,
    private readonly reach: QueueReach,
    private readonly users: UsersService,
  ) {}

  async of(me: Actor, filter: StageFiguresFilter): Promise<StageFiguresDto> {
    const { from, to } = periodOf(filter, await this.clinic.today());
    const setting = await this.clinic.setting();
    const targets = targetsOf(setting);
    const [entries, finished] = await this.counted(me, filter, from, to);
    const rows = await this.stays(me, filter, from, to, setting.timeZone);
    const people = await this.users.named(rows.map(({ providerId }) => providerId));
    const providers = [...groups(rows, ({ providerId }) => providerId)].map(([id, own]) => ({
      provider: (id && people.get(id)) || null,
      stages: figuresOf(own, targets),
    }));
    const hours = [...groups(rows, ({ hour }) => hour)].sort(([a], [b]) => a - b);
    return {
      ...{ from, to, entries, targets },
      leftOut: entries - finished,
      stages: figuresOf(rows, targets),
      providers: providers.sort((a, b) => (a.provider?.name ?? '\uffff').localeCompare(b.provider?.name ?? '\uffff')),
      hours: hours.map(([hour, own]) => ({ hour, stages: figuresOf(own, targets) })),
    };
  }

  /** How many came, and how many of them were finished. */
  private async counted(me: Actor, filter: StageFiguresFilter, from: string, to: string): Promise<[number, number]> {
    const query = await this.within(me, filter, from, to);
    const counts = await query
      .select('count(*)', 'entries')
      .addSelect(`sum(case when ${FINISHED_STAY} then 1 else 0 end)`, 'finished')
      .getRawOne<{ entries: string; finished: string | null }>();
    return [Number(counts?.entries ?? 0), Number(counts?.finished ?? 0)];
  }

  /** Stays counted by stage, provider, hour and minutes, in the database: what comes back does not grow with the patients. */
  private async stays(me: Actor, filter: StageFiguresFilter, from: string, to: string, zone: string): Promise<Row[]> {
    const visits = await this.within(me, filter, from, to);
    withStages(visits);
    const found = await this.source
      .createQueryBuilder()
      .select(['stay.n as n', 'stay.provider as provider', 'count(*) as count'])
      .addSelect(`hour(${clinicTime('stay.begun', { from, to }, zone)})`, 'hour')
      .addSelect(minutesBetween('stay.begun', 'stay.ended'), 'minutes')
      .from(stayRows(visits.getQuery(), ['provider']), 'stay')
      .where(isMeasured('stay.begun', 'stay.ended'))
      .groupBy('stay.n, stay.provider, hour, minutes')
      .setParameters(visits.getParameters())
      .getRawMany<Found>();
    return found.flatMap(({ n, provider, hour, minutes, count }) => {
      const stage = STAGES[Number(n)];
      const providerId = provider === null ? null : Number(provider);
      return stage ? [{ stage, providerId, hour: Number(hour), minutes: Number(minutes), count: Number(count) }] : [];
    });
  }

  private async within(
    me: Actor,
    { providerId }: StageFiguresFilter,
    from: string,
    to: string,
  ): Promise<SelectQueryBuilder<QueueEntry>> {
    const query = this.source
      .createQueryBuilder(QueueEntry, 'entry')
      .where('entry.day >= :from and entry.day <= :to', { from, to });
    if (providerId) query.andWhere('entry.providerId = :providerId', { providerId });
    return this.reach.keep(me, query, 'queue.read');
  }
}

function periodOf({ from, to }: StageFiguresFilter, today: string): { from: string; to: string } {
  const last = to ?? today;
  const first = from ?? dayAfter(last, 1 - USUAL_DAYS);
  const days = (Date.parse(last) - Date.parse(first)) / DAY + 1;
  if (days < 1 || days > QUEUE.figuresDays) throw new PeriodTooLong(QUEUE.figuresDays);
  return { from: first, to: last };
}

function groups<K>(rows: readonly Row[], keyOf: (row: Row) => K): Map<K, Row[]> {
  const found = new Map<K, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = found.get(key);
    if (group) group.push(row);
    else found.set(key, [row]);
  }
  return found;
}
