import { Injectable } from '@nestjs/common';
import type { PlanItemDto, PlanPhaseDto, PlanProblemDto } from '@cuspid/clinical-notes/contracts/dto';
import { ChartWork } from '@cuspid/dental-chart/api';
import type { FindingDto } from '@cuspid/dental-chart/contracts/dto';
import { findingPhrase, teethOf } from '@cuspid/odontogram';
import { namesOf } from '@cuspid/patients/api';
import { NotFound, type Actor } from '@cuspid/platform/api';
import { mayRole, type Role } from '@cuspid/platform/contracts';
import type { MoneyDto } from '@cuspid/platform/contracts/dto';
import { In, type EntityManager } from 'typeorm';
import { PatientProblem } from '../problems/patient-problem';
import { person, type NameOf } from '../problems/problem-rows';
import { executedAt, statusOf } from './agreement';
import { progressOf, totalsOf } from './plan-figures';
import { PlanItem } from './plan-item';
import { PlanPhase } from './plan-phase';
import { LISTED } from './planning-reach';

const PHRASE_MAX = 400;

/** What an item is told with. */
interface Beside {
  role: Role;
  name: NameOf;
  problems: ReadonlyMap<number, PlanProblemDto>;
  standing: ReadonlyMap<number, FindingDto | null>;
}

/** A plan as it is told: every item in the state the chart says it is in. */
@Injectable()
export class PlanRows {
  constructor(private readonly work: ChartWork) {}

  /** The phases of a patient in their order, each with its items. */
  async phases(db: EntityManager, me: Pick<Actor, 'role'>, patientId: number): Promise<PlanPhaseDto[]> {
    const phases = await phasesOf(db, patientId);
    const rows = await itemsOf(db, patientId);
    const items = await this.items(db, me, patientId, rows);
    return phases.map((phase) =>
      phaseDto(
        phase,
        items.filter(({ phaseId }) => phaseId === phase.id),
      ),
    );
  }

  async phase(db: EntityManager, me: Actor, phase: PlanPhase): Promise<PlanPhaseDto> {
    const rows = (await itemsOf(db, phase.patientId)).filter(({ phaseId }) => phaseId === phase.id);
    return phaseDto(phase, await this.items(db, me, phase.patientId, rows));
  }

  async item(db: EntityManager, me: Actor, item: PlanItem): Promise<PlanItemDto> {
    const [dto] = await this.items(db, me, item.patientId, [item]);
    if (!dto) throw new NotFound();
    return dto;
  }

  /** Items of one patient as `me` may see them. */
  async items(
    db: EntityManager,
    { role }: Pick<Actor, 'role'>,
    patientId: number,
    items: readonly PlanItem[],
  ): Promise<PlanItemDto[]> {
    const name = await namesOf(
      db,
      items.flatMap((item) => [item.providerId, item.createdById, item.updatedById]),
    );
    const standing = await this.work.standing(
      db,
      patientId,
      items.flatMap(({ findingId }) => findingId ?? []),
    );
    const problems = mayRole(role, 'diagnosis.read') ? await problemsOf(db, items) : new Map<number, PlanProblemDto>();
    return items.map((item) => itemDto(item, { role, name, problems, standing }));
  }
}

/** Phases in their order. */
export const phasesOf = (db: EntityManager, patientId: number): Promise<PlanPhase[]> =>
  db.find(PlanPhase, { where: { patientId, ...LISTED }, order: { place: 'ASC', id: 'ASC' } });

/** Items of a whole plan in the order they have in their phases. */
export const itemsOf = (db: EntityManager, patientId: number): Promise<PlanItem[]> =>
  db.find(PlanItem, { where: { patientId, ...LISTED }, order: { place: 'ASC', id: 'ASC' } });

const phaseDto = ({ id, version, name }: PlanPhase, items: PlanItemDto[]): PlanPhaseDto => ({
  ...{ id, version, name, items },
  ...{ totals: totalsOf(items), progress: progressOf(items) },
});

async function problemsOf(db: EntityManager, items: readonly PlanItem[]): Promise<Map<number, PlanProblemDto>> {
  const ids = [...new Set(items.flatMap(({ problemId }) => problemId ?? []))];
  const rows = ids.length ? await db.findBy(PatientProblem, { id: In(ids) }) : [];
  return new Map(rows.map(({ id, code, label }) => [id, { id, code, label }]));
}

export const priceOf = ({ priceMinor, priceCurrency }: PlanItem): MoneyDto | null =>
  priceMinor === null || priceCurrency === null ? null : { amountMinor: priceMinor, currency: priceCurrency };

/** What the chart says of a finding, in a few words. */
export const phraseOf = (finding: FindingDto): string => findingPhrase(finding).slice(0, PHRASE_MAX);

function itemDto(item: PlanItem, { role, name, problems, standing }: Beside): PlanItemDto {
  const { id, phaseId, version, procedureId, procedureCode, plannedFor, outcome, note } = item;
  const stands = item.findingId === null ? null : (standing.get(item.findingId) ?? null);
  return {
    ...{ id, phaseId, version, procedureId, procedureCode, name: item.name, price: priceOf(item) },
    // Of an item on the chart the chart says where: a correction there is one here.
    teeth: stands ? [...teethOf(stands)] : (item.teeth ?? []),
    surfaces: stands ? stands.surfaces : (item.surfaces ?? []),
    provider: item.providerId === null ? null : person(item.providerId, name),
    ...{ plannedFor, executedAt: executedAt(item, stands), executionStatus: statusOf(item, stands), outcome, note },
    isOnChart: item.findingId !== null,
    finding:
      stands && mayRole(role, 'chart.read')
        ? { findingId: stands.id, layer: stands.layer, phrase: phraseOf(stands) }
        : null,
    problem: item.problemId === null ? null : (problems.get(item.problemId) ?? null),
    ...{ createdAt: item.createdAt.toISOString(), createdBy: person(item.createdById, name) },
    ...{ updatedAt: item.updatedAt.toISOString(), updatedBy: person(item.updatedById, name) },
  };
}
