import { Injectable } from '@nestjs/common';
import { dayAfter } from '@cuspid/platform/contracts';
import type { Actor } from '@cuspid/platform/api';
import { QUEUE, QUEUE_STATUSES, STAGES, type Stage } from '@cuspid/queue/contracts';
import type { StageFiguresDto, StageFiguresFilter } from '@cuspid/queue/contracts/dto';
import { Clinic, startOfDay, zoneOffset } from '@cuspid/settings/api';
import { UsersService } from '@cuspid/users/api';
import { DataSource, type SelectQueryBuilder } from 'typeorm';
import { QueueEntry } from '../queue-entry';
import { PeriodTooLong } from '../queue-errors';
import { QueueMove } from '../queue-move';
import { QueueReach } from '../queue-reach';
import { targetsOf } from '../targets';
import { figuresOf, type Stays } from './stage-figures';

const MINUTE = 60_000;
const DAY = 86_400_000;
/** Days shown when nobody says which. */
const USUAL_DAYS = 30;
/** Longer than a day is a card somebody forgot. */
const MOST_MINUTES = 24 * 60;

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
      .addSelect(`sum(case when ${FINISHED} then 1 else 0 end)`, 'finished')
      .getRawOne<{ entries: string; finished: string | null }>();
    return [Number(counts?.entries ?? 0), Number(counts?.finished ?? 0)];
  }

  /** Stays counted by stage, provider, hour and minutes, in the database: what comes back does not grow with the patients. */
  private async stays(me: Actor, filter: StageFiguresFilter, from: string, to: string, zone: string): Promise<Row[]> {
    const visits = await this.within(me, filter, from, to);
    visits
      .innerJoin(QueueMove, 'step', 'step.entryId = entry.id')
      .select([
        'entry.id as id',
        'entry.providerId as provider',
        'entry.enteredAt as begun_0',
        'entry.calledAt as ended_0',
      ])
      .andWhere(FINISHED)
      .groupBy('entry.id, entry.providerId, entry.enteredAt, entry.calledAt');
    STAGES.slice(1).forEach((stage, index) => {
      visits
        .addSelect(lastStep(into(stage)), `begun_${index + 1}`)
        .addSelect(lastStep(outOf(stage)), `ended_${index + 1}`);
    });
    const [begun, ended] = ['begun', 'ended'].map(
      (edge) => `case stage.n ${STAGES.map((_, n) => `when ${n} then visit.${edge}_${n}`).join(' ')} end`,
    );
    const found = await this.source
      .createQueryBuilder()
      .select(['stay.n as n', 'stay.provider as provider', 'count(*) as count'])
      .addSelect(hourOf('stay.begun', from, to, zone), 'hour')
      .addSelect('timestampdiff(minute, stay.begun, stay.ended)', 'minutes')
      .from(
        `(select stage.n, visit.provider, ${begun} as begun, ${ended} as ended from (${visits.getQuery()}) visit
           cross join (${STAGES.map((_, n) => `select ${n} as n`).join(' union all ')}) stage)`,
        'stay',
      )
      .where(`stay.ended >= stay.begun and timestampdiff(minute, stay.begun, stay.ended) < ${MOST_MINUTES}`)
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

const FINISHED = "entry.status = 'COMPLETED' and entry.isUnfinished = false";

/**
 * A stay begins with the last step into its stage that was no step back, and ends with the last one out of it that was none:
 * a step back takes a mistake back, and the stay goes on as its clock did. The first stage is told by the entry itself: who
 * left from the waiting room was never called and has no wait to count.
 */
const lastStep = (which: string) => `max(case when ${which} then step.at end)`;
const quoted = (stages: readonly string[]) => stages.map((stage) => `'${stage}'`).join(', ');
const into = (stage: Stage) =>
  `step.toStatus = '${stage}' and step.fromStatus in (${quoted(QUEUE_STATUSES.slice(0, QUEUE_STATUSES.indexOf(stage)))})`;
const outOf = (stage: Stage) =>
  `step.fromStatus = '${stage}' and step.toStatus in (${quoted(QUEUE_STATUSES.slice(QUEUE_STATUSES.indexOf(stage) + 1))})`;

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

/** The hour the clinic's clock shows at an instant: the servers know no zones, so each change of the clock is spelled out. */
function hourOf(column: string, from: string, to: string, zone: string): string {
  const cases: string[] = [];
  const end = Date.parse(to) + 2 * DAY;
  let at = startOfDay(from, zone).getTime() - DAY;
  let offset = zoneOffset(at, zone);
  while (at < end) {
    const next = at + DAY;
    if (zoneOffset(next, zone) === offset) at = next;
    else {
      // The clock changes on this day: at a full quarter of an hour everywhere.
      while (zoneOffset(at, zone) === offset) at += 15 * MINUTE;
      cases.push(`when ${column} < '${text(at)}' then ${offset / MINUTE}`);
      offset = zoneOffset(at, zone);
    }
  }
  const minutes = cases.length ? `(case ${cases.join(' ')} else ${offset / MINUTE} end)` : `${offset / MINUTE}`;
  return `hour(date_add(${column}, interval ${minutes} minute))`;
}

const text = (at: number): string => new Date(at).toISOString().slice(0, 19).replace('T', ' ');
