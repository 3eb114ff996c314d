import { PATIENT } from '@cuspid/patients/contracts';

/**
 * What somebody typed for a birth date: a day; its year, or month and year (`day` is then the first of it); an age in
 * years; nothing, or a mistake.
 */
export type Birth =
  | { kind: 'none' }
  | { kind: 'day'; day: string }
  | { kind: 'about'; day: string; isYearOnly: boolean }
  | { kind: 'age'; years: number }
  | { kind: 'wrong'; why: 'unreadable' | 'noSuchDay' | 'future' | 'tooOld' };

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const AGE = /^(\d{1,3}) ?(?:y|yrs?|years?)?$/;
const AGE_IN_MONTHS = /^(\d{1,3}) ?(?:m|mo|mos|months?)$/;
const YEAR = /^(\d{4})$/;
const YEAR_FIRST = /^(\d{4}) ?[-/. ] ?(\d{1,2}) ?[-/. ] ?(\d{1,2})$/;
const DAY_FIRST = /^(\d{1,2}) ?[-/. ] ?(\d{1,2}) ?[-/. ] ?(\d{4}|\d{2})$/;
const DIGITS = /^(\d{2})(\d{2})(\d{4})$/;
const WITH_WORD = /^(\d{1,2})[ .-]*([a-z]{3,9})[ .,-]*(\d{4})$/;
const MONTH_AND_YEAR = /^(\d{1,2}) ?[-/. ] ?(\d{4})$/;

const two = (value: number) => String(value).padStart(2, '0');

/** Whether the calendar has this day. */
function exists(year: number, month: number, day: number): boolean {
  const at = new Date(Date.UTC(year, month - 1, day));
  return at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
}

function dayOf(year: number, month: number, day: number, today: string): Birth {
  if (!exists(year, month, day)) return { kind: 'wrong', why: 'noSuchDay' };
  const text = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  if (text > today) return { kind: 'wrong', why: 'future' };
  const thisYear = Number(today.slice(0, 4));
  return thisYear - year > PATIENT.ageMax ? { kind: 'wrong', why: 'tooOld' } : { kind: 'day', day: text };
}

function ageOf(years: number): Birth {
  if (years < 0) return { kind: 'wrong', why: 'future' };
  return years > PATIENT.ageMax ? { kind: 'wrong', why: 'tooOld' } : { kind: 'age', years };
}

/** A year, or a month of it: the first day of either stands for it. */
function aboutOf(year: number, month: number | null, today: string): Birth {
  const birth = dayOf(year, month ?? 1, 1, today);
  return birth.kind === 'day' ? { kind: 'about', day: birth.day, isYearOnly: month === null } : birth;
}

/** "94" means the latest 94 that is not to come. */
function fullYear(text: string, today: string): number {
  if (text.length === 4) return Number(text);
  const thisYear = Number(today.slice(0, 4));
  const guess = Math.floor(thisYear / 100) * 100 + Number(text);
  return guess > thisYear ? guess - 100 : guess;
}

const numbers = (match: RegExpExecArray): [number, number, number] => [
  Number(match[1]),
  Number(match[2]),
  Number(match[3]),
];

/**
 * Reads a birth date as people say it: `14/3/1994`, `14.3.94`, `1994-03-14`, `14031994`, `14 Mar 1994`; or an age: `32`,
 * `32y`, `7mo`; or what is known of the date: `1994`, `3/1994`.
 */
export function readBirth(typed: string, today: string): Birth {
  const text = typed.trim().toLowerCase().replace(/\s+/g, ' ');
  if (!text) return { kind: 'none' };

  const age = AGE.exec(text);
  if (age) return ageOf(Number(age[1]));
  const months = AGE_IN_MONTHS.exec(text);
  if (months) return ageOf(Math.floor(Number(months[1]) / 12));
  const year = YEAR.exec(text);
  if (year) return aboutOf(Number(year[1]), null, today);
  return readDay(text, today) ?? { kind: 'wrong', why: 'unreadable' };
}

function readDay(text: string, today: string): Birth | null {
  const first = YEAR_FIRST.exec(text);
  if (first) return dayOf(...numbers(first), today);
  const digits = DIGITS.exec(text);
  if (digits) {
    const [day, month, year] = numbers(digits);
    return dayOf(year, month, day, today);
  }
  const last = DAY_FIRST.exec(text);
  if (last) return dayOf(fullYear(last[3] ?? '', today), Number(last[2]), Number(last[1]), today);
  const word = WITH_WORD.exec(text);
  if (word) {
    const month = MONTHS.indexOf((word[2] ?? '').slice(0, 3)) + 1;
    return month ? dayOf(Number(word[3]), month, Number(word[1]), today) : null;
  }
  const partial = MONTH_AND_YEAR.exec(text);
  if (!partial) return null;
  return aboutOf(Number(partial[2]), Number(partial[1]), today);
}

/** A birth date as the record keeps it. */
export interface Born {
  dateOfBirth: string | null;
  isBirthDateEstimated: boolean;
}

/** What the record keeps of what was typed; an age is reckoned the way the API reckons it. */
export function bornOf(typed: string, today: string): Born {
  const birth = readBirth(typed, today);
  if (birth.kind === 'age') {
    return { dateOfBirth: `${Number(today.slice(0, 4)) - birth.years}-01-01`, isBirthDateEstimated: true };
  }
  const isKnown = birth.kind === 'day' || birth.kind === 'about';
  return { dateOfBirth: isKnown ? birth.day : null, isBirthDateEstimated: birth.kind === 'about' };
}

/** A day as it is typed here: "14/03/1994"; of an estimate what is known of it, "1994" or "03/1994". */
export function typedDay(day: string | null, isEstimated = false): string {
  if (!day) return '';
  const [year = '', month = '', date = ''] = day.slice(0, 10).split('-');
  if (!isEstimated) return `${date}/${month}/${year}`;
  return month === '01' ? year : `${month}/${year}`;
}
