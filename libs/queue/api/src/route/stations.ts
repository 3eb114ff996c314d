import { ROUTE_STEPS, type RouteStep } from '@cuspid/queue/contracts';
import type { StationDto } from '@cuspid/queue/contracts/dto';
import type { StaffDto } from '@cuspid/users/contracts/dto';
import type { QueueEntry } from '../queue-entry';
import type { QueueRouteAct } from './queue-route-act';

interface Mark {
  askedAt: Date | null;
  doneAt: Date | null;
  byId: number | null;
}

/** The stations of an entry's route: desk, student and cashier by its stages, the others by what was marked. */
export function stationsOf(
  entry: QueueEntry,
  acts: readonly QueueRouteAct[],
  people: ReadonlyMap<number, StaffDto>,
): StationDto[] {
  return ROUTE_STEPS.map((step) => {
    const { askedAt, doneAt, byId } = told(entry, step) ?? marked(acts, step);
    const by = (byId && people.get(byId)) || null;
    return { step, askedAt: askedAt?.toISOString() ?? null, doneAt: doneAt?.toISOString() ?? null, by };
  });
}

/** What the stages tell by themselves. */
function told(entry: QueueEntry, step: RouteStep): Mark | null {
  const { enteredAt, checkedInById, calledAt, providerId, status, stageSince } = entry;
  if (step === 'DESK') return { askedAt: null, doneAt: enteredAt, byId: checkedInById };
  if (step === 'STUDENT') return { askedAt: null, doneAt: calledAt, byId: calledAt && providerId };
  if (step !== 'CASHIER') return null;
  const isThere = status === 'AT_CASHIER' || status === 'COMPLETED';
  return { askedAt: null, doneAt: isThere ? stageSince : null, byId: null };
}

function marked(acts: readonly QueueRouteAct[], step: RouteStep): Mark {
  const of = (act: QueueRouteAct['act']) => acts.find((one) => one.step === step && one.act === act);
  const [asked, done] = [of('ASK'), of('DONE')];
  return { askedAt: asked?.at ?? null, doneAt: done?.at ?? null, byId: (done ?? asked)?.actorId ?? null };
}
