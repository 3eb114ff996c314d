import { minutesAfter } from '../clinic-time';
import type { Staff } from '../staff';
import type { Teams } from '../teams';
import type { ActRow, CosignRow, FindingRow } from './chart-rows';

/** What students recorded in these days still waits. */
const WAITING_DAYS = 3;
/** A supervisor looks at the chart before the patient leaves. */
const SIGNED_AFTER_MINUTES = 55;

interface Supervised {
  acts: readonly ActRow[];
  findings: readonly FindingRow[];
  staff: Staff;
  teams: Teams;
  now: Date;
}

/** Co-signatures of the clinicians on the care team under what students recorded and did not take back themselves. */
export function cosigned({ acts, findings, staff, teams, now }: Supervised): CosignRow[] {
  const numbers = new Map(acts.map(({ id, number }) => [id, number]));
  const gone = new Set(findings.flatMap(({ voidsId }) => voidsId ?? []));
  const clinicians = [...staff.orthodontists, ...staff.surgeons];
  const before = now.getTime() - WAITING_DAYS * 86_400_000;
  return findings
    .filter(({ id, authorId, voidsId }) => staff.students.includes(authorId) && voidsId === null && !gone.has(id))
    .flatMap(({ id: findingId, actId, patientId, recordedAt }) => {
      const signedById = clinicians.find((one) => teams.patientsOf(one).includes(patientId));
      if (signedById === undefined || recordedAt.getTime() > before) return [];
      const signedAt = minutesAfter(recordedAt, SIGNED_AFTER_MINUTES);
      return [{ findingId, patientId, version: numbers.get(actId) ?? 1, signedById, signedAt }];
    })
    .map((row, i) => ({ id: i + 1, ...row }));
}
