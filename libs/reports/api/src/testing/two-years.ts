import { dayAfter } from '@cuspid/platform/contracts';
import type { SpecClinic } from '@cuspid/platform/testing';
import { Clinic } from '@cuspid/settings/api';
import { ReportKeeper } from '../kept/report-keeper';
import { openReportsClinic } from './reports-clinic';

const DAYS = 730;
/** Days a statement fills. */
const FILLED = 73;
const PROVIDERS = 6;
const CHAIRS = 8;

/** A clinic with two years of visits behind it, whose days are kept. */
export interface TwoYears {
  clinic: SpecClinic;
  visits: number;
  /** The twelve months until today. */
  days: { from: string; to: string };
}

const numbers = (count: number) =>
  `(with recursive up (n) as (select 0 union all select n + 1 from up where n < ${count - 1}) select n from up)`;

/** Opens a clinic that had so many visits each day, two of three with a finished stay and money. */
export async function openTwoYears(aDay: number): Promise<TwoYears> {
  const clinic = await openReportsClinic();
  const ask = (sql: string, values: unknown[] = []) => clinic.source.query(sql, values);
  const { id: admin } = await clinic.person('ADMIN');
  const providers: number[] = [];
  for (let n = 0; n < PROVIDERS; n++) providers.push((await clinic.person('ORTHODONTIST')).id);
  const chairs: number[] = [];
  for (let n = 0; n < CHAIRS; n++)
    chairs.push((await ask('insert into chair (name, sort) values (?, ?)', [`Chair ${n}`, n])).insertId);
  const today = await clinic.get(Clinic).today();
  const [provider = 0, chair = 0] = [providers[0], chairs[0]];
  await insertVisits(clinic, aDay, { patient: await clinic.patient(), provider, chair, admin, today });
  // No day is kept yet: nobody has to be told which ones were changed.
  await ask('truncate report_touch');
  await clinic.get(ReportKeeper).keepAll();
  await ask('analyze table visit, queue_entry, queue_move, posting, report_day, report_tally, report_touch');
  return { clinic, visits: aDay * DAYS, days: { from: dayAfter(today, -364), to: today } };
}

async function insertVisits(clinic: SpecClinic, aDay: number, known: Record<string, string | number>): Promise<void> {
  const quoted = (name: string): string => {
    const value = known[name];
    return typeof value === 'number' ? String(value) : `'${value}'`;
  };
  const fill = (sql: string): Promise<unknown> =>
    clinic.source.query(sql.replaceAll(/:(\w+)/g, (_, name: string) => quoted(name)));
  for (let from = 0; from < DAYS; from += FILLED) {
    await fill(`insert into visit (patient_id, provider_id, chair_id, starts_at, minutes, type, status, created_by_id, created_at)
      select :patient, :provider + at.n % ${PROVIDERS}, :chair + at.n % ${CHAIRS},
        date_add(date_sub(:today, interval day.n + ${from} day), interval 150 + at.n % 540 minute), 30,
        elt(1 + at.n % 5, 'Review', 'Adjustment', 'Bonding', 'Debond', 'Check'),
        elt(1 + (at.n * 7 + day.n) % 6, 'COMPLETED', 'COMPLETED', 'COMPLETED', 'COMPLETED', 'CANCELLED', 'DID_NOT_ATTEND'),
        :admin, now(3)
      from ${numbers(FILLED)} day join ${numbers(aDay)} at`);
  }
  await fill(`insert into queue_entry (patient_id, visit_id, provider_id, ticket, status, day, stage_since, entered_at, called_at, completed_at, checked_in_by_id)
    select :patient, id, provider_id, concat('T', id), 'COMPLETED', date(starts_at), starts_at, starts_at,
      date_add(starts_at, interval id * 7 % 45 minute), date_add(starts_at, interval 50 + id * 13 % 50 minute), :admin
    from visit where status = 'COMPLETED'`);
  const steps = [
    ['null', 'IN_WAITING_ROOM', 'entered_at'],
    ['IN_WAITING_ROOM', 'UNDER_CONSULTATION', 'called_at'],
    ['UNDER_CONSULTATION', 'UNDER_TREATMENT', 'date_add(called_at, interval id * 5 % 20 minute)'],
    ['UNDER_TREATMENT', 'COMPLETED', 'completed_at'],
  ];
  for (const [before, after, at] of steps) {
    await fill(`insert into queue_move (entry_id, from_status, to_status, at, actor_id)
      select id, nullif('${before}', 'null'), '${after}', ${at}, :admin from queue_entry`);
  }
  await fill(`insert into posting (patient_id, kind, amount_minor, currency, description, paid_on, paid_at, posted_at, posted_by_id, visit_id)
    select :patient, 'CHARGE', 100 + id % 900, 'LKR', 'Visit', date(starts_at), starts_at, starts_at, :admin, id
    from visit where status = 'COMPLETED'`);
}
