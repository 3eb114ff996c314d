const MINUTE = 60_000;
const DAY = 86_400_000;

/** The demo's clock: days and wall times of the clinic around one moment. */
export class ClinicTime {
  /** The clinic's day at `now`. */
  readonly today: string;
  /** Minutes since the clinic's midnight at `now`. */
  readonly minuteOfDay: number;
  private readonly format: Intl.DateTimeFormat;

  constructor(
    readonly now: Date,
    readonly timeZone: string,
  ) {
    this.format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
    const wall = new Date(now.getTime() + this.offset(now.getTime()));
    this.today = wall.toISOString().slice(0, 10);
    this.minuteOfDay = wall.getUTCHours() * 60 + wall.getUTCMinutes();
  }

  /** The day so many days after today; before it, when negative. */
  day(after: number): string {
    return new Date(Date.parse(this.today) + after * DAY).toISOString().slice(0, 10);
  }

  /** The instant at which the clinic's clock shows so many minutes after midnight of a day. */
  at(day: string, minutes: number): Date {
    const wall = Date.parse(day) + minutes * MINUTE;
    const guess = wall - this.offset(wall);
    return new Date(wall - this.offset(guess));
  }

  /** So many minutes before now. */
  ago(minutes: number): Date {
    return minutesAfter(this.now, -minutes);
  }

  /** The clinic's day at an instant. */
  dayOf(at: Date): string {
    return new Date(at.getTime() + this.offset(at.getTime())).toISOString().slice(0, 10);
  }

  /** How far the clinic's clock is ahead of UTC. */
  private offset(at: number): number {
    const part = Object.fromEntries(this.format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = part;
    return Date.UTC(year, month - 1, day, hour, minute) - Math.floor(at / MINUTE) * MINUTE;
  }
}

export const minutesAfter = (at: Date, minutes: number): Date => new Date(at.getTime() + Math.round(minutes * MINUTE));
export const daysAfter = (at: Date, days: number): Date => new Date(at.getTime() + days * DAY);
export const earlier = (a: Date, b: Date): Date => (a < b ? a : b);
export const later = (a: Date, b: Date): Date => (a > b ? a : b);
/** Whether the clinic works: every day but Sunday. */
export const isWorkingDay = (day: string): boolean => new Date(day).getUTCDay() !== 0;
