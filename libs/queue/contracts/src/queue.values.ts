import { SETTINGS } from '@cuspid/settings/contracts';

/** The stages of a visit through the clinic, in order. */
export const QUEUE_STATUSES = [
  'IN_WAITING_ROOM',
  'UNDER_CONSULTATION',
  'UNDER_TREATMENT',
  'AT_CASHIER',
  'COMPLETED',
] as const;
export type QueueStatus = (typeof QUEUE_STATUSES)[number];

/** The stages somebody is in the clinic in: those with a clock. */
export const STAGES = ['IN_WAITING_ROOM', 'UNDER_CONSULTATION', 'UNDER_TREATMENT', 'AT_CASHIER'] as const;
export type Stage = (typeof STAGES)[number];

/** What became of somebody whose entry was left open: they were seen, or they went away unseen. */
export const SETTLED_AS = ['COMPLETED', 'LEFT'] as const;
export type SettledAs = (typeof SETTLED_AS)[number];

/** Most urgent first. */
export const PRIORITIES = ['URGENT', 'HIGH', 'NORMAL', 'LOW'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** What a waiting-room screen can speak. */
export const WALL_LANGUAGES = ['en', 'si', 'ta'] as const;
export type WallLanguage = (typeof WALL_LANGUAGES)[number];

export const QUEUE = {
  notesMax: 300,
  procedureMax: 120,
  displayNameMax: 60,
  /** A board never shows more. */
  boardMax: 300,
  /** Calls a waiting-room display shows. */
  callsShown: 6,
  /** Entries of earlier days shown to decide about, the longest ago first. */
  unfinishedMax: 200,
  /** Days statistics look at in one go. */
  figuresDays: 366,
} as const;

/** Which of the clinic's targets is a stage's. */
export const TARGET_OF = {
  IN_WAITING_ROOM: 'waiting',
  UNDER_CONSULTATION: 'consultation',
  UNDER_TREATMENT: 'treatment',
  AT_CASHIER: 'cashier',
} as const satisfies Record<Stage, string>;

/** Minutes a stage should take at most, unless the clinic says otherwise. */
export const STAGE_TARGET_MINUTES: Record<Stage, number> = {
  IN_WAITING_ROOM: SETTINGS.waitingTargetMinutes,
  UNDER_CONSULTATION: SETTINGS.consultationTargetMinutes,
  UNDER_TREATMENT: SETTINGS.treatmentTargetMinutes,
  AT_CASHIER: SETTINGS.cashierTargetMinutes,
};
