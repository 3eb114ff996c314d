import { dayIn, timeIn } from './format';

/** What a clock on the clinic's wall shows at an instant. */
export interface WallClock {
  today(instant: Date | string): string;
  time(instant: Date | string): string;
}

/** The wall of a zone. */
export const wallOf = (zone: string): WallClock => ({
  today: (instant) => dayIn(zone, instant),
  time: (instant) => timeIn(zone, instant),
});

/**
 * The instant a wall shows a minute of a day, or the day begins: one has 23 or 25 hours. Read twice: the clock may be put
 * forward or back between.
 */
export function instantOn(wall: WallClock, day: string, minute = 0): Date {
  const wanted = Date.parse(`${day}T00:00:00Z`) + minute * 60_000;
  let at = new Date(wanted);
  for (let round = 0; round < 2; round++) {
    const shown = Date.parse(`${wall.today(at)}T${wall.time(at)}:00Z`);
    at = new Date(at.getTime() + wanted - shown);
  }
  return at;
}
