import { problemName } from '@cuspid/clinical-notes/contracts';
import { tableSource, type TimelineSource } from '@cuspid/patients/api';
import { PlanAcceptance } from './plan/plan-acceptance';
import { PlanItem } from './plan/plan-item';
import { PatientProblemVersion } from './problems/patient-problem-version';

/** What became of a problem with one of its changes. */
function changeOf({ version, state, isRemoved }: PatientProblemVersion): string {
  if (isRemoved) return 'problem.removed';
  if (version === 1) return 'problem.added';
  return state === 'RESOLVED' ? 'problem.resolved' : 'problem.changed';
}

const PROBLEMS = tableSource<PatientProblemVersion>({
  ...{ name: 'problem-version', kind: 'notes', permission: 'diagnosis.read' },
  ...{ entity: PatientProblemVersion, table: 'patient_problem_version', index: 'patient_problem_version_saved' },
  at: 'saved_at',
  told: (row) => ({
    ...{ id: row.id, at: row.savedAt, byId: row.savedById, what: changeOf(row) },
    ...{ parts: { label: problemName(row) }, link: { to: 'diagnosis' } },
  }),
});

const PLANNED = tableSource<PlanItem>({
  ...{ name: 'plan-item', kind: 'notes', permission: 'note.read' },
  ...{ entity: PlanItem, table: 'plan_item', index: 'plan_item_created', at: 'created_at' },
  told: ({ id, createdAt, createdById, name }) => ({
    ...{ id, at: createdAt, byId: createdById, what: 'plan.planned' },
    ...{ parts: { label: name }, link: { to: 'plan' } },
  }),
});

/** Of work on the chart its acts are told with the chart. */
const SETTLED = tableSource<PlanItem>({
  ...{ name: 'plan-item-settled', kind: 'notes', permission: 'note.read' },
  ...{ entity: PlanItem, table: 'plan_item', index: 'plan_item_settled', at: 'settled_at' },
  where: () => ({ sql: 'e.settled_at is not null', values: [] }),
  told: ({ id, settledAt, createdAt, settledById, executionStatus, name }) => ({
    ...{ id, at: settledAt ?? createdAt, byId: settledById, what: `plan.${executionStatus.toLowerCase()}` },
    ...{ parts: { label: name }, link: { to: 'plan' } },
  }),
});

const ACCEPTED = tableSource<PlanAcceptance>({
  ...{ name: 'plan-acceptance', kind: 'notes', permission: 'note.read' },
  ...{ entity: PlanAcceptance, table: 'plan_acceptance', index: 'plan_acceptance_recorded', at: 'recorded_at' },
  told: ({ id, recordedAt, recordedById }) => ({
    ...{ id, at: recordedAt, byId: recordedById, what: 'plan.accepted', link: { to: 'plan' } },
  }),
});

/** What problems and plans tell for the timeline. */
export const PLANNING_SOURCES: TimelineSource[] = [PROBLEMS, PLANNED, SETTLED, ACCEPTED];
