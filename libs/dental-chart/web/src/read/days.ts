import { firstDay } from '@cuspid/odontogram';
import { dayText } from '@cuspid/platform/web';

/** Texts of days: every line of a long list says one at every step on the line of time. */
const texts = new Map<string, string>();

/** A day as far as it is known, for people: "12 Mar 2026", "Mar 2026", "2019". */
export function partialDayText(day: string): string {
  const known = texts.get(day) ?? textOf(day);
  texts.set(day, known);
  return known;
}

function textOf(day: string): string {
  if (day.length === 4) return day;
  const text = dayText(firstDay(day));
  return day.length === 7 ? text.slice(text.indexOf(' ') + 1) : text;
}

/** The clinic's days of many instants; one formatter, because making one is slow. */
export function daysIn(zone: string): (instant: string) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone });
  return (instant) => format.format(new Date(instant));
}

/** The last moment of a clinic's day, as an instant. */
export function endOfDay(zone: string, day: string): string {
  const wall = Date.parse(`${day}T23:59:59.999Z`);
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  const shown = Date.parse(`${parts.format(new Date(wall)).replace(' ', 'T')}.999Z`);
  return new Date(wall - (shown - wall)).toISOString();
}
