const HOUR_MS = 3_600_000;

/** The instant a calendar day begins in that zone. A day can have 23 or 25 hours. */
export function startOfDay(zone: string, day: string): Date {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  // The zone's distance from UTC at that moment, asked twice: the first answer may be of the other side of a clock change.
  let at = midnight - offsetAt(zone, midnight);
  at = midnight - offsetAt(zone, at);
  return new Date(at);
}

/** The calendar day `days` later, `YYYY-MM-DD`. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 24 * HOUR_MS).toISOString().slice(0, 10);
}

function offsetAt(zone: string, at: number): number {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(at);
  return Date.parse(`${parts.replace(' ', 'T')}Z`) - Math.floor(at / 1_000) * 1_000;
}
