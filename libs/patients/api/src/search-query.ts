import { clock } from '@cuspid/platform/database';
import { BIRTHDAY, BORN, digitsOf, fold, plainPhone } from './search-terms';

/** One thing somebody typed, and the beginnings of kept words that it may stand for. */
export interface Fragment {
  text: string;
  /** Letters alone: a name, which may be written otherwise. */
  isName: boolean;
  begins: string[];
}

/** The years of birth that digits may mean. */
export const yearsIn = ({ begins }: Fragment): string[] => begins.filter((begin) => /^@\d{4}$/.test(begin));

const FRAGMENTS_MAX = 8;
/** From here on, digits with blanks between are one phone number. */
const PHONE_MIN = 9;
const OLDEST = 130;
const PHONE = /^\+?[\d()./-]+$/;

/** What somebody typed, as it is searched. `year`: this year, which ages and years of two digits are reckoned by. */
export function fragmentsOf(query: string, year = clock.now().getUTCFullYear()): Fragment[] {
  const parts = joinPhones(query.trim().split(/[\s,;]+/));
  const fragments = parts.map((part) => fragmentOf(part, year)).filter(({ text }) => text);
  const single = new Map(fragments.map((fragment) => [fragment.text, fragment]));
  return [...single.values()].slice(0, FRAGMENTS_MAX);
}

/** «077 214 8830» is one number. */
function joinPhones(parts: string[]): string[] {
  const joined: string[] = [];
  let run: string[] = [];
  const end = () => {
    joined.push(...(digitsOf(run.join('')).length >= PHONE_MIN ? [run.join('')] : run));
    run = [];
  };
  for (const part of parts) {
    if (PHONE.test(part) && !dayOf(part)) run.push(part);
    else {
      end();
      joined.push(part);
    }
  }
  end();
  return joined;
}

function fragmentOf(part: string, year: number): Fragment {
  const day = dayOf(part, year);
  if (day) return { text: day.join('|'), isName: false, begins: day };
  if (PHONE.test(part) && digitsOf(part).length >= PHONE_MIN) {
    const number = plainPhone(part);
    return { text: number, isName: false, begins: [number, ...writtenTogether(digitsOf(part), year)] };
  }
  const text = fold(part);
  if (/^\d+$/.test(text)) return { text, isName: false, begins: [text, ...yearsOf(text, year)] };
  return { text, isName: !/\d/.test(text), begins: [text] };
}

/** Whom digits may mean besides a code or a phone: somebody born that year, of that age, or on that day. */
function yearsOf(digits: string, year: number): string[] {
  const born = (years: number[]) =>
    [...new Set(years)].filter((one) => one <= year && one >= year - OLDEST).map((one) => `${BORN}${one}`);
  if (digits.length < 4) {
    const number = Number(digits);
    const ofTheCentury = digits.length === 2 ? [1900 + number, 2000 + number] : [];
    return born([...ofTheCentury, year - number, year - number - 1]);
  }
  const yearFirst = /^(?:19|20)/.test(digits) && digits.length <= 8 ? [`${BORN}${digits}`] : [];
  return [...new Set([...yearFirst, ...writtenTogether(digits, year)])];
}

/** «14031994», «140394», «19940314». */
function writtenTogether(digits: string, year: number): string[] {
  const [, date = '', month = '', born = ''] = /^(\d\d)(\d\d)(\d{4}|\d\d)$/.exec(digits) ?? [];
  return born ? daysOf(date, month, born, year) : [];
}

/** «14/3/94», «1994-03-14», «14.03», «3/1994»; nothing when it is no date. */
function dayOf(part: string, year = 9999): string[] | null {
  const [first = '', second = '', third, ...more] = part.split(/[./-]/);
  const written = [first, second, third ?? ''];
  if (more.length || !second || written.some((one) => !/^\d{0,4}$/.test(one))) return null;
  if (/^\d{4}$/.test(first)) return orNothing(third ? daysOf(third, second, first, year) : monthOf(second, first));
  if (third) return orNothing(daysOf(first, second, third, year));
  if (/^\d{4}$/.test(second)) return orNothing(monthOf(first, second));
  return orNothing(birthdaysOf(first, second).map((day) => `${BIRTHDAY}${day}`));
}

const orNothing = (begins: string[]) => (begins.length ? begins : null);

const monthOf = (month: string, year: string) => (isWithin(month, 12) ? [`${BORN}${year}${two(month)}`] : []);

/** Day and month, in this order unless only the other one makes sense; as month and day. */
function birthdaysOf(date: string, month: string): string[] {
  if (isWithin(date, 31) && isWithin(month, 12)) return [`${two(month)}${two(date)}`];
  return isWithin(date, 12) && isWithin(month, 31) ? [`${two(date)}${two(month)}`] : [];
}

function daysOf(date: string, month: string, born: string, year: number): string[] {
  if (born.length !== 2 && born.length !== 4) return [];
  const years = born.length === 4 ? [Number(born)] : [1900 + Number(born), 2000 + Number(born)];
  return birthdaysOf(date, month).flatMap((day) =>
    years.filter((one) => one <= year || born.length === 4).map((one) => `${BORN}${one}${day}`),
  );
}

const two = (digits: string) => digits.padStart(2, '0');
const isWithin = (digits: string, most: number) =>
  /^\d{1,2}$/.test(digits) && Number(digits) >= 1 && Number(digits) <= most;
