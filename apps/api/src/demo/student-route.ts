import type { QueueRouteAct } from '@cuspid/queue/api';
import type { ClinicTime } from './clinic-time';
import { earlier, minutesAfter } from './clinic-time';
import type { Queue } from './queue';
import type { Columns } from './rows';
import type { Staff } from './staff';

export type RouteRow = Omit<Columns<QueueRouteAct>, 'liveStep'>;

/** Since when a student whose patient is being treated has waited for the end check, in minutes. */
const WAITS = 4;

/** What was asked for and done at the chairs of students: the start check early on, and the end check waited for. */
export function walkRoutes({ entries }: Queue, staff: Staff, time: ClinicTime): RouteRow[] {
  const [supervisor = 1] = staff.orthodontists;
  const rows: RouteRow[] = [];
  for (const { id, providerId, status, calledAt } of entries) {
    const isSeated = status === 'UNDER_CONSULTATION' || status === 'UNDER_TREATMENT';
    if (!isSeated || !calledAt || !providerId || !staff.students.includes(providerId)) continue;
    const note = (step: RouteRow['step'], act: RouteRow['act'], at: Date, actorId: number) => {
      const row = { entryId: id, step, act, at: earlier(at, time.now), actorId, undoneAt: null, undoneById: null };
      rows.push({ ...row, id: rows.length + 1 });
    };
    note('START_CHECK', 'ASK', minutesAfter(calledAt, 5), providerId);
    if (status === 'UNDER_CONSULTATION') continue;
    note('START_CHECK', 'DONE', minutesAfter(calledAt, 8), supervisor);
    note('XRAY', 'DONE', minutesAfter(calledAt, 15), providerId);
    note('END_CHECK', 'ASK', time.ago(WAITS), providerId);
  }
  return rows;
}
