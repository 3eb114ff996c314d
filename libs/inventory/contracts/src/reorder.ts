import { paceOf } from './pace';

/** Days of use kept beyond the next delivery where nobody has said a maximum: four weeks. */
const AHEAD_DAYS = 28;
const DAYS_A_WEEK = 7;

/** What a proposal is made from; all in units of the item. */
export interface Standing {
  quantity: number;
  /** What was sent for and has not come. */
  onOrder: number;
  minimum: number;
  maximum: number | null;
  packSize: number;
  leadDays: number;
  /** Used in `weeks` weeks. */
  used: number;
  weeks: number;
}

export interface Proposal {
  /** Units, in whole packs. */
  proposed: number;
  packs: number;
  /** What is wanted on hand. */
  target: number;
  because: 'MINIMUM' | 'PACE';
}

/**
 * What to order: up to the maximum, in whole packs that do not go beyond it, unless that were none. Without a maximum, up
 * to what lasts until the delivery and four weeks more, at least twice the minimum. Null: nothing has to be ordered. An
 * item at its minimum is due, and one that will have run out before a delivery can come.
 */
export function proposalOf(standing: Standing): Proposal | null {
  const { quantity, onOrder, minimum, packSize, leadDays } = standing;
  const coming = quantity + onOrder;
  const { daysLeft } = paceOf({ ...standing, quantity: coming });
  const isLow = coming <= minimum && (minimum > 0 || standing.used > 0);
  if (!isLow && (daysLeft === null || daysLeft > leadDays)) return null;
  const target = targetOf(standing);
  const missing = target - coming;
  if (missing <= 0) return null;
  const whole = Math.floor(missing / packSize);
  // Above a maximum nothing is ordered but the one pack without which there would be none.
  const packs = standing.maximum === null ? Math.ceil(missing / packSize) : Math.max(1, whole);
  return { proposed: packs * packSize, packs, target, because: isLow ? 'MINIMUM' : 'PACE' };
}

function targetOf({ minimum, maximum, leadDays, used, weeks }: Standing): number {
  if (maximum !== null) return maximum;
  const days = leadDays + AHEAD_DAYS;
  return Math.max(minimum * 2, Math.ceil((Math.max(used, 0) * days) / (weeks * DAYS_A_WEEK)));
}
