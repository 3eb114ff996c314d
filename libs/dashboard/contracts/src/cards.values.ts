import type { Permission, Topic } from '@cuspid/platform/contracts';

/** What somebody has to do now, card by card, in the order of the day's page. */
export const CARDS = [
  'figures',
  'letters',
  'accessRequests',
  'overdueCases',
  'unsupervised',
  'stockOut',
  'unpaid',
  'next',
  'checks',
  'mine',
  'tasks',
  'returned',
  'requirements',
  'signOffs',
  'cosign',
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
  'strip',
  'floor',
] as const;
export type Card = (typeof CARDS)[number];

export const DASHBOARD = {
  /** Rows of a list a card shows; the rest is in the list it opens. */
  shown: 6,
  /** Most rows of a card that is the day itself: what a calendar day may hold. */
  dayMax: 2_000,
  linkMax: 300,
} as const;

type Can = (permission: Permission) => boolean;

const isDesk = (can: Can): boolean => can('queue.checkIn') && can('queue.progress');
const manages = (can: Can): boolean => can('settings.manage');

/**
 * Whose work a card is, by permissions and never by a role. The desk works the arrivals and the calls; who prepares rooms may book
 * but not call anybody from the waiting room; who manages the clinic sees its figures. Who writes notes has patients of their own;
 * who verifies them supervises.
 */
const IS_FOR: Record<Card, (can: Can) => boolean> = {
  figures: (can) => manages(can) && can('visit.read'),
  letters: (can) => manages(can) && can('letter.manage'),
  accessRequests: manages,
  overdueCases: (can) => manages(can) && can('case.read'),
  unsupervised: (can) => manages(can) && can('case.read'),
  stockOut: (can) => manages(can) && can('inventory.read'),
  unpaid: (can) => manages(can) && can('payment.read'),
  next: (can) => can('note.verify') && can('visit.read'),
  checks: (can) => can('note.write') && can('queue.read'),
  mine: (can) => can('note.write') && can('visit.read'),
  tasks: (can) => can('case.work'),
  returned: (can) => can('case.work'),
  requirements: (can) => can('case.work'),
  signOffs: (can) => can('case.supervise'),
  cosign: (can) => can('chart.cosign'),
  unsigned: (can) => can('note.write'),
  unverified: (can) => can('note.verify'),
  ownNotes: (can) => can('note.write') && !can('note.verify'),
  approvals: (can) => can('careTeam.respond'),
  arrivals: (can) => isDesk(can) && can('visit.schedule') && !manages(can),
  waiting: (can) => can('queue.checkIn'),
  chairs: (can) => can('visit.schedule') && !can('queue.progress'),
  lowStock: (can) => can('inventory.manage'),
  expiring: (can) => can('inventory.manage'),
  payments: (can) => can('payment.record') && isDesk(can) && !manages(can),
  calls: (can) => can('recall.work') && isDesk(can),
  unconfirmed: (can) => isDesk(can) && can('visit.schedule') && !manages(can),
  strip: (can) => can('visit.read'),
  floor: (can) => can('visit.read') && can('queue.read'),
};

/** The cards for somebody, in their order. */
export const cardsFor = (can: Can): Card[] => CARDS.filter((card) => IS_FOR[card](can));

/** What may change a card: a screen that hears of one of these reads these cards again, and no others. */
export const TOPICS_OF: Record<Card, readonly Topic[]> = {
  figures: ['visits'],
  letters: ['visits'],
  accessRequests: ['notices'],
  overdueCases: ['cases'],
  unsupervised: ['cases'],
  stockOut: ['inventory'],
  unpaid: ['payments'],
  next: ['visits', 'patients', 'notes'],
  checks: ['queue'],
  mine: ['visits', 'patients'],
  tasks: ['cases'],
  returned: ['cases'],
  requirements: ['cases'],
  signOffs: ['cases'],
  cosign: ['notices'],
  unsigned: ['notes'],
  unverified: ['notes'],
  ownNotes: ['notes'],
  approvals: ['approvals'],
  arrivals: ['visits'],
  waiting: ['queue', 'patients'],
  chairs: ['visits', 'patients'],
  lowStock: ['inventory'],
  expiring: ['inventory'],
  payments: ['queue', 'payments'],
  calls: ['recalls'],
  unconfirmed: ['visits'],
  strip: ['visits'],
  floor: ['queue'],
};
