import type { ClashDto, ClosedDto } from '@cuspid/visits/contracts';
import type { Problem } from '@cuspid/platform/web';

/** Why a time was refused: what takes it, or why it is closed; and the two instants of an hour the clock shows twice. */
export interface Refusal {
  clashes: readonly ClashDto[];
  closed: ClosedDto | null;
  twice: readonly string[];
  /** The reason for booking over it may be asked for. */
  canOverbook: boolean;
}

/** Reads what a 409 of the book says. @param mayOverbook by role; a patient in two places is never allowed */
export function refusalOf({ code, conflict }: Problem, mayOverbook: boolean): Refusal | null {
  const none = { clashes: [], closed: null, twice: [], canOverbook: false };
  if (code === 'slot-taken' && has(conflict, 'clashes') && Array.isArray(conflict.clashes)) {
    const clashes: ClashDto[] = conflict.clashes;
    return { ...none, clashes, canOverbook: mayOverbook && clashes.every(({ what }) => what !== 'patient') };
  }
  if (code === 'time-closed' && isClosed(conflict)) {
    return { ...none, closed: conflict, canOverbook: mayOverbook && conflict.mayOverbook };
  }
  if (code === 'time-happens-twice' && has(conflict, 'startsAt') && Array.isArray(conflict.startsAt)) {
    return { ...none, twice: conflict.startsAt.filter((one): one is string => typeof one === 'string') };
  }
  return null;
}

const has = <K extends string>(value: unknown, key: K): value is Record<K, unknown> =>
  typeof value === 'object' && value !== null && key in value;

const isClosed = (value: unknown): value is ClosedDto => has(value, 'why') && has(value, 'mayOverbook');
