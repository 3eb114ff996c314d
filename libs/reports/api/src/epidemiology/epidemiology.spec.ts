import { EntriesService, History } from '@cuspid/dental-chart/api';
import type { Person, SpecClinic } from '@cuspid/platform/testing';
import type { ReportDto, ReportFigureDto } from '@cuspid/reports/contracts/dto';
import { Clinic } from '@cuspid/settings/api';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ReportsService } from '../reports.service';
import { openReportsClinic } from '../testing/reports-clinic';
import { DentalIndex } from './dental-index';
import { IndexKeeper } from './index-keeper';
import { indexRows } from './index-rows';

describe('the report of oral health', () => {
  let clinic: SpecClinic;
  let ana: Person;
  let charted = 0;

  beforeAll(async () => {
    clinic = await openReportsClinic();
    ana = await clinic.person('ORTHODONTIST');
  }, 120_000);
  afterAll(() => clinic.close());
  beforeEach(async () => {
    await clinic.source.query('delete from dental_index');
    await clinic.source.query('delete from ortho_index');
    await clinic.source.query('delete from ortho_exam');
  });

  /** A mouth of a known age on a day, as a chart came to it. */
  async function mouth(day: string, born: string, [d, m, f, other]: readonly [number, number, number, number]) {
    const patientId = await clinic.patient({ dateOfBirth: born });
    await clinic.source.manager.insert(DentalIndex, {
      ...{ patientId, day, untilDay: '9999-12-31', zone: (await clinic.get(Clinic).setting()).timeZone },
      ...{ decayed: d, missingByCaries: m, missingOtherwise: other, filled: f, recorded: 28 },
      ...{ primaryDecayed: 0, primaryMissing: 0, primaryFilled: 0, primaryRecorded: 0 },
    });
    return patientId;
  }

  const report = (from: string, to: string) => clinic.get(ReportsService).of('epidemiology', { from, to });
  const figure = ({ figures }: ReportDto, key: string): ReportFigureDto | undefined =>
    figures.find((one) => one.key === key);
  const table = ({ tables }: ReportDto, key: string) => tables.find((one) => one.key === key);

  async function rowsOf(figureKey: string, from: string, to: string, key?: string) {
    const page = await clinic
      .get(ReportsService)
      .rows('epidemiology', { figure: figureKey, from, to, limit: 100, ...(key && { key }) });
    expect(page.nextCursor).toBeNull();
    return page.items;
  }

  it('tells the mean with its parts by age, and its rows add up to it', async () => {
    // Five children of 8 years, and five of 40, of whom what is missing otherwise counts.
    for (let n = 0; n < 5; n++) await mouth('2026-03-29', '2018-01-01', [n, 0, 1, 2]);
    for (let n = 0; n < 5; n++) await mouth('2026-04-02', '1986-01-01', [1, 1, n, 3]);
    const told = await report('2026-03-29', '2026-04-02');
    expect(table(told, 'dmft')?.rows.map(({ cells }) => cells)).toEqual([
      ['0–5', 0, null, null, null, null],
      ['6–11', 5, 300, 200, 0, 100],
      ['12–17', 0, null, null, null, null],
      ['18–34', 0, null, null, null, null],
      ['35–44', 5, 700, 100, 400, 200],
      ['45–64', 0, null, null, null, null],
      ['65+', 0, null, null, null, null],
    ]);
    expect(figure(told, 'dmft-mean')).toMatchObject({ value: 500, numerator: 5_000, denominator: 10, before: null });
    const rows = await rowsOf('dmft-mean', '2026-03-29', '2026-04-02');
    expect(rows.reduce((sum, { amount }) => sum + amount, 0)).toBe(5_000);
    expect(await rowsOf('dmft-patients', '2026-03-29', '2026-04-02', '6–11')).toHaveLength(5);
    const later = await report('2026-04-03', '2026-04-07');
    expect(figure(later, 'dmft-patients')).toMatchObject({ value: 0, before: 10, change: -10 });
  });

  it('tells nothing of a group of fewer than five, wherever one looks', async () => {
    for (let n = 0; n < 6; n++) await mouth('2026-05-01', '2018-01-01', [2, 0, 0, 0]);
    for (let n = 0; n < 4; n++) await mouth('2026-05-02', '1980-01-01', [9, 0, 0, 0]);
    const told = await report('2026-05-01', '2026-05-31');
    expect(table(told, 'dmft')?.rows.find(({ key }) => key === '45–64')?.cells).toEqual([
      '45–64',
      '<5',
      '<5',
      '<5',
      '<5',
      '<5',
    ]);
    expect(table(told, 'dmft')?.total?.cells).toEqual(['All that is shown', 6, 200, 200, 0, 0]);
    expect(figure(told, 'dmft-patients')?.value).toBe(6);
    for (const { key } of told.figures.filter((one) => one.key.startsWith('dmft'))) {
      expect(await rowsOf(key, '2026-05-01', '2026-05-31', '45–64'), key).toEqual([]);
      expect(await rowsOf(key, '2026-05-01', '2026-05-31'), key).toHaveLength(6);
    }
  });

  it('says the same whatever the hidden cells hold: none can be reckoned back', async () => {
    const ages = ['2024-01-01', '2018-01-01', '2012-01-01', '2000-01-01', '1986-01-01'];
    const cell = fc.record({
      shown: fc.integer({ min: 5, max: 7 }),
      few: fc.integer({ min: 1, max: 4 }),
      other: fc.integer({ min: 1, max: 4 }),
      d: fc.integer({ min: 0, max: 20 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(cell, { minLength: 5, maxLength: 5 }),
        fc.integer({ min: 1, max: 31 }),
        async (cells, hides) => {
          const answers: string[] = [];
          for (const which of ['few', 'other'] as const) {
            await clinic.source.query('delete from dental_index');
            for (const [n, born] of ages.entries()) {
              const one = cells[n];
              const isHidden = (hides >> n) % 2 === 1;
              const size = isHidden ? one?.[which] : one?.shown;
              for (let i = 0; i < (size ?? 0); i++) {
                await mouth('2026-06-10', born, [isHidden && which === 'few' ? (one?.d ?? 0) : 3, 0, n, 0]);
              }
            }
            const { figures, tables } = await report('2026-06-01', '2026-06-30');
            const rows = await rowsOf('dmft-mean', '2026-06-01', '2026-06-30');
            answers.push(
              JSON.stringify({ figures, tables, rows: rows.map(({ cells, amount }) => ({ cells, amount })) }),
            );
          }
          expect(answers[0]).toBe(answers[1]);
        },
      ),
      { numRuns: process.env['CUSPID_LONG'] ? 200 : 4 },
    );
  }, 300_000);

  it('spreads the last finished exams over ages and grades, and hides small cells of them', async () => {
    const exam = async (patientId: number, day: string, overjet: number, state = 'FINISHED') =>
      clinic.source.query(
        `insert into ortho_exam (patient_id, examined_on, state, fields, created_at, created_by_id, saved_at, saved_by_id, version)
         values (?, ?, ?, ?, now(3), ?, now(3), ?, 2)`,
        [patientId, day, state, JSON.stringify({ overjet }), ana.id, ana.id],
      );
    for (let n = 0; n < 7; n++) {
      const patientId = await clinic.patient({ dateOfBirth: '2012-06-01' });
      await exam(patientId, '2026-02-01', 1);
      // 9.5 mm is grade 5, 7 mm grade 4; five of the one and two of the other, and drafts of nothing.
      await exam(patientId, '2026-02-10', n < 5 ? 9.5 : 7);
      await exam(patientId, '2026-02-11', 2, 'DRAFT');
    }
    const told = await report('2026-02-01', '2026-02-28');
    expect(table(told, 'iotn')?.rows.find(({ key }) => key === '12–17')?.cells).toEqual(['12–17', 0, 0, 0, '<5', 5]);
    expect(figure(told, 'iotn-patients')?.value).toBe(5);
    expect(await rowsOf('iotn-grade-4', '2026-02-01', '2026-02-28')).toEqual([]);
    expect(await rowsOf('iotn-grade-5', '2026-02-01', '2026-02-28', '12–17')).toHaveLength(5);
    // Another save of an exam is another grade.
    await clinic.source.query("update ortho_exam set fields = ?, version = 3 where examined_on = '2026-02-10'", [
      JSON.stringify({ overjet: 7 }),
    ]);
    expect(figure(await report('2026-02-01', '2026-02-28'), 'iotn-patients')?.value).toBe(7);
  });

  it('keeps of every chart, after any acts, what follows from scratch', async () => {
    const entries = clinic.get(EntriesService);
    const act = fc.constantFrom(
      '16 caries o',
      '36 missing',
      '11 filling m',
      '46 caries mod',
      '26 sound',
      '55 caries o',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 4 }), async (texts) => {
        const patientId = await clinic.patient({ dateOfBirth: '2000-01-01' }, [ana]);
        for (const text of texts) await entries.record(ana, patientId, { text }).catch(() => undefined);
        expect(await clinic.get(IndexKeeper).upToDate()).toBe(true);
        const kept = await clinic.source.manager.find(DentalIndex, { where: { patientId }, order: { day: 'ASC' } });
        const { timeZone } = await clinic.get(Clinic).setting();
        const history = await History.read(clinic.source.manager, patientId);
        expect(kept.map((row) => ({ ...row }))).toEqual(indexRows(history, timeZone));
        expect(kept.length).toBe(history.acts.length ? 1 : 0);
        charted += history.acts.length;
      }),
      { numRuns: process.env['CUSPID_LONG'] ? 200 : 6 },
    );
    // Charts on which nothing was recorded would be the same as well.
    expect(charted).toBeGreaterThan(0);
  });

  async function expectFromScratch(patientId: number): Promise<number> {
    expect(await clinic.get(IndexKeeper).upToDate()).toBe(true);
    const kept = await clinic.source.manager.find(DentalIndex, { where: { patientId }, order: { day: 'ASC' } });
    const { timeZone } = await clinic.get(Clinic).setting();
    const history = await History.read(clinic.source.manager, patientId);
    expect(kept.map((row) => ({ ...row }))).toEqual(indexRows(history, timeZone));
    return kept.length;
  }

  it('follows a merge of two records, and its taking back', async () => {
    const admin = await clinic.person('ADMIN');
    const ids: number[] = [];
    for (const text of ['16 o c', '46 mod c']) {
      const id = await clinic.patient({ dateOfBirth: '2000-01-01' }, [ana]);
      await clinic.get(EntriesService).record(ana, id, { text });
      ids.push(id);
    }
    const [stays = 0, goes = 0] = ids;
    const versionOf = async (id: number): Promise<number> =>
      (await clinic.source.query('select version from patient where id = ?', [id]))[0].version;
    const send = async (verb: string, body: object) =>
      clinic.http.as(admin, 'POST', `/api/patients/${stays}/${verb}`, {
        ...{ body, headers: { 'if-match': `"${await versionOf(stays)}"` } },
      });
    expect([await expectFromScratch(stays), await expectFromScratch(goes)]).toEqual([1, 1]);
    const merged = await send('merge', { withId: goes, withVersion: await versionOf(goes), isSamePerson: true });
    expect(merged.status).toBeLessThan(300);
    expect([await expectFromScratch(stays), await expectFromScratch(goes)]).toEqual([1, 0]);
    const [{ id: mergeId }] = await clinic.source.query('select id from patient_merge order by id desc limit 1');
    expect((await send('unmerge', { mergeId })).status).toBeLessThan(300);
    expect([await expectFromScratch(stays), await expectFromScratch(goes)]).toEqual([1, 1]);
  });

  it('follows the clinic into another zone', async () => {
    const id = await clinic.patient({ dateOfBirth: '2000-01-01' }, [ana]);
    await clinic.get(EntriesService).record(ana, id, { text: '16 o c' });
    await expectFromScratch(id);
    await clinic.source.query("insert ignore into clinic_setting (id, name, time_zone) values (1, 'Spec', 'UTC')");
    for (const zone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Asia/Colombo']) {
      await clinic.source.query('update clinic_setting set time_zone = ? where id = 1', [zone]);
      clinic.get(Clinic).forget();
      expect(await expectFromScratch(id)).toBe(1);
    }
  });
});
