import { problemName } from '@cuspid/clinical-notes/contracts';
import { momentOf, rowsExport } from '@cuspid/patients/api';
import type {
  ExportedPlanAcceptanceDto,
  ExportedPlanItemDto,
  ExportedPlanPhaseDto,
  ExportedProblemDto,
  ExportedProblemVersionDto,
} from '@cuspid/patients/contracts/dto';
import { PlanAcceptance } from './plan/plan-acceptance';
import { PlanItem } from './plan/plan-item';
import { PlanPhase } from './plan/plan-phase';
import { PatientProblem } from './problems/patient-problem';
import { PatientProblemVersion } from './problems/patient-problem-version';

const joined = (list: readonly string[] | null): string | null => (list?.length ? list.join(', ') : null);

export const problemsExport = rowsExport(
  PatientProblem,
  ({ recordedById }) => [recordedById],
  (row, name): ExportedProblemDto => ({
    ...{ number: row.id, problem: problemName(row), teeth: joined(row.teeth), status: row.state },
    ...{ since: row.since, resolvedOn: row.resolvedOn, note: row.note },
    ...{ recordedAt: row.recordedAt.toISOString(), recordedBy: name(row.recordedById) },
    takenBackAt: momentOf(row.removedAt),
  }),
);

export const problemVersionsExport = rowsExport(
  PatientProblemVersion,
  ({ savedById }) => [savedById],
  (row, name): ExportedProblemVersionDto => ({
    ...{ problem: row.problemId, version: row.version, said: problemName(row), teeth: joined(row.teeth) },
    ...{ status: row.state, since: row.since, resolvedOn: row.resolvedOn, note: row.note },
    ...{ isRemoved: row.isRemoved, savedAt: row.savedAt.toISOString(), savedBy: name(row.savedById) },
  }),
);

export const phasesExport = rowsExport(
  PlanPhase,
  ({ createdById }) => [createdById],
  (row, name): ExportedPlanPhaseDto => ({
    ...{ number: row.id, phase: row.name, place: row.place },
    ...{ createdAt: row.createdAt.toISOString(), createdBy: name(row.createdById) },
    takenBackAt: momentOf(row.removedAt),
  }),
);

export const itemsExport = rowsExport(
  PlanItem,
  ({ createdById, providerId }) => [createdById, providerId],
  (row, name): ExportedPlanItemDto => ({
    ...{ phase: row.phaseId, place: row.place, code: row.procedureCode, planned: row.name },
    ...{ priceMinor: row.priceMinor, priceCurrency: row.priceCurrency },
    ...{ teeth: joined(row.teeth), surfaces: joined(row.surfaces), provider: name(row.providerId) },
    ...{ plannedFor: row.plannedFor, status: row.executionStatus, executedOn: row.executedOn },
    ...{ outcome: row.outcome, note: row.note, problem: row.problemId, finding: row.findingId },
    ...{ createdAt: row.createdAt.toISOString(), createdBy: name(row.createdById) },
    takenBackAt: momentOf(row.removedAt),
  }),
);

export const acceptancesExport = rowsExport(
  PlanAcceptance,
  ({ recordedById }) => [recordedById],
  (row, name): ExportedPlanAcceptanceDto => ({
    ...{ acceptedOn: row.acceptedOn, acceptedBy: row.acceptedBy, items: row.items },
    amounts: joined((row.amounts ?? []).map(({ amountMinor, currency }) => `${currency} ${amountMinor}`)),
    ...{ note: row.note, recordedAt: row.recordedAt.toISOString(), recordedBy: name(row.recordedById) },
  }),
);
