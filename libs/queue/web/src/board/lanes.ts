import { isInChair, PRIORITIES, QUEUE_STATUSES, STAGE_TARGET_MINUTES, TARGET_OF } from '@cuspid/queue/contracts';
import type { QueueEntryDto, QueueStatus, StageTargetsDto } from '@cuspid/queue/contracts';
import { SETTINGS } from '@cuspid/settings/contracts';
import type { ChairDto } from '@cuspid/settings/contracts';
import { minutesBetween, VisitState } from '@cuspid/ui';

/** One lane of the board: a stage, and the dial that stands for it. */
export interface Lane {
  status: QueueStatus;
  dial: VisitState;
}

/** The lanes from left to right. Their words are `ui.status.<dial>`. */
export const LANES: readonly Lane[] = [
  { status: 'IN_WAITING_ROOM', dial: 'waiting' },
  { status: 'UNDER_CONSULTATION', dial: 'consultation' },
  { status: 'UNDER_TREATMENT', dial: 'treatment' },
  { status: 'AT_CASHIER', dial: 'cashier' },
  { status: 'COMPLETED', dial: 'completed' },
];

/** A board narrower than this shows three columns, than that one; the lanes without a column are tabs of the last. */
export const WIDE_PX = 1040;
export const MIDDLE_PX = 620;

/** The lanes of each column for a board of this width: one lane, or several as tabs. */
export function columnsFor(width: number): readonly (readonly Lane[])[] {
  const alone = width >= WIDE_PX ? LANES.length : width >= MIDDLE_PX ? 2 : 0;
  const rest = LANES.slice(alone);
  return [...LANES.slice(0, alone).map((lane) => [lane]), ...(rest.length > 0 ? [rest] : [])];
}

/**
 * The entries of a lane in its order: waiting by urgency, then by arrival, as the server calls them; the others longest
 * at their stage first; completed latest first.
 */
export function inLane(entries: readonly QueueEntryDto[], status: QueueStatus): QueueEntryDto[] {
  const lane = entries.filter((entry) => entry.status === status);
  if (status === 'COMPLETED') return lane.sort((a, b) => order(b.completedAt ?? '', a.completedAt ?? ''));
  if (status === 'IN_WAITING_ROOM') {
    return lane.sort((a, b) => urgency(a) - urgency(b) || order(a.enteredAt, b.enteredAt) || a.id - b.id);
  }
  return lane.sort((a, b) => order(a.stageSince, b.stageSince) || a.id - b.id);
}

const order = (a: string, b: string): number => Date.parse(a) - Date.parse(b) || 0;
const urgency = (entry: QueueEntryDto): number => PRIORITIES.indexOf(entry.priority);

/** The stage after this one, or null after the last. */
export function nextOf(status: QueueStatus): QueueStatus | null {
  return QUEUE_STATUSES[QUEUE_STATUSES.indexOf(status) + 1] ?? null;
}

/** The stage before this one, or null before the first. */
export function previousOf(status: QueueStatus): QueueStatus | null {
  return QUEUE_STATUSES[QUEUE_STATUSES.indexOf(status) - 1] ?? null;
}

/** The step a card offers: the next stage, when the caller may move this entry at all. */
export function stepOf(entry: QueueEntryDto): QueueStatus | null {
  return entry.mayProgress ? nextOf(entry.status) : null;
}

/** The targets of a clinic that has set none, until its own have come. */
export const USUAL_TARGETS: StageTargetsDto = {
  waiting: STAGE_TARGET_MINUTES.IN_WAITING_ROOM,
  consultation: STAGE_TARGET_MINUTES.UNDER_CONSULTATION,
  treatment: STAGE_TARGET_MINUTES.UNDER_TREATMENT,
  cashier: STAGE_TARGET_MINUTES.AT_CASHIER,
  check: SETTINGS.checkTargetMinutes,
};

/** Minutes a stage should take at most; null for completed, which has no clock. */
export function targetOf(status: QueueStatus, targets: StageTargetsDto): number | null {
  return status === 'COMPLETED' ? null : targets[TARGET_OF[status]];
}

/** Whether the entry has been in its stage for longer than it should. */
export function isOver(entry: QueueEntryDto, now: Date, targets: StageTargetsDto): boolean {
  const target = targetOf(entry.status, targets);
  return target !== null && minutesBetween(entry.stageSince, now) > target;
}

/** Chairs nobody sits in or is called to. */
export function freeChairs(chairs: readonly ChairDto[], entries: readonly QueueEntryDto[]): ChairDto[] {
  const taken = new Set(entries.filter((entry) => isInChair(entry.status)).map((entry) => entry.chair?.id));
  return chairs.filter((chair) => !taken.has(chair.id));
}

/** "Dilani W.": enough to know whom, short enough for a line. */
export function shortName(patient: { firstName: string; lastName: string }): string {
  const initial = [...patient.lastName][0];
  return initial ? `${patient.firstName} ${initial}.` : patient.firstName;
}

/** "D. Wickramasinghe": a line of the completed. */
export function lastFirst(patient: { firstName: string; lastName: string }): string {
  const initial = [...patient.firstName][0];
  return initial ? `${initial}. ${patient.lastName}` : patient.lastName;
}

/** How colleagues are named on a card: "Dr Anushka Fernando" is "Dr Fernando", "Thilini Bandara" is "T. Bandara". */
export function colleague(name: string): string {
  const words = name.trim().split(/\s+/);
  const [first = '', last] = [words[0], words.at(-1)];
  if (words.length < 2 || !last) return first;
  if (/^(dr|prof)\.?$/i.test(first)) return `${first} ${last}`;
  return first.endsWith('.') ? name.trim() : `${[...first][0]}. ${last}`;
}
