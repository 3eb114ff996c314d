import type { Language } from '@cuspid/patients/contracts';

const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', si: 'si-LK', ta: 'ta-LK' };

/** Months as Sinhala writes the calendar year. Intl of today gives the lunar months instead: November would be “ඉල්”. */
const SINHALA_MONTHS = [
  'ජනවාරි',
  'පෙබරවාරි',
  'මාර්තු',
  'අප්‍රේල්',
  'මැයි',
  'ජූනි',
  'ජූලි',
  'අගෝස්තු',
  'සැප්තැම්බර්',
  'ඔක්තෝබර්',
  'නොවැම්බර්',
  'දෙසැම්බර්',
];

/** A day as the patient's language writes it, by the clock of a zone. */
export function dayInWords(at: Date, language: Language, timeZone: string): string {
  const format = new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'full', timeZone });
  if (language !== 'si') return format.format(at);
  const month = Number(new Intl.DateTimeFormat('en', { month: 'numeric', timeZone }).format(at));
  const parts = format.formatToParts(at);
  return parts.map((part) => (part.type === 'month' ? SINHALA_MONTHS[month - 1] : part.value)).join('');
}

/** A time likewise. `saysZone`: where the clock is put back through it, the letter says which of the two it means. */
export function timeInWords(at: Date, language: Language, timeZone: string, saysZone = false): string {
  const zone = saysZone ? ({ timeZoneName: 'short' } as const) : {};
  return new Intl.DateTimeFormat(LOCALES[language], { hour: 'numeric', minute: '2-digit', timeZone, ...zone }).format(
    at,
  );
}
