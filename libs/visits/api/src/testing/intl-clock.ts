const HOUR = 3_600_000;
const STEP = 900_000;

const [walls, offsets] = [new Map<string, Intl.DateTimeFormat>(), new Map<string, Intl.DateTimeFormat>()];

function kept(formats: Map<string, Intl.DateTimeFormat>, locale: string, options: Intl.DateTimeFormatOptions) {
  const format = formats.get(options.timeZone ?? '') ?? new Intl.DateTimeFormat(locale, options);
  formats.set(options.timeZone ?? '', format);
  return format;
}

/** What the clock on a wall shows at an instant, `2027-03-28 02:00`: by Intl alone, to hold our own reckoning against. */
export const shownIn = (timeZone: string, at: Date): string =>
  kept(walls, 'sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at);

/** How far the zone is ahead of UTC, in milliseconds, as Intl writes it: `GMT-03:30`. */
export function offsetIn(timeZone: string, at: number): number {
  const format = kept(offsets, 'en', { timeZone, timeZoneName: 'longOffset' });
  const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * HOUR + Number(minutes ?? 0) * 60_000);
}

export interface ClockTurn {
  /** The first instant with the new offset. */
  at: number;
  before: number;
  after: number;
}

const known = new Map<string, { forward: ClockTurn | null; back: ClockTurn | null }>();

/** When a zone's clock is next put forward and back, within what may be booked; null where it never is. */
export function turnsAhead(timeZone: string): { forward: ClockTurn | null; back: ClockTurn | null } {
  const told = known.get(timeZone);
  if (told) return told;
  const found: { forward: ClockTurn | null; back: ClockTurn | null } = { forward: null, back: null };
  const first = Math.ceil(Date.now() / STEP) * STEP + 96 * HOUR;
  for (let at = first; at < first + 600 * 24 * HOUR && !(found.forward && found.back); at += 6 * HOUR) {
    const [before, after] = [offsetIn(timeZone, at), offsetIn(timeZone, at + 6 * HOUR)];
    if (before === after) continue;
    let turn = at;
    while (offsetIn(timeZone, turn) === before) turn += STEP;
    found[after > before ? 'forward' : 'back'] ??= { at: turn, before, after };
  }
  known.set(timeZone, found);
  return found;
}
