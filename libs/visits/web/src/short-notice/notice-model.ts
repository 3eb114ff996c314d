import { CAN_COME, type CanCome, type ChangeShortNoticeDto, type ShortNoticeDto } from '@cuspid/visits/contracts';

/** An entry as its form holds it: times left open are empty, days one word. */
export interface NoticeModel {
  type: string;
  minutes: string;
  providerId: string;
  weekdays: string;
  fromClock: string;
  toClock: string;
  untilDay: string;
  note: string;
}

export const [DAY_BEGINS, DAY_ENDS] = ['00:00', '24:00'];

export const daysIn = (weekdays: string): CanCome[] => CAN_COME.filter((day) => weekdays.split(',').includes(day));

/** The days after one of them was turned on or off. */
export const turned = (weekdays: string, day: CanCome): string => {
  const days = daysIn(weekdays);
  return CAN_COME.filter((one) => (one === day ? !days.includes(one) : days.includes(one))).join();
};

export function modelOf(entry: ShortNoticeDto): NoticeModel {
  const { type, minutes, provider, weekdays, fromClock, toClock, untilDay, note } = entry;
  return {
    type,
    minutes: String(minutes),
    providerId: provider ? String(provider.id) : '',
    weekdays: weekdays.join(),
    fromClock: fromClock === DAY_BEGINS ? '' : fromClock,
    toClock: toClock === DAY_ENDS ? '' : toClock,
    untilDay,
    note: note ?? '',
  };
}

/** What the form asks for. */
export function wishOf(model: NoticeModel): Required<Omit<ChangeShortNoticeDto, 'fromDay'>> {
  return {
    type: model.type.trim(),
    minutes: Number(model.minutes),
    providerId: Number(model.providerId) || null,
    weekdays: daysIn(model.weekdays),
    fromClock: model.fromClock.slice(0, 5) || DAY_BEGINS,
    toClock: model.toClock.slice(0, 5) || DAY_ENDS,
    untilDay: model.untilDay,
    note: model.note.trim() || null,
  };
}

/** What of the wish is another than before. */
export function changedOf(before: NoticeModel, now: NoticeModel): ChangeShortNoticeDto {
  const [was, is] = [wishOf(before), wishOf(now)];
  const { type, minutes, providerId, weekdays, fromClock, toClock, untilDay, note } = is;
  return {
    ...(type !== was.type && { type }),
    ...(minutes !== was.minutes && { minutes }),
    ...(providerId !== was.providerId && { providerId }),
    ...(weekdays.join() !== was.weekdays.join() && { weekdays }),
    ...(fromClock !== was.fromClock && { fromClock }),
    ...(toClock !== was.toClock && { toClock }),
    ...(untilDay !== was.untilDay && { untilDay }),
    ...(note !== was.note && { note }),
  };
}
