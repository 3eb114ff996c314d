import type { VisitDto } from '@cuspid/visits/contracts';
import type { Slot } from './calendar-grid';
import { clockText, type Column } from './day-plan';

/** What a free stretch says of a booking. */
export function slotOf({ column, start }: Slot) {
  return {
    day: column.day,
    time: clockText(start),
    ...(column.providerId !== null && { providerId: String(column.providerId) }),
    ...(column.chairId !== null && { chairId: String(column.chairId) }),
  };
}

/** What a drop asks for: the time on the clinic's wall, and who or what the column stands for. */
export function changeOf(
  visit: VisitDto,
  { day, providerId, chairId }: Column,
  to: { start: number; minutes: number },
) {
  return {
    localStart: `${day}T${clockText(to.start)}`,
    minutes: to.minutes,
    ...(providerId !== null && providerId !== visit.provider?.id && { providerId }),
    ...(chairId !== null && chairId !== visit.chair?.id && { chairId }),
  };
}
