/** The stages of a visit through the clinic, in order. */
export const QUEUE_STATUSES = [
  'IN_WAITING_ROOM',
  'UNDER_CONSULTATION',
  'UNDER_TREATMENT',
  'AT_CASHIER',
  'COMPLETED',
] as const;
export type QueueStatus = (typeof QUEUE_STATUSES)[number];

/** Most urgent first. */
export const PRIORITIES = ['URGENT', 'HIGH', 'NORMAL', 'LOW'] as const;
export type Priority = (typeof PRIORITIES)[number];

export const QUEUE = {
  notesMax: 300,
  procedureMax: 120,
  displayNameMax: 60,
  /** A board never shows more. */
  boardMax: 300,
  /** Calls a waiting-room display shows. */
  callsShown: 6,
} as const;

/** Minutes a stage should take at most: what the bar on a card is measured against. */
export const STAGE_TARGET_MINUTES: Record<Exclude<QueueStatus, 'COMPLETED'>, number> = {
  IN_WAITING_ROOM: 30,
  UNDER_CONSULTATION: 20,
  UNDER_TREATMENT: 60,
  AT_CASHIER: 10,
};
