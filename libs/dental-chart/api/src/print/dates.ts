const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A day as far as it is known, for people: "22 Nov 2026", "Nov 2026", "2015". */
export function dayInWords(day: string): string {
  const [year, month, date] = day.split('-');
  const words = [date && String(Number(date)), month && MONTHS[Number(month) - 1], year];
  return words.filter(Boolean).join(' ');
}

/** An instant on the clinic’s clock: "22 Nov 2026, 18:40". */
export function momentInWords(at: Date, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${dayInWords(`${part['year']}-${part['month']}-${part['day']}`)}, ${part['hour']}:${part['minute']}`;
}
