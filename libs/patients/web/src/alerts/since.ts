import { dayText } from '@cuspid/platform/web';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const YEAR = /^(\d{4})$/;
const MONTH_AND_YEAR = /^(\d{1,2}) ?[-/. ] ?(\d{4})$/;
const YEAR_AND_MONTH = /^(\d{4}) ?[-/. ] ?(\d{1,2})$/;
const WORD_AND_YEAR = /^([a-z]{3,9})[ .,-]*(\d{4})$/;
const DAY_FIRST = /^(\d{1,2}) ?[-/. ] ?(\d{1,2}) ?[-/. ] ?(\d{4})$/;
const DAY_AND_WORD = /^(\d{1,2})[ .-]*([a-z]{3,9})[ .,-]*(\d{4})$/;
const YEAR_FIRST = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;

const two = (value: string | number) => String(value).padStart(2, '0');
const monthOf = (word = '') => {
  const index = MONTHS.indexOf(word.slice(0, 3));
  return index < 0 ? '' : two(index + 1);
};

/**
 * Since when, as exactly as somebody remembers: `2019` · `5/2019`, `May 2019` · `14/5/2019`, `14 May 2019`. Null: nothing
 * was typed; undefined: it cannot be read, or there is no such day.
 */
export function readSince(typed: string): string | null | undefined {
  const text = typed.trim().toLowerCase().replace(/\s+/g, ' ');
  if (!text) return null;
  const year = YEAR.exec(text);
  if (year) return year[1];
  const [, month, ofYear] = MONTH_AND_YEAR.exec(text) ?? [];
  if (month && ofYear) return monthly(ofYear, month);
  const [, yearBefore, monthAfter] = YEAR_AND_MONTH.exec(text) ?? [];
  if (yearBefore && monthAfter) return monthly(yearBefore, monthAfter);
  const [, word, wordYear] = WORD_AND_YEAR.exec(text) ?? [];
  if (word && wordYear) return monthly(wordYear, monthOf(word));
  const [, day, second, third] = DAY_FIRST.exec(text) ?? DAY_AND_WORD.exec(text) ?? [];
  if (day && second && third) return daily(third, /^\d/.test(second) ? second : monthOf(second), day);
  const [, first, middle, last] = YEAR_FIRST.exec(text) ?? [];
  return first && middle && last ? daily(first, middle, last) : undefined;
}

const monthly = (year: string, month: string): string | undefined =>
  Number(month) >= 1 && Number(month) <= 12 ? `${year}-${two(month)}` : undefined;

function daily(year: string, month: string, day: string): string | undefined {
  const text = `${year}-${two(month)}-${two(day)}`;
  const at = new Date(`${text}T12:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) ? text : undefined;
}

/** For people: "2019", "May 2019", "14 May 2019". */
export function sinceText(since: string): string {
  if (since.length === 4) return since;
  return since.length === 7 ? dayText(`${since}-01`).slice(2) : dayText(since);
}

/** As it is typed: "2019", "5/2019", "14/5/2019". */
export const sinceTyped = (since: string | null): string => (since ? since.split('-').reverse().join('/') : '');
