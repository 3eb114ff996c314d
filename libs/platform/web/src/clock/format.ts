const asDate = (instant: Date | string): Date => (typeof instant === 'string' ? new Date(instant) : instant);

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format costs twenty-five times as much as using it, and a list uses one for every line. */
function formatOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, known);
  return known;
}

/** "10:42" in that zone. */
export function timeIn(zone: string, instant: Date | string): string {
  return formatOf('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(asDate(instant));
}

/** The calendar day of an instant in that zone, `YYYY-MM-DD`. */
export function dayIn(zone: string, instant: Date | string): string {
  return formatOf('sv-SE', { timeZone: zone }).format(asDate(instant));
}

// Noon of the day in UTC: a calendar day has no zone, and midnight would slip.
const noonOf = (day: string): Date => new Date(`${day.slice(0, 10)}T12:00:00Z`);

/** A calendar day for people: "12 Aug 1992". */
export function dayText(day: string): string {
  return formatOf('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' })
    .format(noonOf(day))
    .replace('Sept', 'Sep');
}

/** A calendar day of this week: "Tue 24 Nov". */
export function weekdayText(day: string): string {
  const parts = formatOf('en-GB', { timeZone: 'UTC', weekday: 'short', day: 'numeric', month: 'short' });
  return parts.format(noonOf(day)).replace(',', '').replace('Sept', 'Sep');
}

/** Whole years between two calendar days. */
export function yearsBetween(from: string, to: string): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return to.slice(5, 10) < from.slice(5, 10) ? years - 1 : years;
}

/** Age on a day: "34 y"; below two years in months, "7 mo"; empty for a birth date after that day. */
export function ageText(birth: string, today: string): string {
  const years = yearsBetween(birth, today);
  if (years >= 2) return `${years} y`;
  const months =
    (Number(today.slice(0, 4)) - Number(birth.slice(0, 4))) * 12 +
    (Number(today.slice(5, 7)) - Number(birth.slice(5, 7))) -
    (today.slice(8, 10) < birth.slice(8, 10) ? 1 : 0);
  return months < 0 ? '' : `${months} mo`;
}

/** A phone number in groups: "077 214 8830" at home (+94), "+46 705 513 820" from abroad. */
export function phoneText(phone: string): string {
  const plus = phone.trim().startsWith('+');
  const digits = phone.replace(/\D/g, '');
  const home = plus && digits.startsWith('94') && digits.length === 11 ? `0${digits.slice(2)}` : digits;
  if (home.length === 10 && home.startsWith('0')) return `${home.slice(0, 3)} ${home.slice(3, 6)} ${home.slice(6)}`;
  if (digits.length < 7) return phone.trim();
  const head = plus ? 2 : digits.length % 3;
  const tail = digits.slice(head).match(/\d{1,3}/g) ?? [];
  return `${plus ? '+' : ''}${[digits.slice(0, head), ...tail].filter(Boolean).join(' ')}`;
}
