import type { Person, SpecClinic } from '@cuspid/platform/testing';
import type { ReportDto, ReportFigureDto, ReportRowDto } from '@cuspid/reports/contracts/dto';
import { Clinic } from '@cuspid/settings/api';
import type { VisitStatus } from '@cuspid/visits/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ReportsService } from '../reports.service';
import { openReportsClinic } from '../testing/reports-clinic';

const ZONE = 'Europe/London';

describe('the report of visits', () => {
  let clinic: SpecClinic;
  let admin: Person;
  let dentist: Person;
  let chair: number;

  beforeAll(async () => {
    clinic = await openReportsClinic();
    [admin, dentist] = [await clinic.person('ADMIN'), await clinic.person('ORTHODONTIST')];
    await clinic.source.query('update clinic_setting set time_zone = ? where id = 1', [ZONE]);
    await clinic.source.query("insert ignore into clinic_setting (id, name, time_zone) values (1, 'Spec', ?)", [ZONE]);
    clinic.get(Clinic).forget();
    ({ insertId: chair } = await clinic.source.query("insert into chair (name, sort) values ('Chair 1', 1)"));
  }, 120_000);
  afterAll(() => clinic.close());

  async function visit(at: string, status: VisitStatus, set: { minutes?: number; type?: string } = {}): Promise<void> {
    await clinic.source.query(
      `insert into visit (patient_id, provider_id, chair_id, starts_at, minutes, type, status, created_by_id, created_at)
       values (?, ?, ?, ?, ?, ?, ?, ?, now(3))`,
      [
        ...[await clinic.patient(), dentist.id, chair, new Date(at), set.minutes ?? 30],
        ...[set.type ?? 'Adjustment', status, admin.id],
      ],
    );
  }

  const report = (from: string, to: string): Promise<ReportDto> =>
    clinic.get(ReportsService).of('visits', { from, to });
  const figure = ({ figures }: ReportDto, key: string): ReportFigureDto | undefined =>
    figures.find((one) => one.key === key);

  async function rows(figure: string, days: { from: string; to: string }, key?: string): Promise<ReportRowDto[]> {
    const found: ReportRowDto[] = [];
    let cursor: string | null = null;
    do {
      const page = await clinic
        .get(ReportsService)
        .rows('visits', { figure, ...days, limit: 2, ...(cursor && { cursor }), ...(key && { key }) });
      found.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    return found;
  }

  it('counts a day from the clinic’s midnight to its next, on days the clock changes too', async () => {
    // 29 March 2026 has 23 hours in London, 25 October 25.
    await visit('2026-03-28T23:30:00Z', 'COMPLETED'); // 23:30 on the 28th
    await visit('2026-03-29T00:10:00Z', 'COMPLETED'); // 00:10 on the 29th
    await visit('2026-03-29T22:50:00Z', 'DID_NOT_ATTEND'); // 23:50 on the 29th
    await visit('2026-03-29T23:10:00Z', 'COMPLETED'); // 00:10 on the 30th
    await visit('2026-10-24T22:30:00Z', 'COMPLETED'); // 23:30 on the 24th
    await visit('2026-10-24T23:10:00Z', 'COMPLETED'); // 00:10 on the 25th
    await visit('2026-10-25T23:50:00Z', 'CANCELLED'); // 23:50 on the 25th
    await visit('2026-10-26T00:10:00Z', 'COMPLETED');
    const spring = figure(await report('2026-03-28', '2026-03-30'), 'visits-booked');
    expect(spring?.sparkline).toEqual([1, 2, 1]);
    const autumn = figure(await report('2026-10-24', '2026-10-26'), 'visits-booked');
    expect(autumn?.sparkline).toEqual([1, 2, 1]);
    expect(figure(await report('2026-03-29', '2026-03-29'), 'missed-share')).toMatchObject({
      ...{ value: 500, numerator: 1, denominator: 2, before: 0, change: 500, isBetter: false },
    });
  });

  it('opens the rows of every figure, and they add up to it', async () => {
    await visit('2026-05-04T09:00:00Z', 'COMPLETED', { type: 'Review' });
    await visit('2026-05-04T10:00:00Z', 'ARRIVED', { minutes: 45 });
    await visit('2026-05-05T10:00:00Z', 'CANCELLED', { type: 'review' });
    await visit('2026-05-05T11:00:00Z', 'DID_NOT_ATTEND');
    const days = { from: '2026-05-01', to: '2026-05-31' };
    const told = await report(days.from, days.to);
    for (const { key, numerator } of told.figures) {
      const amounts = (await rows(key, days)).map(({ amount }) => amount);
      expect(
        amounts.reduce((sum, amount) => sum + amount, 0),
        key,
      ).toBe(numerator);
    }
    const types = told.tables.find(({ key }) => key === 'by-type');
    for (const { key, cells } of types?.rows ?? [])
      expect(await rows('visits-booked', days, key ?? ''), key ?? '').toHaveLength(Number(cells[1]));
    expect(types?.rows.map(({ key }) => key)).toEqual(['Adjustment', 'review', 'Review']);
  });

  it('reckons the use of the chairs from their open hours', async () => {
    // 08:00 to 17:00 on weekdays; 30 and 45 minutes attended on Monday 4 May.
    expect(figure(await report('2026-05-04', '2026-05-04'), 'chair-use')).toMatchObject({
      ...{ numerator: 75, denominator: 540, value: 139 },
    });
  });
});
