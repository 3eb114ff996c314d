import { isMeasured, minutesBetween, QueueEntry, stayRows, withStages } from '@cuspid/queue/api';
import { STAGES, type Stage } from '@cuspid/queue/contracts';
import type { EntityManager } from 'typeorm';
import { Brackets } from 'typeorm';
import type { Facts } from '../engine/facts';
import type { Days } from '../engine/period';
import { sql, type Sql } from '../engine/sql';

const TOLD = ['entry.day', 'entry.patientId', 'entry.visitId'];
const COLUMNS = ['id', 'provider', 'day', 'patientId', 'visitId'];

/** Finished stays of some days with the edges of their stages, by the rules of the queue. */
export function finishedStays(db: EntityManager, stretches: readonly Days[]): Sql {
  const entries = db.createQueryBuilder(QueueEntry, 'entry').where(
    new Brackets((within) => {
      stretches.forEach(({ from, to }, n) =>
        within.orWhere(`(entry.day >= :from${n} and entry.day <= :to${n})`, { [`from${n}`]: from, [`to${n}`]: to }),
      );
    }),
  );
  const [text, values] = withStages(entries, TOLD).getQueryAndParameters();
  return { text, values };
}

/** The number of a stage among those of a stay: what its rows are told by. */
export const stageNumber = (stage: Stage): string => String(STAGES.indexOf(stage));

/** The stays of patients in each stage, by the day of their check-in. Their amount is their minutes. */
export const STAYS: Facts = {
  key: 'STAY',
  from({ db }, stretches) {
    const { text, values } = finishedStays(db, stretches);
    return { text: `${stayRows(text, COLUMNS)} stay`, values };
  },
  where: sql(isMeasured('stay.begun', 'stay.ended')),
  at: { column: 'stay.day', is: 'DAY' },
  dimensions: { stage: 'stay.n', minutes: minutesBetween('stay.begun', 'stay.ended') },
  amount: minutesBetween('stay.begun', 'stay.ended'),
  rows: {
    id: `stay.id * ${STAGES.length} + stay.n`,
    joins: 'left join `user` provider on provider.id = stay.provider',
    patient: 'stay.patientId',
    link: { to: 'patient', id: 'stay.patientId' },
    columns: [
      { key: 'begun', label: 'From', unit: 'INSTANT', is: 'stay.begun' },
      { key: 'ended', label: 'Until', unit: 'INSTANT', is: 'stay.ended' },
      { key: 'minutes', label: 'Minutes', unit: 'MINUTES', is: minutesBetween('stay.begun', 'stay.ended') },
      { key: 'provider', label: 'Clinician', unit: 'TEXT', is: 'provider.name' },
    ],
  },
  kept: { source: 'QUEUE', axes: [['stage', 'minutes']] },
};

/** Whole stays from check-in to leaving, by the day of the check-in. Their amount is their minutes. */
export const IN_CLINIC: Facts = {
  key: 'IN_CLINIC',
  from: () => sql('queue_entry entry'),
  where: sql(
    `entry.status = 'COMPLETED' and entry.is_unfinished = false and ${isMeasured('entry.entered_at', 'entry.completed_at')}`,
  ),
  at: { column: 'entry.day', is: 'DAY' },
  dimensions: { minutes: minutesBetween('entry.entered_at', 'entry.completed_at') },
  amount: minutesBetween('entry.entered_at', 'entry.completed_at'),
  rows: {
    id: 'entry.id',
    joins: 'left join `user` provider on provider.id = entry.provider_id',
    patient: 'entry.patient_id',
    link: { to: 'patient', id: 'entry.patient_id' },
    columns: [
      { key: 'entered', label: 'Checked in', unit: 'INSTANT', is: 'entry.entered_at' },
      { key: 'left', label: 'Left', unit: 'INSTANT', is: 'entry.completed_at' },
      {
        ...{ key: 'minutes', label: 'Minutes', unit: 'MINUTES' },
        is: minutesBetween('entry.entered_at', 'entry.completed_at'),
      },
      { key: 'provider', label: 'Clinician', unit: 'TEXT', is: 'provider.name' },
    ],
  },
  kept: { source: 'QUEUE', axes: [['minutes']] },
};
