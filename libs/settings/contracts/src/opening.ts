/** A stretch of the clinic's wall clock, `HH:MM`: from the first minute until before the second. `24:00` ends the day. */
export interface OpenSpan {
  from: string;
  to: string;
}

/** The hours of one weekday. ISO 8601: 1 is Monday, 7 is Sunday. No span: closed. */
export interface DayHours {
  weekday: number;
  spans: OpenSpan[];
}

/** What is wrong with the hours, and where: `hours.0.spans.1.to`. */
export interface HoursProblem {
  path: string;
  says: 'order' | 'overlap' | 'weekdays';
}

/** A time as it is typed: `08:00`. */
export const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/;
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

const workday = () => [{ from: '08:00', to: '17:00' }];

/** The hours of a clinic that has not said its own. */
export const usualHours = (): DayHours[] =>
  WEEKDAYS.map((weekday) => ({ weekday, spans: weekday < 6 ? workday() : [] }));

/** Minutes since midnight. */
export const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

/** The weekday of a calendar day, 1 Monday to 7 Sunday. */
export const weekdayOf = (day: string): number => new Date(`${day}T12:00:00Z`).getUTCDay() || 7;

/** When the clinic is open on a day, by the clock on its wall; never on a holiday. */
export function spansOn(hours: readonly DayHours[], day: string, isHoliday: boolean): OpenSpan[] {
  if (isHoliday) return [];
  return hours.find(({ weekday }) => weekday === weekdayOf(day))?.spans ?? [];
}

/** Whether a wall clock that shows `clock` (`HH:MM`) is inside one of the spans. */
export function isWithin(spans: readonly OpenSpan[], clock: string): boolean {
  const now = minutesOf(clock);
  return spans.some(({ from, to }) => minutesOf(from) <= now && now < minutesOf(to));
}

/** Every weekday once; each span ends after it begins; none begins before the one above it has ended. */
export function problemsOf(hours: readonly DayHours[]): HoursProblem[] {
  const named = hours.map(({ weekday }) => weekday).sort();
  if (named.join() !== WEEKDAYS.join()) return [{ path: 'hours', says: 'weekdays' }];
  return hours.flatMap(({ spans }, day) =>
    spans.flatMap((span, index): HoursProblem[] => {
      const path = `hours.${day}.spans.${index}`;
      const before = spans[index - 1];
      if (minutesOf(span.to) <= minutesOf(span.from)) return [{ path: `${path}.to`, says: 'order' }];
      if (before && minutesOf(span.from) < minutesOf(before.to)) return [{ path: `${path}.from`, says: 'overlap' }];
      return [];
    }),
  );
}
