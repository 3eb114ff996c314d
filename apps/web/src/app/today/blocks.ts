import { InjectionToken, type Provider, type Type } from '@angular/core';
import { cardsFor, type Card } from '@cuspid/dashboard/contracts';
import type { Permission } from '@cuspid/platform/contracts';

/** A list of the day's page: all that is told for it but the day itself, which stands beside the lists. */
export type Block = Exclude<Card, 'strip' | 'floor'>;

/** Lists that look the same for all rooms. */
export const PLAIN = [
  'accessRequests',
  'overdueCases',
  'unsupervised',
  'stockOut',
  'unpaid',
  'tasks',
  'returned',
  'signOffs',
  'cosign',
] as const satisfies readonly Block[];
export type Plain = (typeof PLAIN)[number];
/** Of these, what is looked after and not worked off. */
export const ASIDE: readonly Block[] = ['unpaid', 'requirements', 'unsupervised', 'overdueCases', 'stockOut'];
export const isPlain = (block: Block): block is Plain => PLAIN.some((one) => one === block);

/** The lists for somebody, in their order: whose work a list is, API and page say by the same table. */
export const blocksFor = (can: (permission: Permission) => boolean): readonly Block[] =>
  cardsFor(can).filter((card): card is Block => card !== 'strip' && card !== 'floor');

/** The parts of the rooms that the page is made of: its lists, and the day beside them. */
export type Parts = Record<Exclude<Block, 'letters' | 'payments' | Plain> | 'strip', Type<unknown>>;
export const PARTS = new InjectionToken<Parts>('parts of the day’s page');
export const withRooms = (parts: Parts): Provider => ({ provide: PARTS, useValue: parts });
