import { Injectable } from '@nestjs/common';
import { changed } from '@cuspid/audit/api';
import type {
  AddProblemDto,
  EditProblemDto,
  PatientProblemDto,
  ProblemFilter,
  PatientProblemVersionDto,
  ProblemVersionFilter,
} from '@cuspid/clinical-notes/contracts/dto';
import { cursorOf, Database, Invalid, limitOf, NotFound, pageFrom, placeOf, type Actor } from '@cuspid/platform/api';
import type { Page } from '@cuspid/platform/contracts';
import { clock, type Tx } from '@cuspid/platform/database';
import { Clinic } from '@cuspid/settings/api';
import type { EntityManager } from 'typeorm';
import { LISTED, PlanningReach } from '../plan/planning-reach';
import { PlanItem } from '../plan/plan-item';
import { PatientProblem } from './patient-problem';
import { PatientProblemVersion } from './patient-problem-version';
import { ProblemInPlan } from './problem-errors';
import { problemDtos, problemVersionDtos } from './problem-rows';

const ENTITY = 'patient_problem';
const PLACE = 'state';

/** The list of what is wrong with a patient's mouth. Every change is kept; nothing of it reaches the desk. */
@Injectable()
export class Problems {
  constructor(
    private readonly db: Database,
    private readonly reach: PlanningReach,
    private readonly clinic: Clinic,
  ) {}

  /** Those that are active first, each state by the day, the latest first. */
  async list(me: Actor, patientId: number, filter: ProblemFilter): Promise<Page<PatientProblemDto>> {
    const { db } = await this.reach.open(me, patientId, 'diagnosis.read', 'problem.read');
    const query = db
      .createQueryBuilder(PatientProblem, 'problem')
      .where('problem.patientId = :patientId and problem.removedAt is null', { patientId });
    if (filter.state) query.andWhere('problem.state = :wanted', { wanted: filter.state });
    const total = filter.count ? await query.getCount() : undefined;
    if (filter.cursor) {
      const [state, since, id] = placeOf(filter.cursor, PLACE, 3);
      query.andWhere(
        `(problem.state > :state or (problem.state = :state
          and (problem.since < :since or (problem.since = :since and problem.id < :id))))`,
        { state, since, id },
      );
    }
    const limit = limitOf(filter);
    const rows = await query
      .orderBy('problem.state')
      .addOrderBy('problem.since', 'DESC')
      .addOrderBy('problem.id', 'DESC')
      .limit(limit + 1)
      .getMany();
    const place = ({ state, since, id }: PatientProblem) => cursorOf(PLACE, [state, since, id]);
    const page = pageFrom(rows, limit, place, (row) => row);
    return { ...page, items: await problemDtos(db, page.items), ...(total !== undefined && { total }) };
  }

  /** What a problem said after each of its changes, the last first; also of one that was taken off the list. */
  async versions(me: Actor, id: number, filter: ProblemVersionFilter): Promise<Page<PatientProblemVersionDto>> {
    const { db } = await this.reach.read(me, PatientProblem, { id }, 'diagnosis.read', 'problem.read');
    const query = db.createQueryBuilder(PatientProblemVersion, 'saved').where('saved.problemId = :id', { id });
    const total = filter.count ? await query.getCount() : undefined;
    if (filter.cursor) {
      const [before] = placeOf(filter.cursor, 'version', 1);
      query.andWhere('saved.version < :before', { before });
    }
    const limit = limitOf(filter);
    const rows = await query
      .orderBy('saved.version', 'DESC')
      .limit(limit + 1)
      .getMany();
    const place = ({ version }: PatientProblemVersion) => cursorOf('version', [version]);
    const page = pageFrom(rows, limit, place, (row) => row);
    return { ...page, items: await problemVersionDtos(db, page.items), ...(total !== undefined && { total }) };
  }

  add(me: Actor, patientId: number, what: AddProblemDto): Promise<PatientProblemDto> {
    return this.db.transaction(me, async (tx) => {
      await this.reach.hold(tx, me, patientId);
      const today = await this.clinic.today(tx);
      const { code, label = null, teeth = [], since = today, note = null } = what;
      const said = { code, label, teeth: teeth.length ? teeth : null, since, note };
      const problem = tx.create(PatientProblem, {
        ...{ ...said, patientId, state: 'ACTIVE', resolvedOn: null, version: 1, removedAt: null },
        ...{ recordedAt: clock.now(), recordedById: me.id },
      });
      requireSound(problem, today);
      await keep(tx, me, problem);
      const after = { ...said, teeth };
      await this.reach.tell(tx, me, 'problem.added', { entity: ENTITY, id: problem.id, patientId, after });
      return one(tx, problem);
    });
  }

  edit(me: Actor, id: number, version: number, what: EditProblemDto): Promise<PatientProblemDto> {
    return this.db.transaction(me, async (tx) => {
      const problem = await this.reach.claim(tx, me, PatientProblem, { id, ...LISTED }, version);
      const today = await this.clinic.today(tx);
      const wanted = { ...what, ...dayOfState(problem, what, today) };
      const difference = changed<object>({ ...problem, teeth: problem.teeth ?? [] }, wanted);
      if (!Object.keys(difference.after).length) return one(tx, problem);
      const teeth = what.teeth && (what.teeth.length ? what.teeth : null);
      Object.assign(problem, wanted, what.teeth && { teeth }, { version: version + 1 });
      requireSound(problem, today);
      await keep(tx, me, problem);
      const { patientId } = problem;
      await this.reach.tell(tx, me, 'problem.changed', { entity: ENTITY, id, patientId, ...difference });
      return one(tx, problem);
    });
  }

  /** Takes one off the list that should not be on it; what it said stays in its versions. */
  remove(me: Actor, id: number, version: number): Promise<void> {
    return this.db.transaction(me, async (tx) => {
      const problem = await this.reach.claim(tx, me, PatientProblem, { id, ...LISTED }, version);
      if (await tx.existsBy(PlanItem, { problemId: id, ...LISTED })) throw new ProblemInPlan();
      Object.assign(problem, { removedAt: clock.now(), version: version + 1 });
      await keep(tx, me, problem);
      const { patientId, code, label, teeth } = problem;
      const before = { code, label, teeth: teeth ?? [] };
      await this.reach.tell(tx, me, 'problem.removed', { entity: ENTITY, id, patientId, before });
    });
  }
}

/** A problem that is resolved has its day, one that is active has none. */
function dayOfState(
  problem: PatientProblem,
  { state = problem.state, resolvedOn }: EditProblemDto,
  today: string,
): Pick<PatientProblem, 'resolvedOn'> {
  if (state === 'ACTIVE') {
    if (resolvedOn) throw new Invalid([{ path: 'resolvedOn', message: 'is only of a problem that is resolved' }]);
    return { resolvedOn: null };
  }
  return {
    resolvedOn: resolvedOn ?? (problem.state === 'RESOLVED' && problem.resolvedOn ? problem.resolvedOn : today),
  };
}

function requireSound({ code, label, since, resolvedOn }: PatientProblem, today: string): void {
  const errors = [];
  if (code === 'OTHER' && !label) errors.push({ path: 'label', message: 'is needed: say what it is' });
  if (since > today) errors.push({ path: 'since', message: 'is a day that has not come yet' });
  if (resolvedOn && resolvedOn > today) {
    errors.push({ path: 'resolvedOn', message: 'is a day that has not come yet' });
  } else if (resolvedOn && resolvedOn < since) {
    errors.push({ path: 'resolvedOn', message: 'is before the problem began' });
  }
  if (errors.length) throw new Invalid(errors);
}

/** The row as it is now, and what it says as a version that stays. */
async function keep(tx: Tx, me: Actor, problem: PatientProblem): Promise<void> {
  const savedAt = clock.now();
  Object.assign(problem, { updatedAt: savedAt, updatedById: me.id });
  await tx.save(problem);
  const { id, patientId, version, code, label, teeth, state, since, resolvedOn, note, removedAt } = problem;
  await tx.insert(PatientProblemVersion, {
    ...{ problemId: id, patientId, version, code, label, teeth, state, since, resolvedOn, note },
    ...{ isRemoved: removedAt !== null, savedAt, savedById: me.id },
  });
}

async function one(db: EntityManager, problem: PatientProblem): Promise<PatientProblemDto> {
  const [dto] = await problemDtos(db, [problem]);
  if (!dto) throw new NotFound();
  return dto;
}
