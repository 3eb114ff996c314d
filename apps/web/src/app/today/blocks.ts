import { InjectionToken, type Provider, type Type } from '@angular/core';
import type { Permission } from '@cuspid/platform/contracts';

/** The lists of the day's page, in their order. */
export const BLOCKS = [
  'figures',
  'letters',
  'next',
  'checks',
  'mine',
  'unsigned',
  'unverified',
  'ownNotes',
  'approvals',
  'arrivals',
  'waiting',
  'chairs',
  'lowStock',
  'expiring',
  'payments',
  'calls',
  'unconfirmed',
] as const;
export type Block = (typeof BLOCKS)[number];

type Can = (permission: Permission) => boolean;

/**
 * Whose work a list is. The desk works the arrivals and the calls; who prepares rooms may book but not call anybody from the
 * waiting room; who manages the clinic sees its figures. Who writes notes has patients of their own; who verifies them supervises.
 */
const IS_FOR: Record<Block, (can: Can) => boolean> = {
  figures: (can) => can('settings.manage'),
  next: (can) => can('note.verify'),
  checks: (can) => can('note.write'),
  mine: (can) => can('note.write'),
  unsigned: (can) => can('note.write'),
  unverified: (can) => can('note.verify'),
  ownNotes: (can) => can('note.write') && !can('note.verify'),
  approvals: (can) => can('careTeam.respond'),
  letters: (can) => can('settings.manage') && can('letter.manage'),
  arrivals: (can) => isDesk(can) && !can('settings.manage'),
  waiting: (can) => can('queue.checkIn'),
  chairs: (can) => can('visit.schedule') && !can('queue.progress'),
  lowStock: (can) => can('inventory.manage'),
  expiring: (can) => can('inventory.manage'),
  payments: (can) => can('payment.record') && isDesk(can) && !can('settings.manage'),
  calls: (can) => can('recall.work') && isDesk(can),
  unconfirmed: (can) => isDesk(can) && !can('settings.manage'),
};

const isDesk = (can: Can): boolean => can('queue.checkIn') && can('queue.progress');

/** The lists for somebody, in their order. */
export const blocksFor = (can: Can): readonly Block[] => BLOCKS.filter((block) => IS_FOR[block](can));

/** The parts of the rooms that the page is made of: its lists, and the day beside them. */
export type Parts = Record<Exclude<Block, 'letters' | 'payments'> | 'strip', Type<unknown>>;
export const PARTS = new InjectionToken<Parts>('parts of the day’s page');
export const withRooms = (parts: Parts): Provider => ({ provide: PARTS, useValue: parts });
