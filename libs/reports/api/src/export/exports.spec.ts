import { parse } from 'csv-parse/sync';
import readXlsxFile from 'read-excel-file/node';
import { MemoryPdf, Pdf } from '@cuspid/platform/providers';
import type { Person, SpecClinic } from '@cuspid/platform/testing';
import type { ReportDto, ReportRowDto } from '@cuspid/reports/contracts/dto';
import { FIGURES } from '@cuspid/reports/contracts';
import { Clinic, ClinicSetting } from '@cuspid/settings/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REPORT_SOURCES } from '../reports-sources';
import { ReportsService } from '../reports.service';
import { openReportsClinic } from '../testing/reports-clinic';

const DAYS = { from: '2026-03-01', to: '2026-03-31' };
const ASKED = `from=${DAYS.from}&to=${DAYS.to}`;
/** More than two pages of what is read at once. */
const VISITS = 2_345;

/** A spreadsheet keeps a moment as a fraction of a day: it is met to the second, from either side. */
const nearestMinute = (at: Date): string =>
  new Date(Math.round(at.getTime() / 60_000) * 60_000).toISOString().slice(0, 16).replace('T', ' ');

describe('exports', () => {
  let clinic: SpecClinic;
  let admin: Person;

  beforeAll(async () => {
    clinic = await openReportsClinic();
    admin = await clinic.person('ADMIN', { name: 'Manel Gunasekara' });
    const dentist = await clinic.person('ORTHODONTIST', { name: '=HYPERLINK("x")' });
    const setting = Object.assign(clinic.get(Clinic).unnamed(), { timeZone: 'Europe/London' });
    await clinic.source.manager.save(ClinicSetting, setting);
    clinic.get(Clinic).forget();
    const patient = await clinic.patient({ firstName: '＝1+1', lastName: 'නිමල්, "Jr"' });
    // Every five minutes from 23:30 on the 28th, over the night in which an hour is missing.
    await clinic.source.query(
      `insert into visit (patient_id, provider_id, starts_at, minutes, type, status, created_by_id, created_at)
       select ?, ?, date_add('2026-03-20 23:30:00', interval seq * 5 minute), 30, if(seq % 3, 'Review', '@SUM(A1)'),
         if(seq % 4, 'COMPLETED', 'DID_NOT_ATTEND'), ?, now(3) from seq_0_to_2344`,
      [patient, dentist.id, admin.id],
    );
  }, 120_000);
  afterAll(() => clinic.close());

  const taken = async (path: string, me = admin) => {
    const answer = await clinic.http.as(me, 'GET', `/api/reports/${path}`);
    expect([path, answer.status]).toEqual([path, 200]);
    return answer;
  };
  const report = (): Promise<ReportDto> => clinic.get(ReportsService).of('visits', DAYS);

  async function allRows(figure: string): Promise<ReportRowDto[]> {
    const found: ReportRowDto[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = { ...DAYS, figure, limit: 100, ...(cursor && { cursor }) };
      const { items, nextCursor } = await clinic.get(ReportsService).rows('visits', page);
      found.push(...items);
      cursor = nextCursor;
    }
    return found;
  }

  it('is the same workbook as the report on the screen, cell by cell', async () => {
    const { bytes, headers } = await taken(`export.xlsx?kind=visits&${ASKED}`);
    expect(headers.get('content-type')).toContain('spreadsheetml');
    const sheets = await readXlsxFile(bytes);
    const { figures, series, tables, groups } = await report();
    expect(sheets.map(({ sheet }) => sheet).slice(0, 2)).toEqual(['About', 'Figures']);
    expect(sheets).toHaveLength(2 + series.length + tables.length);
    const scale = (unit: string) => (unit === 'PERCENT' ? 10 : 1);
    const told = sheets[1]?.data.slice(1) ?? [];
    expect(told.map((cells) => [cells[1], cells[2], cells[8]])).toEqual(
      figures.map(({ label, value, unit, definition }) => [
        label,
        value === null ? null : value / scale(unit),
        definition,
      ]),
    );
    const [first] = series;
    const drawn = sheets[2]?.data.slice(1) ?? [];
    expect(drawn.map(([from, to, ...values]) => [from, to, values])).toEqual(
      groups.map(({ from, to }, at) => [
        new Date(from),
        new Date(to),
        first?.lines.map(({ values }) => values[at] ?? null),
      ]),
    );
    const types = sheets.find(({ sheet }) => sheet.endsWith('By kind of visit'))?.data.slice(1) ?? [];
    const table = tables.find(({ key }) => key === 'by-type');
    expect(types).toEqual(
      [...(table?.rows ?? []), ...(table?.total ? [table.total] : [])].map(({ cells }) =>
        cells.map((cell, at) => (typeof cell === 'number' ? cell / scale(table?.columns[at]?.unit ?? '') : cell)),
      ),
    );
    expect(types.map(([kind]) => kind)).toContain('@SUM(A1)');
  });

  it('holds all rows behind a figure, in the clinic’s own time, and they are as many as it says', async () => {
    const rows = await allRows('visits-completed');
    const figure = (await report()).figures.find(({ key }) => key === 'visits-completed');
    expect([rows.length, rows.length > 1_000]).toEqual([figure?.numerator, true]);
    const wall = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Europe/London',
      dateStyle: 'short',
      timeStyle: 'short',
    });
    const expected = rows.map(({ patient, cells: [begins, kind, provider] }) => [
      ...[patient?.patientCode, patient?.name, wall.format(new Date(String(begins))), kind, provider],
    ]);
    const asked = `kind=visits&figure=visits-completed&${ASKED}`;
    const workbook = await taken(`export.xlsx?${asked}`);
    const [sheet] = await readXlsxFile(workbook.bytes);
    const shown = (sheet?.data ?? [])
      .slice(1)
      .map(([code, name, at, kind, provider]) => [
        ...[code, name, at instanceof Date ? nearestMinute(at) : at, kind, provider],
      ]);
    expect(shown).toEqual(expected);
    expect(workbook.headers.get('x-total-rows')).toBe(String(rows.length));
    const lines: string[][] = parse((await taken(`export.csv?${asked}`)).bytes, { bom: true });
    expect(lines.slice(1).map(([code, name, at, kind, provider]) => [code, name, at, kind, provider])).toEqual(
      expected.map(([code, name, at, kind, provider]) => [
        code,
        `'${name}`,
        at,
        kind === '@SUM(A1)' ? `'${kind}` : kind,
        `'${provider}`,
      ]),
    );
  });

  it('tells how far it has come, to whoever takes it and to nobody else', async () => {
    const { headers } = await taken(`export.csv?kind=visits&figure=visits-booked&${ASKED}`);
    const id = headers.get('x-export-id');
    const { body } = await taken(`exports/${id}`);
    expect(body).toMatchObject({
      kind: 'visits',
      figure: 'visits-booked',
      format: 'CSV',
      state: 'DONE',
      written: VISITS,
      total: VISITS,
    });
    const other = await clinic.http.as(await clinic.person('ADMIN'), 'GET', `/api/reports/exports/${id}`);
    expect([other.status, other.body['code']]).toEqual([404, 'not-found']);
    const [{ noted }] = await clinic.source.query(
      "select count(*) noted from audit_entry where action = 'report.exported' and entity_id = ?",
      [id],
    );
    expect(Number(noted)).toBe(1);
  });

  it('stops reading when nobody takes it any more, and says so', async () => {
    const token = await clinic.http.token(admin);
    const leaving = new AbortController();
    const asked = `${clinic.http.base}/api/reports/export.xlsx?kind=visits&figure=visits-booked&${ASKED}`;
    const answer = await fetch(asked, { headers: { authorization: `Bearer ${token}` }, signal: leaving.signal });
    leaving.abort();
    await expect
      .poll(async () => (await taken(`exports/${answer.headers.get('x-export-id')}`)).body['state'], {
        timeout: 10_000,
      })
      .toMatch(/STOPPED|DONE/);
  });

  it('is on paper what it is on the screen, each figure with its rule', async () => {
    await taken(`export.pdf?kind=visits&${ASKED}`);
    const pdf = clinic.get(Pdf);
    const page = pdf instanceof MemoryPdf ? (pdf.rendered.at(-1)?.html ?? '') : '';
    const { figures } = await report();
    for (const { key } of figures) expect(page).toContain(FIGURES[key as keyof typeof FIGURES].label);
    expect(page).toContain('<svg');
    expect(page).toContain('Compared with 29 Jan 2026 to 28 Feb 2026');
    const rows = await clinic.http.as(
      admin,
      'GET',
      `/api/reports/export.pdf?kind=visits&figure=visits-booked&${ASKED}`,
    );
    expect(rows.status).toBe(422);
  });

  it('takes all reports in one file, answers 404, 422 and 403 where it should', async () => {
    const { bytes } = await taken(`export.xlsx?${ASKED}`);
    const figures = (await readXlsxFile(bytes)).find(({ sheet }) => sheet === 'Figures')?.data.slice(1) ?? [];
    expect(new Set(figures.map(([kind]) => kind))).toEqual(new Set(REPORT_SOURCES.map(({ kind }) => kind)));
    const status = async (query: string, me = admin) =>
      (await clinic.http.as(me, 'GET', `/api/reports/export.csv?${query}`)).status;
    expect(await status(`kind=visits&figure=none&${ASKED}`)).toBe(404);
    expect(await status(`figure=visits-booked&${ASKED}`)).toBe(422);
    expect(await status('from=2025-01-01&to=2026-12-31')).toBe(422);
    for (const role of ['STUDENT', 'NURSE', 'ORTHODONTIST'] as const)
      expect(await status(ASKED, await clinic.person(role))).toBe(403);
  });
});
