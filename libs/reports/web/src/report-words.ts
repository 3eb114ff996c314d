import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { ClinicClock, dayText } from '@cuspid/platform/web';
import { valueText, type ColumnUnit, type ReportCell, type ReportFigureDto } from '@cuspid/reports/contracts';
import type { ReportGroupDto, ReportGrouping, ReportUnit } from '@cuspid/reports/contracts';
import { decimalsOf } from '@cuspid/ui';

/** A value with its unit apart, so that the number can be large and the unit small. */
export interface FigureText {
  number: string;
  unit: string;
}

const MILLION = 1_000_000;

/** Reports in words and numbers. */
@Injectable({ providedIn: 'root' })
export class ReportWords {
  private readonly words = inject(TranslocoService);
  private readonly clock = inject(ClinicClock);

  say(key: string, values?: Record<string, string | number>): string {
    return this.words.translate(`reports.${key}`, values);
  }

  /** "26 Oct to 24 Nov 2026"; the year once, where one is enough. */
  days({ from, to }: { from: string; to: string }): string {
    if (from === to) return dayText(from);
    const start = from.slice(0, 4) === to.slice(0, 4) ? shortDay(from) : dayText(from);
    return this.say('days', { from: start, to: dayText(to) });
  }

  /** What stands below the axis for a group. */
  groupLabel(group: ReportGroupDto, by: ReportGrouping, today: string): { short: string; long: string } {
    const isToday = by === 'day' && group.from === today;
    const month = dayText(group.from).slice(-8);
    const short = isToday ? this.say('today') : by === 'month' ? month : shortDay(group.from);
    const whole = by === 'month' && !group.isPartial ? month : this.days(group);
    return { short, long: isToday ? `${this.say('today')}, ${whole}` : whole };
  }

  value(value: number | null, unit: ReportUnit, currency: string | null): string {
    return valueText(value, unit, currency);
  }

  /** "4.82" and "M LKR", "7.2" and "%". */
  figure({ value, unit, currency }: Pick<ReportFigureDto, 'value' | 'unit' | 'currency'>): FigureText {
    if (value === null) return { number: '–', unit: '' };
    const text = valueText(value, unit, currency);
    if (unit === 'PERCENT') return { number: text.slice(0, -1), unit: '%' };
    if (unit === 'MONEY' && currency) return moneyFigure(value, currency);
    const at = text.indexOf(' ');
    return at < 0 ? { number: text, unit: '' } : { number: text.slice(0, at), unit: text.slice(at + 1) };
  }

  /** A role is told as a code: its word is the screen's. */
  role(cell: ReportCell): string {
    return cell === null ? '–' : this.words.translate(`roles.${cell}`);
  }

  /** A cell of a table. Money leaves its currency to the head of the column. */
  cell(cell: ReportCell, unit: ColumnUnit, currency: string | null): string {
    if (cell === null) return '–';
    if (typeof cell === 'string') {
      if (unit === 'DAY') return dayText(cell);
      if (unit === 'INSTANT') return `${dayText(this.clock.today(cell))}, ${this.clock.time(cell)}`;
      return cell;
    }
    if (unit === 'TEXT' || unit === 'DAY' || unit === 'INSTANT') return String(cell);
    const text = valueText(cell, unit, currency);
    return unit === 'MONEY' && currency ? text.slice(0, -currency.length - 1) : text;
  }
}

const shortDay = (day: string): string => dayText(day).slice(0, -5);

/** "4.82 M LKR" from a million on: the cents of a large sum tell nothing on a card; its rows tell them. */
function moneyFigure(value: number, currency: string): FigureText {
  const whole = value / 10 ** decimalsOf(currency);
  if (Math.abs(whole) < MILLION) {
    const number = valueText(value, 'MONEY', currency).slice(0, -currency.length - 1);
    return { number: number.replace(/\.00$/, ''), unit: currency };
  }
  const millions = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return { number: millions.format(whole / MILLION), unit: `M ${currency}` };
}
