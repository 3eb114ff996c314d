import { plansOf } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ReportsService } from './reports.service';
import { openTwoYears, type TwoYears } from './testing/two-years';

/** Visits a day over two years, two of three with a stay and money: in the long form 500,000 of them. */
const A_DAY = process.env['CUSPID_LONG'] ? 685 : 4;
/** Visits a day of a small clinic beside it, by which the machine is told. */
const A_DAY_BESIDE = process.env['CUSPID_LONG'] ? 2 : 1;
/** Times each report is asked for when its time is told; the middle one is. */
const ROUNDS = process.env['CUSPID_LONG'] ? 41 : 1;
const KINDS = ['overview', 'visits', 'providers'] as const;

describe('the reports of a year', () => {
  let large: TwoYears;
  let small: TwoYears;

  beforeAll(async () => {
    large = await openTwoYears(A_DAY);
    small = await openTwoYears(A_DAY_BESIDE);
  }, 3_600_000);
  afterAll(async () => {
    await small.clinic.close();
    await large.clinic.close();
  });

  const reports = ({ clinic }: TwoYears) => clinic.get(ReportsService);

  it.each(KINDS)('reads what is kept of the days, not the facts (%s)', async (kind) => {
    const plans = await plansOf(large.clinic.source, () => reports(large).of(kind, large.days));
    for (const { steps } of plans)
      for (const { table, key } of steps)
        if (['visit', 'entry', 'posting', 'step'].includes(table)) expect(key, JSON.stringify(steps)).not.toBeNull();
    const facts = plans.filter(({ steps }) => steps.some(({ table }) => ['visit', 'entry', 'posting'].includes(table)));
    const read = facts.reduce((sum, plan) => sum + plan.read, 0);
    // Of the facts today's alone: visits by each of their dimensions, stays with their steps.
    expect(read).toBeLessThan(A_DAY * 120 + 700);
  });

  it('reads all that is kept by one statement', async () => {
    const plans = await plansOf(large.clinic.source, () => reports(large).of('overview', large.days));
    const of = (table: string) => plans.filter(({ steps }) => steps.some((step) => step.table === table)).length;
    expect([of('report_rollup'), of('report_day'), of('report_touch'), of('report_tally')]).toEqual([1, 1, 1, 1]);
  });

  it('shows the rows of a figure by walking to the page', async () => {
    const plans = await plansOf(large.clinic.source, () =>
      reports(large).rows('visits', { ...large.days, figure: 'visits-missed', limit: 25 }),
    );
    for (const { read, steps } of plans) expect(read, JSON.stringify(steps)).toBeLessThan(1_500);
  });

  /** Milliseconds that pass, and that the processor works for this process; the middle of both. */
  async function timed(work: () => Promise<unknown>): Promise<string> {
    const [took, worked]: [number[], number[]] = [[], []];
    for (let n = 0; n < ROUNDS; n++) {
      const [began, used] = [performance.now(), process.cpuUsage()];
      await work();
      const { user, system } = process.cpuUsage(used);
      took.push(performance.now() - began);
      worked.push((user + system) / 1_000);
    }
    const at = (times: number[], share: number) =>
      times.sort((a, b) => a - b)[Math.floor(ROUNDS * share)]?.toFixed(1) ?? '';
    return `median ${at(took, 0.5)} ms (${at(worked, 0.5)} of it ours), least ${at(took, 0)}, nine of ten ${at(took, 0.9)}`;
  }

  it('tells how long it takes', { timeout: 600_000 }, async () => {
    for (const kind of KINDS)
      for (const one of [small, large]) {
        const told = await timed(() => reports(one).of(kind, one.days));
        process.stdout.write(`${kind} of 12 months over ${one.visits} visits: ${told}\n`);
      }
    const counted = await timed(() => large.clinic.source.query('select count(*) from visit'));
    process.stdout.write(`count(*) of ${large.visits} visits: ${counted}\n`);
  });
});
