import { minutesOf } from '@cuspid/settings/contracts';
import type { ComingDto } from './short-notice.dto';
import { isHeld } from './states';
import type { VisitDto } from './visits.dto';

/** A free stretch of a day: `start` as the clinic's wall shows it, of a provider where it is theirs. */
export interface FreeStretch {
  start: number;
  minutes: number;
  startsAt: string;
  providerId: number | null;
}

type Booked = Pick<VisitDto, 'startsAt' | 'minutes' | 'status' | 'patient' | 'provider'>;

const MINUTE_MS = 60_000;

/** How many of those who could come that day fit a free stretch of it: the rule of the matches, without asking for each. */
export function countFitting(gap: FreeStretch, coming: readonly ComingDto[], visits: readonly Booked[]): number {
  const held = visits.filter(({ status }) => isHeld(status));
  return coming.filter((entry) => fits(gap, entry, held)).length;
}

function fits(gap: FreeStretch, entry: ComingDto, held: readonly Booked[]): boolean {
  const { start, minutes, startsAt, providerId } = gap;
  if (providerId !== null && entry.providerId !== null && entry.providerId !== providerId) return false;
  if (entry.before !== null && Date.parse(entry.before) <= Date.parse(startsAt)) return false;
  const from = Math.max(start, minutesOf(entry.fromClock));
  if (from + entry.minutes > Math.min(start + minutes, minutesOf(entry.toClock))) return false;
  const begins = Date.parse(startsAt) + (from - start) * MINUTE_MS;
  const ends = begins + entry.minutes * MINUTE_MS;
  // Of a chair alone nobody's time is known: who wants somebody must have them free.
  const wanted = providerId === null ? entry.providerId : null;
  return !held.some(
    ({ patient, provider, ...visit }) =>
      (patient.id === entry.patientId || (wanted !== null && provider?.id === wanted)) &&
      Date.parse(visit.startsAt) < ends &&
      Date.parse(visit.startsAt) + visit.minutes * MINUTE_MS > begins,
  );
}
