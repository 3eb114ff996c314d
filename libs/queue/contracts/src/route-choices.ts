import type { QueueEntryDto } from './queue.dto';
import type { QueueStatus } from './queue.values';
import { awaited, isCheck, MARKED_STEPS, nextCheck, statesOf, type MarkedStep, type RouteAct } from './route';
import type { StationDto } from './route.dto';

/** Called to a chair, or in it. */
export const isInChair = (status: QueueStatus): boolean =>
  status === 'UNDER_CONSULTATION' || status === 'UNDER_TREATMENT';

/** Something that can be done on a student's route. Its words are `queue.route.<act>.<step>`. */
export interface RouteChoice {
  step: MarkedStep;
  act: RouteAct;
}

/** What may be done now, in the order of the route; taking the last step back comes last. */
export function choicesOf({ route, status, mayProgress }: QueueEntryDto): RouteChoice[] {
  if (!route || !mayProgress || !isInChair(status)) return [];
  const { stations, mayCheck } = route;
  const states = statesOf(stations);
  const ahead = MARKED_STEPS.flatMap((step): RouteChoice[] => {
    const state = states[stations.findIndex((station) => station.step === step)];
    if (state !== 'open' && state !== 'waiting') return [];
    if (!isCheck(step) || mayCheck) return [{ step, act: 'DONE' }];
    return state === 'open' ? [{ step, act: 'ASK' }] : [];
  });
  const last = lastMarked(stations);
  const isTheirs = last && (mayCheck || !isCheck(last.step) || !last.isDone);
  return isTheirs ? [...ahead, { step: last.step, act: 'BACK' }] : ahead;
}

/**
 * What the route wants next of this person: a check that is waited for, of who may make it; of the student at whose chair the
 * patient sits, to ask for the check that comes next.
 */
export function nextChoice(entry: QueueEntryDto, me: number | undefined): RouteChoice | null {
  const choices = choicesOf(entry);
  const { stations = [], mayCheck = false } = entry.route ?? {};
  const step = awaited(stations)?.step ?? nextCheck(stations, entry.status);
  const act: RouteAct = mayCheck ? 'DONE' : 'ASK';
  if (mayCheck ? !awaited(stations) : entry.provider?.id !== me) return null;
  return choices.find((choice) => choice.step === step && choice.act === act) ?? null;
}

/** Whether a check of a student’s work concerns this person: they can do something about it, or wait for somebody who can. */
export function concerns(entry: QueueEntryDto, me: number | undefined): boolean {
  if (!entry.route || entry.status === 'COMPLETED') return false;
  if (nextChoice(entry, me)) return true;
  return entry.provider?.id === me && awaited(entry.route.stations) !== null;
}

/** The station that was marked last. */
function lastMarked(stations: readonly StationDto[]): { step: MarkedStep; isDone: boolean } | null {
  const marks = MARKED_STEPS.flatMap((step) => {
    const station = stations.find((one) => one.step === step);
    const at = station?.doneAt ?? station?.askedAt;
    return at ? [{ step, isDone: station?.doneAt !== null, at: Date.parse(at) }] : [];
  });
  return marks.sort((a, b) => b.at - a.at)[0] ?? null;
}
