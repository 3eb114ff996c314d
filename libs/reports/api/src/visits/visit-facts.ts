import { REGISTRATION } from '@cuspid/visits/contracts';
import type { Facts } from '../engine/facts';
import { sql } from '../engine/sql';

/** Text that is told apart to the letter, whatever the table compares by. */
const exact = (column: string): string => `cast(${column} as char) collate utf8mb4_bin`;

/** Visits by when they begin; the first ones of a registration are none. Their amount is the minutes they book a chair. */
export const VISITS: Facts = {
  key: 'VISIT',
  from: () => sql('visit'),
  where: sql('visit.type <> ?', REGISTRATION),
  at: { column: 'visit.starts_at', is: 'INSTANT' },
  dimensions: {
    status: 'visit.status',
    provider: 'visit.provider_id',
    chair: 'visit.chair_id',
    type: exact('visit.type'),
  },
  amount: 'if(visit.chair_id is null, 0, visit.minutes)',
  rows: {
    id: 'visit.id',
    joins: 'left join `user` provider on provider.id = visit.provider_id left join chair on chair.id = visit.chair_id',
    patient: 'visit.patient_id',
    link: { to: 'visit', id: 'visit.id' },
    columns: [
      { key: 'startsAt', label: 'Begins', unit: 'INSTANT', is: 'visit.starts_at' },
      { key: 'type', label: 'Kind', unit: 'TEXT', is: 'visit.type' },
      { key: 'provider', label: 'Clinician', unit: 'TEXT', is: 'provider.name' },
      { key: 'chair', label: 'Chair', unit: 'TEXT', is: 'chair.name' },
      { key: 'minutes', label: 'Booked', unit: 'MINUTES', is: 'visit.minutes' },
      { key: 'status', label: 'Status', unit: 'TEXT', is: 'visit.status' },
    ],
  },
  kept: {
    source: 'VISIT',
    axes: [
      ['type', 'status'],
      ['chair', 'status'],
      ['provider', 'status'],
    ],
  },
};
