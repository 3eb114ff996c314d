import { dayIn, zoneOffset } from '@cuspid/settings/api';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** The demo's clock: days and wall times of the clinic around one moment. */
export class ClinicTime {
  /** The clinic's day at `now`. */
  readonly today: string;
  /** Minutes since the clinic's midnight at `now`. */
  readonly minuteOfDay: number;

  constructor(
    readonly now: Date,
    readonly timeZone: string,
  ) {
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
    return dayIn(this.timeZone, at);
  }

  /** How far the clinic's clock is ahead of UTC. */
  private offset(at: number): number {
    return zoneOffset(at, this.timeZone);
  }
}

export const minutesAfter = (at: Date, minutes: number): Date => new Date(at.getTime() + Math.round(minutes * MINUTE));
export const daysAfter = (at: Date, days: number): Date => new Date(at.getTime() + days * DAY);
export const earlier = (a: Date, b: Date): Date => (a < b ? a : b);
export const later = (a: Date, b: Date): Date => (a > b ? a : b);
/** Whether the clinic works: every day but Sunday. */
export const isWorkingDay = (day: string): boolean => new Date(day).getUTCDay() !== 0;
