import { type WallClock } from '@cuspid/platform/web';
import type { BlockOutDto, CalendarDto, VisitDto } from '@cuspid/visits/contracts';
import { isHeld } from '@cuspid/visits/contracts';
import { minutesOf } from '@cuspid/settings/contracts';
import { lanesOf } from './lanes';

/** Minutes of the clinic's day, from and to. */
export interface Stretch {
  start: number;
  end: number;
}

/** A visit where it is drawn: beside others where they overlap. */
export interface Card extends Stretch {
  visit: VisitDto;
  lane: number;
  lanes: number;
}

/** What a column stands for; `isMine` says whether its free times are known to who looks. */
export interface ColumnOf {
  key: string;
  title: string;
  note: string;
  day: string;
  providerId: number | null;
  chairId: number | null;
  /** Free stretches make sense: it is one person or one chair, and all its visits show. */
  hasGaps: boolean;
  holds: (visit: VisitDto) => boolean;
  blocked: (block: BlockOutDto) => boolean;
}

/** A stretch in which nobody is booked: outside the hours, or kept free by `block`. */
export interface Shut extends Stretch {
  what: string | null;
  block: BlockOutDto | null;
}

export interface Column extends ColumnOf {
  cards: Card[];
  gaps: Stretch[];
  closed: Shut[];
}

/** Shorter stretches are no use to anybody. */
const GAP_MINUTES = 15;
const STEP = 5;
const HALF_HOUR = 30;
const DAY_END = 24 * 60;
/** What is drawn when a day has neither hours nor visits. */
const USUAL: Stretch = { start: 8 * 60, end: 17 * 60 };

const minuteOf = (clock: WallClock, instant: string): number => minutesOf(clock.time(instant));

/** A visit's place on the wall of its day; what runs past midnight ends with it. */
function stretchOf(clock: WallClock, { startsAt, minutes }: VisitDto): Stretch {
  const start = minuteOf(clock, startsAt);
  return { start, end: Math.min(DAY_END, start + Math.max(minutes, STEP)) };
}

/** The part of a block-out that lies on the day. */
function blockOn(clock: WallClock, day: string, { startsAt, endsAt }: BlockOutDto): Stretch | null {
  const [first, last] = [clock.today(startsAt), clock.today(endsAt)];
  if (first > day || last < day) return null;
  const start = first < day ? 0 : minuteOf(clock, startsAt);
  const end = last > day ? DAY_END : minuteOf(clock, endsAt);
  return end > start ? { start, end } : null;
}

/** From when until when a calendar draws: the hours, what lies outside them, and half an hour of air below. */
export function rangeOf(calendar: CalendarDto, clock: WallClock, isShown: (visit: VisitDto) => boolean): Stretch {
  const open = calendar.days.flatMap(({ spans }) =>
    spans.map(({ from, to }) => ({ start: minutesOf(from), end: minutesOf(to) })),
  );
  const all = [...open, ...calendar.visits.filter(isShown).map((visit) => stretchOf(clock, visit))];
  const from = all.length ? all : [USUAL];
  const start = Math.floor(Math.min(...from.map((one) => one.start)) / HALF_HOUR) * HALF_HOUR;
  const end = Math.ceil(Math.max(...from.map((one) => one.end)) / HALF_HOUR) * HALF_HOUR + HALF_HOUR;
  return { start, end: Math.min(DAY_END, end) };
}

/** What `from` leaves of `whole` when `taken` is cut out. */
export function without(whole: readonly Stretch[], taken: readonly Stretch[]): Stretch[] {
  return taken.reduce<Stretch[]>(
    (left, cut) =>
      left.flatMap((one) => {
        if (cut.end <= cut.start || cut.end <= one.start || cut.start >= one.end) return [one];
        const before = { start: one.start, end: Math.max(one.start, cut.start) };
        const after = { start: Math.min(one.end, cut.end), end: one.end };
        return [before, after].filter(({ start, end }) => end > start);
      }),
    [...whole],
  );
}

/**
 * A column as it is drawn: cards, what is closed, and the free stretches still ahead.
 *
 * @param now the minute of the day on the clinic's clock, when the day is today; a day that is over has nothing free
 */
export function columnOf(
  of: ColumnOf,
  calendar: CalendarDto,
  { clock, range, now, isShown }: Drawing & { range: Stretch },
): Column {
  const hours = calendar.days.find(({ day }) => day === of.day);
  const visits = calendar.visits.filter(
    (visit) => clock.today(visit.startsAt) === of.day && of.holds(visit) && isShown(visit),
  );
  const cards = lanesOf(visits.map((visit) => ({ visit, ...stretchOf(clock, visit) })));
  const open = (hours?.spans ?? []).map(({ from, to }) => ({ start: minutesOf(from), end: minutesOf(to) }));
  const shut = without([range], open).map((one) => ({ ...one, what: hours?.holiday ?? null, block: null }));
  const blocks = calendar.blocks.filter(of.blocked).flatMap((block) => {
    const stretch = blockOn(clock, of.day, block);
    return stretch ? [{ ...clipped(stretch, range), what: block.reason, block }] : [];
  });
  const held = cards.filter(({ visit }) => isHeld(visit.status) || visit.status === 'COMPLETED');
  const free = of.hasGaps ? without(open, [...held, ...blocks, { start: 0, end: now(of.day) }]) : [];
  return {
    ...of,
    cards,
    closed: [...shut.filter((one) => !isAir(one, range)), ...blocks],
    gaps: free.filter(({ start, end }) => end - start >= GAP_MINUTES),
  };
}

/** What every column of a drawing goes by. */
export interface Drawing {
  clock: WallClock;
  /** The minute before which a day is over: 0 for a day ahead, the whole day for one behind. */
  now: (day: string) => number;
  isShown: (visit: VisitDto) => boolean;
}

/** The half hour of air below the day is no closed time worth a pattern. */
const isAir = ({ start, end }: Stretch, range: Stretch): boolean => end === range.end && end - start <= HALF_HOUR;

const clipped = ({ start, end }: Stretch, range: Stretch): Stretch => ({
  start: Math.max(start, range.start),
  end: Math.min(end, range.end),
});

/** "10:45" of a minute of the day. */
export const clockText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
