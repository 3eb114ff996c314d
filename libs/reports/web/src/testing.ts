import { TestBed } from '@angular/core/testing';
import { TranslocoService } from '@jsverse/transloco';
import type { ReportFigureDto, ReportRowsDto } from '@cuspid/reports/contracts';
import { firstValueFrom } from 'rxjs';
import english from './i18n/en.json';
import type { ShownReportDto } from './report-read';

/** For specs: the words of the frame and of this room are there before anything is shown. */
export async function speakEnglish(): Promise<void> {
  const words = TestBed.inject(TranslocoService);
  await firstValueFrom(words.load('en'));
  words.setTranslation({ reports: english }, 'en');
}

/** A figure of the visits. */
export function figure(change: Partial<ReportFigureDto> = {}): ReportFigureDto {
  return {
    ...{ key: 'visits-completed', label: 'Visits completed', unit: 'COUNT', currency: null },
    ...{ value: 761, before: 732, change: 29, isBetter: true, numerator: 761, denominator: null },
    ...{ definition: 'Completed.', denominatorText: null, hasRows: true, sparkline: [300, 461] },
    ...change,
  };
}

/** A report of two days, with one series and one table. */
export function report(change: Partial<ShownReportDto> = {}): ShownReportDto {
  const line = (key: string, label: string, values: number[]) => ({ key, label, figure: `visits-${key}`, values });
  const column = { currency: null, figure: null };
  return {
    ...{ kind: 'visits', from: '2026-11-22', to: '2026-11-23', zone: 'UTC', groupBy: 'day' },
    ...{ comparedFrom: '2026-11-20', comparedTo: '2026-11-21' },
    groups: [
      { from: '2026-11-22', to: '2026-11-22', isPartial: false },
      { from: '2026-11-23', to: '2026-11-23', isPartial: true },
    ],
    figures: [figure()],
    series: [
      {
        ...{ key: 'visits', label: 'Visits per day', unit: 'COUNT', currency: null },
        lines: [line('completed', 'Completed', [300, 461]), line('missed', 'Did not attend', [2, 0])],
      },
    ],
    tables: [
      {
        ...{ key: 'by-type', label: 'By kind of visit' },
        columns: [
          { ...column, key: 'type', label: 'Kind', unit: 'TEXT' },
          { ...column, key: 'visits', label: 'Visits', unit: 'COUNT', figure: 'visits-completed' },
        ],
        rows: [
          { key: '4', cells: ['Review', 12] },
          { key: '5', cells: ['Banding', '<5'] },
        ],
        ...{ total: { key: null, cells: ['All', 14] }, isCut: false },
      },
    ],
    ...change,
  };
}

/** A page of the rows behind the completed visits. */
export function rows(change: Partial<ReportRowsDto> = {}): ReportRowsDto {
  const column = { currency: null, figure: null };
  return {
    figure: 'visits-completed',
    columns: [{ ...column, key: 'at', label: 'Day', unit: 'DAY' }],
    items: [
      {
        ...{ key: '9', amount: 1, cells: ['2026-11-22'], link: { to: 'visit', id: 9 } },
        patient: { id: 3, name: 'Nimal Perera', patientCode: 'P00003' },
      },
    ],
    ...{ nextCursor: null, total: 1 },
    ...change,
  };
}
