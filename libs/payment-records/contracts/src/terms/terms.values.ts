/** Limits of instalment plans and discounts. Money in minor units. */
export const TERMS = {
  totalMax: 1_000_000_000,
  /** Ten years of months. */
  instalmentsMax: 120,
  everyMonthsMax: 12,
  /** Days ahead the first instalment may lie. */
  firstDueWithin: 731,
  plansMax: 50,
  descriptionMax: 160,
  reasonMax: 300,
  /** A whole in basis points: a hundredth of a per cent. */
  wholeBasisPoints: 10_000,
  itemsMax: 300,
  visitsMax: 20,
} as const;

/** RUNNING: something is still to be charged · COMPLETE: all is charged · CANCELLED: the rest will never be. */
export const PLAN_STATES = ['RUNNING', 'COMPLETE', 'CANCELLED'] as const;
export type PlanState = (typeof PLAN_STATES)[number];

/**
 * DUE: still ahead, nothing is charged · CHARGED: charged, not paid, and its day is not over · PART_PAID: the same, with some
 * of it paid · PAID · OVERDUE: its day is over and it is not all paid · ENDED: the plan was cancelled before its day ·
 * VOID: its charge was reversed.
 */
export const INSTALMENT_STATES = ['DUE', 'CHARGED', 'PART_PAID', 'PAID', 'OVERDUE', 'ENDED', 'VOID'] as const;
export type InstalmentState = (typeof INSTALMENT_STATES)[number];

/** A discount is asked for, and somebody who may grant it says yes or no; who asked may take it back until then. */
export const DISCOUNT_STATES = ['WAITING', 'GRANTED', 'REFUSED', 'WITHDRAWN'] as const;
export type DiscountState = (typeof DISCOUNT_STATES)[number];
