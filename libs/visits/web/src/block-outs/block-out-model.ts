import { instantOn, type WallClock } from '@cuspid/platform/web';
import { dayAfter } from '@cuspid/platform/contracts';
import type { BlockOutDto, BlockOutTimeDto } from '@cuspid/visits/contracts';
import { minutesOf } from '@cuspid/settings/contracts';
import { ChosenGap } from '../calendar/chosen-gap';
import { clockText } from '../calendar/day-plan';

/** What the form asks for. Days and times by the clinic's wall; whole days end with the last. */
export interface BlockOutModel {
  /** `clinic`, `p12`: somebody, `c3`: a chair. */
  who: string;
  fromDay: string;
  fromTime: string;
  toDay: string;
  toTime: string;
  isWholeDays: boolean;
  reason: string;
}

const MIDNIGHT = '00:00';
/** Where somebody begins who wants part of a day. */
const USUAL = { fromTime: '08:00', toTime: '17:00' };

/** As it stands before anything is typed: what is edited, the gap it was asked from, or the whole day that shows. */
export function modelOf(block: BlockOutDto | null, gap: ChosenGap | null, day: string, wall: WallClock): BlockOutModel {
  if (block) return modelOfBlock(block, wall);
  if (!gap) return { ...wholeDay(day), who: 'clinic', reason: '' };
  const who = gap.providerId ? `p${gap.providerId}` : gap.chairId ? `c${gap.chairId}` : 'clinic';
  const [fromTime, toTime] = [clockText(gap.start), clockText(gap.start + gap.minutes)];
  return { who, fromDay: gap.day, fromTime, toDay: gap.day, toTime, isWholeDays: false, reason: '' };
}

const wholeDay = (day: string) => ({
  ...USUAL,
  fromDay: day,
  toDay: day,
  isWholeDays: true,
});

function modelOfBlock({ provider, chair, startsAt, endsAt, reason }: BlockOutDto, wall: WallClock): BlockOutModel {
  const who = provider ? `p${provider.id}` : chair ? `c${chair.id}` : 'clinic';
  const [fromDay, fromTime] = [wall.today(startsAt), wall.time(startsAt)];
  const [endDay, toTime] = [wall.today(endsAt), wall.time(endsAt)];
  const isWholeDays = fromTime === MIDNIGHT && toTime === MIDNIGHT;
  if (isWholeDays) return { ...USUAL, who, fromDay, toDay: dayAfter(endDay, -1), isWholeDays, reason };
  return { who, fromDay, fromTime, toDay: endDay, toTime, isWholeDays, reason };
}

/** What the form asks the server for; null while it makes no stretch of time. */
export function requestOf(model: BlockOutModel, wall: WallClock): BlockOutTimeDto | null {
  const { who, fromDay, fromTime, toDay, toTime, isWholeDays, reason } = model;
  if (!fromDay || !toDay || (!isWholeDays && (!fromTime || !toTime))) return null;
  const start = instantOn(wall, fromDay, isWholeDays ? 0 : minutesOf(fromTime));
  const end = isWholeDays ? instantOn(wall, dayAfter(toDay, 1), 0) : instantOn(wall, toDay, minutesOf(toTime));
  if (!(end > start)) return null;
  return {
    providerId: who.startsWith('p') ? Number(who.slice(1)) : null,
    chairId: /^c\d/.test(who) ? Number(who.slice(1)) : null,
    startsAt: start.toISOString(),
    endsAt: end.toISOString(),
    reason: reason.trim(),
  };
}
