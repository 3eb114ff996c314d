import type { SpecClinic } from '@cuspid/platform/testing';

const DIGITS =
  '(select 0 d union all select 1 union all select 2 union all select 3 union all select 4 union all select 5 union all select 6 union all select 7 union all select 8 union all select 9)';

/** A log of `thousands` thousand unsealed entries, one a minute from 2020 on: 50 people, 2,000 patients, 40 actions. */
export async function fillLog(clinic: SpecClinic, thousands: number): Promise<void> {
  const statement =
    'insert into audit_entry (at, actor_id, actor_name, role, action, entity, entity_id, patient_id, `before`, `after`, address, request_id)' +
    " select '2020-01-01' + interval n minute, n % 50 + 1, concat('Person ', n % 50), elt(n % 6 + 1, 'ADMIN', 'ORTHODONTIST', 'DENTAL_SURGEON', 'NURSE', 'RECEPTION', 'STUDENT')," +
    " concat(elt(n % 4 + 1, 'patient', 'visit', 'queue', 'chart'), '.', elt(n div 4 % 10 + 1, 'read', 'changed', 'registered', 'called', 'moved', 'closed', 'voided', 'recorded', 'printed', 'removed'))," +
    " elt(n % 4 + 1, 'patient', 'visit', 'queue-entry', 'chart'), n % 5000 + 1, n % 2000 + 1, concat('{\"n\":', n, '}'), concat('{\"n\":', n + 1, '}')," +
    " concat('10.0.', n % 7, '.', n % 200), concat('request-', n)" +
    ' from (select ? + a.d + b.d * 10 + c.d * 100 as n from ' +
    [`${DIGITS} a`, `${DIGITS} b`, `${DIGITS} c`].join(', ') +
    ') numbers order by n';
  for (let thousand = 0; thousand < thousands; thousand++) await clinic.source.query(statement, [thousand * 1_000]);
  await clinic.source.query('analyze table audit_entry');
}
