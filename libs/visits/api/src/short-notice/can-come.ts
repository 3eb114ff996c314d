import { dayAfter } from '@cuspid/platform/contracts';
import { Invalid } from '@cuspid/platform/api';
import { isDay } from '@cuspid/platform/contracts/dto';
import { minutesOf } from '@cuspid/settings/contracts';
import { CAN_COME, SHORT_NOTICE, VISIT, type CanCome } from '@cuspid/visits/contracts';
import type { ChangeShortNoticeDto } from '@cuspid/visits/contracts/dto';
import type { ShortNotice } from './short-notice';

export const EVERY_DAY = 2 ** CAN_COME.length - 1;

export const bitsOf = (days: readonly CanCome[]): number =>
  days.reduce((bits, day) => bits | (1 << CAN_COME.indexOf(day)), 0);
export const daysOf = (bits: number): CanCome[] => CAN_COME.filter((_, index) => bits & (1 << index));
/** The bit of a calendar day. */
export const bitOn = (day: string): number => 1 << ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7);
export const clockOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

type Wish = Pick<
  ShortNotice,
  'providerId' | 'minutes' | 'type' | 'weekdays' | 'fromMinute' | 'toMinute' | 'fromDay' | 'untilDay' | 'note'
>;

/** What is wanted after a change of it, checked against itself. @throws Invalid */
export function wishOf(what: ChangeShortNoticeDto, before: Wish, today: string): Wish {
  const { providerId = before.providerId, minutes = before.minutes, type = before.type, note = before.note } = what;
  const wish = {
    providerId,
    minutes,
    type,
    note,
    weekdays: what.weekdays ? bitsOf(what.weekdays) : before.weekdays,
    fromMinute: what.fromClock === undefined ? before.fromMinute : minutesOf(what.fromClock),
    toMinute: what.toClock === undefined ? before.toMinute : minutesOf(what.toClock),
    fromDay: what.fromDay ?? before.fromDay,
    untilDay: what.untilDay ?? before.untilDay,
  };
  check(wish, today);
  return wish;
}

function check(wish: Wish, today: string): void {
  const problem = (path: string, message: string) => new Invalid([{ path, message }]);
  if (wish.minutes % VISIT.stepMinutes) throw problem('minutes', 'must be a multiple of five');
  if (!wish.weekdays) throw problem('weekdays', 'must name at least one day');
  if (wish.toMinute - wish.fromMinute < wish.minutes) throw problem('toClock', 'must leave time for the visit');
  for (const path of ['fromDay', 'untilDay'] as const) {
    if (!isDay(wish[path])) throw problem(path, 'must be a day that exists');
  }
  if (wish.untilDay < wish.fromDay || wish.untilDay < today) throw problem('untilDay', 'must not be over already');
  if (wish.untilDay > dayAfter(today, SHORT_NOTICE.daysMax)) throw problem('untilDay', 'must be within a year');
}
