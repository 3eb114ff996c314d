import { firstDay, TEETH, type ChartState, type ToothId } from '@cuspid/odontogram';
import { objection, type PartMerge } from '@cuspid/patients/api';
import { mayRole } from '@cuspid/platform/contracts';
import type { EntityManager } from 'typeorm';
import { History } from './history';

/** Teeth told with an objection. */
const TOLD = 12;

/** The day since which one chart says that a tooth is gone; null when it says nothing of the kind. */
function goneSince(state: ChartState, tooth: ToothId): string | null {
  const { presence, findings } = state.teeth[tooth];
  if (presence !== 'missing') return null;
  return findings.map(({ effectiveOn }) => firstDay(effectiveOn)).sort()[0] ?? null;
}

/** Whether a chart describes, on a later day, a tooth that another one says was gone. */
function contradicts(gone: ChartState, other: ChartState, tooth: ToothId): boolean {
  const since = goneSince(gone, tooth);
  const { presence, findings } = other.teeth[tooth];
  if (since === null || !STANDING.includes(presence)) return false;
  return findings.some(({ effectiveOn, layer }) => layer !== 'planned' && firstDay(effectiveOn) > since);
}

const STANDING: readonly string[] = ['present', 'partial', 'unerupted', 'impacted'];

async function contradictions(db: EntityManager, stays: number, goes: number): Promise<ToothId[]> {
  const [mine, theirs] = [(await History.read(db, stays)).at({}), (await History.read(db, goes)).at({})];
  return TEETH.filter((tooth) => contradicts(mine, theirs, tooth) || contradicts(theirs, mine, tooth));
}

/** Of two charts' acts one chart is made, in the order they were recorded; which teeth contradict is for clinicians alone. */
export const actsMerge: PartMerge = {
  isNumbered: true,
  against: async (db, me, { stays, goes }) => {
    const teeth = await contradictions(db, stays, goes);
    if (!teeth.length) return [];
    const which = mayRole(me.role, 'chart.read') ? teeth.slice(0, TOLD).join(', ') : null;
    return [objection('charts-contradict', { isStrong: true, count: teeth.length, which })];
  },
};

/** A patient has one chart: its version is the number of its acts, wherever they came from. */
export const chartMerge: PartMerge = {
  isSingle: true,
  settle: async (tx, patientId) => {
    await tx.query(
      `insert into dental_chart (patient_id, version)
       select patient_id, count(*) from chart_act where patient_id = ? group by patient_id
       on duplicate key update version = (select count(*) from chart_act where patient_id = ?)`,
      [patientId, patientId],
    );
  },
};
