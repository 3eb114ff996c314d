import { QUEUE_STATUSES, STAGES, type Stage } from '@cuspid/queue/contracts';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { QueueMove } from '../queue-move';

/** Longer than a day is a card somebody forgot. */
const MOST_MINUTES = 24 * 60;

/** An `entry` whose stay was finished: what is measured. */
export const FINISHED_STAY = "entry.status = 'COMPLETED' and entry.isUnfinished = false";

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

/**
 * Finished entries (alias `entry`) with the edges of each stage, `begun_0`, `ended_0` and so on in the order of the stages; with
 * `id`, `provider` and what else of the entry is `told`. The one place that says what a stay is.
 */
export function withStages<T extends ObjectLiteral>(
  entries: SelectQueryBuilder<T>,
  told: readonly string[] = [],
): SelectQueryBuilder<T> {
  const columns = ['entry.id', 'entry.providerId', 'entry.enteredAt', 'entry.calledAt', ...told];
  entries
    .innerJoin(QueueMove, 'step', 'step.entryId = entry.id')
    .select([
      'entry.id as id',
      'entry.providerId as provider',
      'entry.enteredAt as begun_0',
      'entry.calledAt as ended_0',
    ])
    .andWhere(FINISHED_STAY)
    .groupBy(columns.join(', '));
  told.forEach((column) => entries.addSelect(column, column.slice('entry.'.length)));
  STAGES.slice(1).forEach((stage, index) => {
    entries
      .addSelect(lastStep(into(stage)), `begun_${index + 1}`)
      .addSelect(lastStep(outOf(stage)), `ended_${index + 1}`);
  });
  return entries;
}

/** The edge of a stay (`begun`, `ended`) of the stage whose number is `stage.n`, of a `visit` of `withStages`. */
const edge = (which: 'begun' | 'ended') =>
  `case stage.n ${STAGES.map((_, n) => `when ${n} then visit.${which}_${n}`).join(' ')} end`;

/** One row for each stay out of the SQL of `withStages`: its stage's number, `begun`, `ended`, and what is `told` of the visit. */
export const stayRows = (visits: string, told: readonly string[]): string =>
  `(select stage.n, ${told.map((column) => `visit.${column}`).join(', ')}, ${edge('begun')} as begun, ${edge('ended')} as ended
     from (${visits}) visit cross join (${STAGES.map((_, n) => `select ${n} as n`).join(' union all ')}) stage)`;

/** The whole minutes between two columns. */
export const minutesBetween = (begun: string, ended: string): string => `timestampdiff(minute, ${begun}, ${ended})`;

/** Whether there is a stay between two columns to measure. */
export const isMeasured = (begun: string, ended: string): string =>
  `${ended} >= ${begun} and ${minutesBetween(begun, ended)} < ${MOST_MINUTES}`;
