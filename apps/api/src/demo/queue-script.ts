import type { Priority, QueueStatus } from '@cuspid/queue/contracts';

/** A card of the live board: how many minutes ago each stage began. */
export interface Card {
  status: Exclude<QueueStatus, 'COMPLETED'>;
  /** Entered, called, treated, at the cashier: as far as the card has come. */
  ago: readonly number[];
  priority?: Priority;
  /** Comes without a visit, whatever is booked. */
  walkIn?: { procedure: string; notes: string };
  /** Starts of visits this card can stand for, in minutes before now; negative is still to come. */
  booked: readonly [most: number, least: number];
}

/** Those furthest on first: they take the earliest visits. One of six chairs stays free, for the next to be called to. */
export const CARDS: readonly Card[] = [
  { status: 'AT_CASHIER', ago: [88, 76, 66, 7], booked: [160, 45] },
  { status: 'AT_CASHIER', ago: [81, 67, 55, 2], booked: [150, 40] },
  { status: 'UNDER_TREATMENT', ago: [64, 47, 38], booked: [110, 25] },
  { status: 'UNDER_TREATMENT', ago: [59, 45, 37], booked: [100, 20] },
  { status: 'UNDER_TREATMENT', ago: [48, 36, 27], booked: [90, 15] },
  { status: 'UNDER_CONSULTATION', ago: [29, 14], booked: [60, 5] },
  { status: 'UNDER_CONSULTATION', ago: [25, 9], booked: [50, 0] },
  {
    status: 'IN_WAITING_ROOM',
    ago: [34],
    priority: 'URGENT',
    walkIn: { procedure: 'Examination', notes: 'Swelling, lower left, since yesterday' },
    booked: [0, 0],
  },
  { status: 'IN_WAITING_ROOM', ago: [24], priority: 'HIGH', booked: [30, -20] },
  { status: 'IN_WAITING_ROOM', ago: [17], booked: [25, -30] },
  { status: 'IN_WAITING_ROOM', ago: [11], booked: [20, -40] },
  { status: 'IN_WAITING_ROOM', ago: [4], booked: [15, -50] },
];

/** Walk-ins that are over, where the day has not brought enough visits yet: entered, called, treated, cashier, left. */
export const SEEN: readonly (readonly number[])[] = [
  [236, 224, 213, 190, 184],
  [221, 205, 194, 172, 165],
  [204, 193, 181, 161, 152],
  [190, 172, 165, 143, 139],
  [176, 163, 151, 128, 121],
  [163, 146, 138, 118, 109],
  [151, 139, 128, 112, 104],
  [144, 127, 119, 105, 98],
  [136, 124, 112, 101, 93],
  [127, 112, 104, 97, 90],
];

/** What the longest of these lasts. Where the day is younger, times are pressed together to fit into it. */
export const SCRIPT_MINUTES = 240;

export const WALK_IN_PROCEDURES = ['Examination', 'Broken bracket', 'Toothache', 'Wire end check', 'Lost filling'];
