import { firstDay, isPartialDay } from '@cuspid/odontogram';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function monthOf(text: string): number {
  return /^\d+$/.test(text) ? Number(text) : MONTHS.indexOf(text.slice(0, 3)) + 1;
}

/**
 * A day as people type it: "4 Mar 2026", "4/3/2026", "4/3" (this year), "2026-03-04", "2026-03" or "2019" (their first
 * days), "today". Day before month, always. Null when it is no day.
 */
export function dayOf(text: string, today: string): string | null {
  const typed = text.trim().toLowerCase();
  if (typed === 'today') return today;
  if (isPartialDay(typed)) return firstDay(typed);
  const [, day = '', month = '', year = today.slice(0, 4)] =
    /^(\d{1,2})[ ./-]+(\d{1,2}|[a-z]{3,9})(?:[ ./-]+(\d{4}))?$/.exec(typed) ?? [];
  const iso = `${year}-${String(monthOf(month)).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return day && isPartialDay(iso) ? iso : null;
}
