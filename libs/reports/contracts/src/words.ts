import type { ReportFigureDto } from './report.dto';
import type { ReportUnit } from './reports.values';

/** Which way a figure went. */
export type Direction = 'UP' | 'DOWN' | 'SAME';

/** A change as data and as English words, the same on screen and paper. */
export interface Change {
  direction: Direction;
  /** `4% more`, `0.9 points more`, `3 min less`, `unchanged`; null where there is nothing to compare with. */
  words: string | null;
}

/** How a figure differs from the period before, in words. */
export function changeOf({ unit, currency, value, before, change }: Compared): Change {
  if (value === null || before === null || change === null) return { direction: 'SAME', words: null };
  const size = Math.abs(change);
  const direction = change > 0 ? 'UP' : 'DOWN';
  const word = change > 0 ? 'more' : 'less';
  if (size === 0) return { direction: 'SAME', words: 'unchanged' };
  if (unit === 'PERCENT') return { direction, words: `${decimal(size, 1)} points ${word}` };
  if (unit === 'MINUTES') return { direction, words: `${grouped(size)} min ${word}` };
  if (unit === 'DAYS') return { direction, words: `${grouped(size)} ${size === 1 ? 'day' : 'days'} ${word}` };
  if (unit === 'INDEX') return { direction, words: `${decimal(size, 2)} ${word}` };
  // A share of next to nothing, or of what stood the other way, says little: then how much it is.
  const percent = before > 0 ? Math.round((size / before) * 100) : 0;
  if (percent >= 1 && percent <= 999 && value >= 0) return { direction, words: `${grouped(percent)}% ${word}` };
  return { direction, words: `${valueText(size, unit, currency)} ${word}` };
}

type Compared = Pick<ReportFigureDto, 'unit' | 'currency' | 'value' | 'before' | 'change'>;

/** A value as it is written: `1,204`, `7.2%`, `17 min`, `4,820,000.00 LKR`; an en dash for none. */
export function valueText(value: number | null, unit: ReportUnit, currency: string | null = null): string {
  if (value === null) return '–';
  if (unit === 'PERCENT') return `${decimal(value, 1)}%`;
  if (unit === 'INDEX') return decimal(value, 2);
  if (unit === 'MINUTES') return `${grouped(value)} min`;
  if (unit === 'DAYS') return `${grouped(value)} ${value === 1 ? 'day' : 'days'}`;
  if (unit === 'MONEY') return `${decimal(value, minorDigits(currency))}${currency ? ` ${currency}` : ''}`;
  return grouped(value);
}

/** How many digits of a currency are minor ones. */
function minorDigits(currency: string | null): number {
  if (!currency) return 2;
  const { maximumFractionDigits } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
  return maximumFractionDigits ?? 2;
}

const grouped = (value: number): string => new Intl.NumberFormat('en-GB').format(value);

/** A whole number of tenths or hundredths, written with its point. */
function decimal(value: number, digits: number): string {
  const shown = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return new Intl.NumberFormat('en-GB', shown).format(value / 10 ** digits);
}
