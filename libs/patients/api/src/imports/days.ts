import type { DateOrder } from '@cuspid/patients/contracts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const NUMBERS = /^(\d{1,4})\s*[-/. ]\s*(\d{1,2}|[a-z]{3,9})\.?\s*[-/., ]\s*(\d{1,4})$/i;
/** A time of day after the day, which a day does not have. */
const MIDNIGHT = /[ T]00:00(:00(\.0+)?)?Z?$/;

interface Parts {
  year: string;
  month: string;
  day: string;
}

const monthOf = (text: string) => {
  const named = MONTHS.findIndex((month) => text.toLowerCase().startsWith(month));
  return named < 0 ? text : String(named + 1);
};

function partsOf(text: string, order: DateOrder): Parts | null {
  const [, first = '', second = '', third = ''] = NUMBERS.exec(text.trim().replace(MIDNIGHT, '')) ?? [];
  if (!first) return null;
  const isNamed = /\D/.test(second);
  const month = isNamed ? monthOf(second) : second;
  if (first.length === 4) return { year: first, month, day: third };
  if (third.length !== 4) return null;
  return order === 'MDY' && !isNamed ? { year: third, month: first, day: second } : { year: third, month, day: first };
}

/** A day as files write it, as `YYYY-MM-DD`; null when it is none in this order, or its year has two digits. */
export function dayOf(text: string, order: DateOrder): string | null {
  const parts = partsOf(text, order);
  if (!parts) return null;
  const [month, day] = [parts.month.padStart(2, '0'), parts.day.padStart(2, '0')];
  return /^\d{2}$/.test(month) && /^\d{2}$/.test(day) ? `${parts.year}-${month}-${day}` : null;
}

/** Counts in which order a column writes its days. */
export class DateVotes {
  private readonly votes = { YMD: 0, DMY: 0, MDY: 0, either: 0 };
  private others = 0;

  look(text: string): void {
    const [, first = '', second = '', third = ''] = NUMBERS.exec(text.trim().replace(MIDNIGHT, '')) ?? [];
    if (!first) this.others++;
    else if (first.length === 4) this.votes.YMD++;
    else if (third.length !== 4) this.others++;
    else if (/\D/.test(second) || Number(first) > 12) this.votes.DMY++;
    else if (Number(second) > 12) this.votes.MDY++;
    else this.votes.either++;
  }

  /** Null for a column that holds no days. Where every day could be either, it is taken for day first. */
  get order(): DateOrder | null {
    const { YMD, DMY, MDY, either } = this.votes;
    const days = YMD + DMY + MDY + either;
    if (!days || this.others > days) return null;
    if (YMD > days / 2) return 'YMD';
    return MDY > DMY ? 'MDY' : 'DMY';
  }
}
