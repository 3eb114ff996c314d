import { dayAfter } from '@cuspid/platform/contracts';
import { plansOf, type Person, type SpecClinic } from '@cuspid/platform/testing';
import { Clinic } from '@cuspid/settings/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ReportKeeper } from './kept/report-keeper';
import { ReportsService } from './reports.service';
import { openReportsClinic } from './testing/reports-clinic';

/** Visits a day over two years, two of three with a stay and money: in the long form 500,000 of them. */
const A_DAY = process.env['CUSPID_LONG'] ? 685 : 4;
const DAYS = 730;
const PROVIDERS = 6;
const CHAIRS = 8;
/** Times each report is asked for when its time is told; the middle one is. */
const ROUNDS = process.env['CUSPID_LONG'] ? 7 : 1;

describe('the reports of a year', () => {
  let clinic: SpecClinic;
  let admin: Person;
  let days: { from: string; to: string };

  beforeAll(async () => {
    clinic = await openReportsClinic();
    admin = await clinic.person('ADMIN');
    const patient = await clinic.patient();
    const providers: number[] = [];
    for (let n = 0; n < PROVIDERS; n++) providers.push((await clinic.person('ORTHODONTIST')).id);
    const chairs: number[] = [];
    for (let n = 0; n < CHAIRS; n++)
      chairs.push((await ask('insert into chair (name, sort) values (?, ?)', [`Chair ${n}`, n])).insertId);
    const today = await clinic.get(Clinic).today();
    days = { from: dayAfter(today, -364), to: today };
    await insertVisits(patient, providers[0] ?? 0, chairs[0] ?? 0, today);
    await clinic.get(ReportKeeper).keepAll();
    await ask('analyze table visit, queue_entry, queue_move, posting, report_tally, report_touch');
  }, 3_600_000);
  afterAll(() => clinic.close());

  const ask = (sql: string, values: unknown[] = []) => clinic.source.query(sql, values);
  const numbers = (count: number) =>
    `(with recursive up (n) as (select 0 union all select n + 1 from up where n < ${count - 1}) select n from up)`;

  /** Every day has as many visits, each with a finished stay and money. */
  async function insertVisits(patient: number, provider: number, chair: number, today: string): Promise<void> {
    const values: Record<string, string | number> = { patient, provider, chair, admin: admin.id, today };
    const of = (sql: string) => sql.replaceAll(/:(\w+)/g, (_, name: string) => quoted(values, name));
    for (let from = 0; from < DAYS; from += 73) {
      await ask(
        of(`insert into visit (patient_id, provider_id, chair_id, starts_at, minutes, type, status, created_by_id, created_at)
          select :patient, :provider + at.n % ${PROVIDERS}, :chair + at.n % ${CHAIRS},
            date_add(date_sub(:today, interval day.n + ${from} day), interval 150 + at.n % 540 minute), 30,
            elt(1 + at.n % 5, 'Review', 'Adjustment', 'Bonding', 'Debond', 'Check'),
            elt(1 + (at.n * 7 + day.n) % 6, 'COMPLETED', 'COMPLETED', 'COMPLETED', 'COMPLETED', 'CANCELLED', 'DID_NOT_ATTEND'),
            :admin, now(3)
          from ${numbers(73)} day join ${numbers(A_DAY)} at`),
      );
    }
    await ask(
      of(`insert into queue_entry (patient_id, visit_id, provider_id, ticket, status, day, stage_since, entered_at, called_at, completed_at, checked_in_by_id)
        select :patient, id, provider_id, concat('T', id), 'COMPLETED', date(starts_at), starts_at, starts_at,
          date_add(starts_at, interval id * 7 % 45 minute), date_add(starts_at, interval 50 + id * 13 % 50 minute), :admin
        from visit where status = 'COMPLETED'`),
    );
    const steps = [
      ['null', 'IN_WAITING_ROOM', 'entered_at'],
      ['IN_WAITING_ROOM', 'UNDER_CONSULTATION', 'called_at'],
      ['UNDER_CONSULTATION', 'UNDER_TREATMENT', 'date_add(called_at, interval id * 5 % 20 minute)'],
      ['UNDER_TREATMENT', 'COMPLETED', 'completed_at'],
    ];
    for (const [before, after, at] of steps) {
      await ask(
        of(`insert into queue_move (entry_id, from_status, to_status, at, actor_id)
          select id, nullif('${before}', 'null'), '${after}', ${at}, :admin from queue_entry`),
      );
    }
    await ask(
      of(`insert into posting (patient_id, kind, amount_minor, currency, description, paid_on, paid_at, posted_at, posted_by_id, visit_id)
        select :patient, 'CHARGE', 100 + id % 900, 'LKR', 'Visit', date(starts_at), starts_at, starts_at, :admin, id
        from visit where status = 'COMPLETED'`),
    );
  }

  const quoted = (values: Record<string, string | number>, name: string): string => {
    const value = values[name];
    return typeof value === 'number' ? String(value) : `'${value}'`;
  };

  it.each(['overview', 'visits', 'providers'] as const)(
    'reads what is kept of the days, not the facts (%s)',
    async (kind) => {
      const plans = await plansOf(clinic.source, () => clinic.get(ReportsService).of(kind, days));
      for (const { steps } of plans)
        for (const { table, key } of steps)
          if (['visit', 'entry', 'posting', 'step'].includes(table)) expect(key, JSON.stringify(steps)).not.toBeNull();
      const facts = plans.filter(({ steps }) =>
        steps.some(({ table }) => ['visit', 'entry', 'posting'].includes(table)),
      );
      const read = facts.reduce((sum, plan) => sum + plan.read, 0);
      // Of the facts today's alone: visits by each of their dimensions, stays with their steps.
      expect(read).toBeLessThan(A_DAY * 120 + 700);
    },
  );

  it('shows the rows of a figure by walking to the page', async () => {
    const plans = await plansOf(clinic.source, () =>
      clinic.get(ReportsService).rows('visits', { ...days, figure: 'visits-missed', limit: 25 }),
    );
    for (const { read, steps } of plans) expect(read, JSON.stringify(steps)).toBeLessThan(1_500);
  });

  it('tells how long it takes', async () => {
    const timed = async (work: () => Promise<unknown>) => {
      const times: number[] = [];
      for (let n = 0; n < ROUNDS; n++) {
        const began = performance.now();
        await work();
        times.push(performance.now() - began);
      }
      return times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
    };
    const count = await timed(() => ask('select count(*) from visit'));
    for (const kind of ['overview', 'visits', 'providers'] as const) {
      const took = await timed(() => clinic.get(ReportsService).of(kind, days));
      process.stdout.write(
        `${kind} of 12 months over ${A_DAY * DAYS} visits: ${took.toFixed(1)} ms, ${(took / count).toFixed(2)} of count(*) (${count.toFixed(1)} ms)\n`,
      );
    }
  });
});
