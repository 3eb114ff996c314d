import type { SpecClinic } from '@cuspid/platform/testing';
import type { ReportRowsDto } from '@cuspid/reports/contracts/dto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FigureRule } from '../engine/figure-rule';
import { rowsOf } from '../engine/rows';
import { ReportKeeper } from '../kept/report-keeper';
import { ownRules } from '../own/own-rules';
import { REPORT_SOURCES } from '../reports-sources';
import { ReportsService } from '../reports.service';
import { openReportsClinic } from '../testing/reports-clinic';
import { fillKnownClinic, moveTo, type KnownPeople } from './known-clinic';
import { KNOWN_DAYS, type KnownDays } from './known-days';
import * as truths from './plain-sql';

const { VISIT_TRUTHS, PROVIDER_TRUTHS, OWN_TRUTHS, TEACHING_TRUTHS, PATIENT_TRUTHS, PAYMENT_TRUTHS, PROCEDURE_TRUTHS } =
  truths;
const TRUTHS: Record<string, truths.Truth> = {
  ...{ ...VISIT_TRUTHS, ...PROVIDER_TRUTHS, ...OWN_TRUTHS, ...TEACHING_TRUTHS },
  ...{ ...PATIENT_TRUTHS, ...PAYMENT_TRUTHS, ...PROCEDURE_TRUTHS },
};
/** Reports whose truth is a world of its own: the spec beside each holds a second, plain count of all its figures. */
const ELSEWHERE: ReadonlySet<string> = new Set(['inventory', 'epidemiology']);
const THERE: ReadonlySet<string> = new Set([
  'money-outstanding',
  'money-prepaid',
  'money-outstanding-by-age',
  'money-by-currency',
  'procedures-planned',
  'procedures-plan-done',
]);

const RULES = REPORT_SOURCES.filter(({ kind }) => !ELSEWHERE.has(kind))
  .flatMap(({ rules }) => rules)
  .filter(({ key }) => !THERE.has(key));

describe('every figure, against plain SQL', () => {
  let clinic: SpecClinic;
  let people: KnownPeople;

  beforeAll(async () => {
    clinic = await openReportsClinic();
    people = await fillKnownClinic(clinic);
  }, 120_000);
  afterAll(() => clinic.close());

  async function asked(text: string, days: KnownDays, me: number): Promise<(number | null)[]> {
    const values: unknown[] = [];
    const known: Record<string, unknown> = { ...days, me };
    const local = text.replace(
      /:local\[(.*?)\]/g,
      (_, at: string) => `date_add(${at}, interval ${days.ahead(at)} minute)`,
    );
    const sql = local.replace(/:(start|end|from|to|me|weekdays)\b/g, (_, name: string) => {
      values.push(known[name]);
      return '?';
    });
    const rows: Record<string, unknown>[] = await clinic.source.query(sql, values);
    return rows.map((row) => Number(Object.values(row)[0]));
  }

  /** What is true of a figure, told as the report tells it. */
  async function truth(key: string, days: KnownDays, me: number) {
    const { n, of, parts = 1, list, share = 0 } = TRUTHS[key] ?? {};
    if (list) {
      const minutes = await asked(list, days, me);
      const sum = minutes.reduce<number>((all, one) => all + (one ?? 0), 0);
      return {
        value: minutes[Math.ceil(minutes.length * share) - 1] ?? null,
        numerator: sum,
        denominator: minutes.length,
      };
    }
    const [numerator = 0] = await asked(n ?? '', days, me);
    if (!of) return { value: numerator, numerator, denominator: null };
    const [denominator = 0] = await asked(of, days, me);
    const value = denominator ? Math.round(((numerator ?? 0) * parts) / denominator) : null;
    return { value, numerator, denominator };
  }

  async function told(rule: FigureRule, { from, to }: KnownDays) {
    return clinic.get(ReportsService).reading({ from, to }, async (read) => {
      const { now } = await read.figure(rule);
      let [count, sum] = [0, 0];
      for (let cursor: string | null | undefined; cursor !== null;) {
        const page: ReportRowsDto = await rowsOf(read, rule, { figure: rule.key, limit: 7, ...(cursor && { cursor }) });
        count += page.items.length;
        sum = page.items.reduce((all, { amount }) => all + amount, sum);
        cursor = page.nextCursor;
      }
      return { now, count, sum };
    });
  }

  async function wrongOf(rules: readonly FigureRule[], days: KnownDays, me: number): Promise<string[]> {
    const wrong: string[] = [];
    for (const rule of rules) {
      const expected = await truth(rule.key, days, me);
      const { now, count, sum } = await told(rule, days);
      // Nothing to tell of is told as none or as nought: both are nothing.
      const { value, numerator, denominator } = now;
      if (
        JSON.stringify([value, numerator, denominator]) !==
        JSON.stringify([expected.value, expected.numerator, expected.denominator])
      )
        wrong.push(`${rule.key}: told ${JSON.stringify(now)}, true is ${JSON.stringify(expected)}`);
      if (sum !== numerator) wrong.push(`${rule.key}: ${count} rows add up to ${sum}, not to ${numerator}`);
    }
    return wrong;
  }

  it('has a second SQL for every figure of every report', () => {
    const missing = [...RULES, ...ownRules(1)].map(({ key }) => key).filter((key) => !(key in TRUTHS));
    expect(missing).toEqual([]);
  });

  describe.each(KNOWN_DAYS.map((days) => [`${days.zone} ${days.from} to ${days.to}`, days] as const))(
    '%s',
    (_, days) => {
      beforeAll(() => moveTo(clinic, days.zone));

      it('is true, counted as it is asked', async () => {
        expect(await wrongOf(RULES, days, 0)).toEqual([]);
      });

      it('is true of what one person did', async () => {
        for (const { id } of [people.dentist, people.other, people.student]) {
          expect(await wrongOf(ownRules(id), days, id)).toEqual([]);
        }
      });

      // Once in each zone: all days are counted anew when it changes.
      if (days !== KNOWN_DAYS[2] && days !== KNOWN_DAYS[4]) return;
      it('is true of days that were counted before', async () => {
        await clinic.get(ReportKeeper).keepAll();
        expect(await wrongOf(RULES, days, 0)).toEqual([]);
      });
    },
  );

  it('is what was counted by hand', async () => {
    await moveTo(clinic, 'Europe/London');
    const [spring, autumn] = KNOWN_DAYS;
    const visits = async (days: KnownDays | undefined) =>
      days &&
      (await clinic.get(ReportsService).of('visits', days)).figures.find(({ key }) => key === 'visits-booked')?.value;
    // Of the instants: 00:00, 00:59, 01:00, 18:29, 18:30, 22:59 on the short day; 23:00, 00:30, 01:30, 18:30, 23:59 on the long one.
    expect([await visits(spring), await visits(autumn)]).toEqual([6, 5]);
    const { figures } = await clinic.get(ReportsService).of('visits', { from: '2026-03-29', to: '2026-03-29' });
    const value = (key: string) => figures.find((one) => one.key === key)?.value;
    // Three finished stays: waits of 10, 20 and 30; in the clinic for 85, 95 and 105 minutes.
    expect([value('wait-median'), value('wait-ninetieth'), value('clinic-median')]).toEqual([20, 30, 95]);
  });
});
