import { TestBed } from '@angular/core/testing';
import type { ReportSeriesDto } from '@cuspid/reports/contracts';
import { ReportWords } from '../report-words';
import { report, speakEnglish } from '../testing';
import { chartOf } from './series-spec';

const money = (currency: string, value: number): ReportSeriesDto => ({
  ...{ key: 'money', label: 'Money', unit: 'MONEY', currency },
  lines: [{ key: 'charged', label: 'Charged', figure: 'money-charged', values: [value, value] }],
});

describe('an axis of money', () => {
  beforeEach(() => speakEnglish());

  it('stands in whole units of its currency, whatever it counts in, and reads out what is kept', () => {
    const words = TestBed.inject(ReportWords);
    for (const [currency, kept, drawn, read] of [
      ['LKR', 1_234_500, 12_345, '12,345.00 LKR'],
      ['JPY', 12_345, 12_345, '12,345 JPY'],
      ['KWD', 12_345_000, 12_345, '12,345.000 KWD'],
    ] as const) {
      const chart = chartOf(money(currency, kept), report(), words, '2026-11-23');
      expect(chart.series[0]?.values).toEqual([drawn, drawn]);
      expect(chart.format(drawn)).toBe(read);
    }
  });
});
