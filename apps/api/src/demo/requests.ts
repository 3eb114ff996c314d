import type { ClinicTime } from './clinic-time';
import { later, minutesAfter } from './clinic-time';
import type { PatientRow, RequestRow } from './rows';
import type { Staff } from './staff';
import type { Teams } from './teams';

const [HOUR, DAY] = [60, 1_440];

/** What reception asks for, minutes ago. Patients by turn: of those nobody looks after, or of the person's own to leave. */
interface Ask {
  whom: 'ortho@cuspid.test' | 'surgeon@cuspid.test';
  action: RequestRow['action'];
  ago: number;
  reason: string | null;
  returned?: string;
}

const ASKS: readonly Ask[] = [
  { whom: 'ortho@cuspid.test', action: 'JOIN', ago: 34 * DAY, reason: 'Space maintainer after early loss of 75' },
  { whom: 'ortho@cuspid.test', action: 'JOIN', ago: 3 * DAY, reason: 'Crowding in both arches, asked for braces' },
  { whom: 'surgeon@cuspid.test', action: 'JOIN', ago: 2 * DAY + 3 * HOUR, reason: 'Two fillings before the braces' },
  {
    whom: 'ortho@cuspid.test',
    action: 'LEAVE',
    ago: DAY + 5 * HOUR,
    reason: 'Moves to Jaffna at the end of the month',
  },
  {
    ...{ whom: 'surgeon@cuspid.test', action: 'JOIN', ago: DAY + 2 * HOUR, reason: 'Wisdom teeth' },
    returned: 'Oral surgery should see this patient first',
  },
  { whom: 'ortho@cuspid.test', action: 'JOIN', ago: 4 * HOUR, reason: 'Impacted upper canine, second opinion' },
  { whom: 'surgeon@cuspid.test', action: 'JOIN', ago: 2 * HOUR, reason: null },
  { whom: 'ortho@cuspid.test', action: 'JOIN', ago: 25, reason: 'Sibling is in treatment with you' },
];

interface Clinic {
  patients: readonly PatientRow[];
  teams: Teams;
  staff: Staff;
  time: ClinicTime;
}

/** Requests of reception that wait for the two main clinicians, one that waited too long and one that was returned. */
export function askForCare({ patients, teams, staff, time }: Clinic): RequestRow[] {
  // The longest registered first: a request is never older than its patient.
  const since = (id: number) => patients[id - 1]?.registeredAt ?? time.now;
  const free = [...teams.nobodys].sort((a, b) => since(a).getTime() - since(b).getTime());
  const [requestedById = 1] = staff.reception;
  return ASKS.flatMap(({ whom, action, ago, reason, returned = null }, index) => {
    const userId = staff.id(whom);
    const patientId = action === 'JOIN' ? free[index] : teams.patientsOf(userId).at(-1);
    if (patientId === undefined) return [];
    const requestedAt = later(time.ago(ago), since(patientId));
    const decided = returned ? { decidedById: userId, decidedAt: minutesAfter(requestedAt, 50) } : OPEN;
    const status = returned ? ('REJECTED' as const) : ('PENDING' as const);
    return [
      {
        id: index + 1,
        patientId,
        userId,
        action,
        reason,
        requestedById,
        requestedAt,
        status,
        ...decided,
        answer: returned,
      },
    ];
  });
}

const OPEN = { decidedById: null, decidedAt: null };
