import type { Language } from '@cuspid/patients/contracts';
import words from '../i18n/link.json';
import sinhala from '../i18n/sinhala-days.json';

/** The languages of the page, each by its own name. */
export const LINK_LANGUAGES: readonly { value: Language; label: string }[] = [
  { value: 'en', label: 'English' },
  { value: 'si', label: 'සිංහල' },
  { value: 'ta', label: 'தமிழ்' },
];

export type LinkWord = keyof (typeof words)['en'];

/** A sentence of the page, its values put in. */
export function linkWord(language: Language, key: LinkWord, values: Readonly<Record<string, string>> = {}): string {
  return words[language][key].replace(/\{\{ (\w+) \}\}/g, (_, name: string) => values[name] ?? '');
}

const LOCALES: Record<Exclude<Language, 'si'>, string> = { en: 'en-GB', ta: 'ta-LK' };

const written = (locale: string, timeZone: string, at: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locale, { timeZone, ...options }).format(new Date(at));

/** "Monday, 30 November 2026", as the clinic's wall says it. */
export function linkDay(language: Language, timeZone: string, at: string): string {
  if (language === 'si') return sinhalaDay(timeZone, at);
  const options = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
  return written(LOCALES[language], timeZone, at, options);
}

/** "08:30", as the clinic's clock says it: in figures everybody reads. */
export const linkTime = (timeZone: string, at: string): string =>
  written('en', timeZone, at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** Not every browser comes with the days and months of Sinhala, so they are here. */
function sinhalaDay(timeZone: string, at: string): string {
  const weekdays: Record<string, string> = sinhala.weekdays;
  const weekday = weekdays[written('en', timeZone, at, { weekday: 'short' })] ?? '';
  const [year = '', month = '', day = ''] = written('sv', timeZone, at, { dateStyle: 'short' }).split('-');
  return `${year} ${sinhala.months[Number(month) - 1]} ${Number(day)}, ${weekday}`;
}
