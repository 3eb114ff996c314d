import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import type { CaseDto, EditCaseDto, OpenCaseDto, ProgressDto } from '@cuspid/cases/contracts/dto';
import { stateAfter } from '@cuspid/cases/contracts';
import { CareTeam, CareTeamPlaces } from '@cuspid/patients/api';
import { Database, Invalid, NotFound, StaleVersion, type Actor } from '@cuspid/platform/api';
import { clock, type Tx } from '@cuspid/platform/database';
import { CaseOpenAlready } from '../case-errors';
import { CaseKeeper } from './case-keeper';
import { CaseNotices } from './case-notices';
import { CaseOpening } from './case-opening';
import { actorOf, CaseReach, demand } from './case-reach';
import { CaseRows } from './case-rows';
import { CaseTask } from './case-task';
import { TeachingCase } from './teaching-case';

/** Cases: opened, told how far they are, opened again, deleted once their student has left. */
@Injectable()
export class CasesService {
  constructor(
    private readonly db: Database,
    private readonly reach: CaseReach,
    private readonly rows: CaseRows,
    private readonly keeper: CaseKeeper,
    private readonly opening: CaseOpening,
    private readonly places: CareTeamPlaces,
    private readonly careTeam: CareTeam,
    private readonly notices: CaseNotices,
    private readonly audit: Audit,
  ) {}

  async read(me: Actor, id: number): Promise<CaseDto> {
    const db = this.db.source.manager;
    const { one, actor } = await this.reach.open(db, me, id);
    this.audit.read(me, 'case.read', { entity: 'teaching_case', id, patientId: one.patientId });
    return this.rows.whole(db, one, actor);
  }

  /** Opens a case supervised by the caller; the student comes onto the care team, unless they are on it. */
  open(me: Actor, { patientId, studentId, title }: OpenCaseDto): Promise<CaseDto> {
    return this.db.transaction(me, async (tx) => {
      await this.careTeam.require(tx, me, patientId, 'case.supervise', true);
      const student = await this.places.joiner(tx, studentId);
      if (student.role !== 'STUDENT') throw new Invalid([{ path: 'studentId', message: 'is no student' }]);
      const one = await this.opened(tx, me, patientId, student);
      if (title) await this.keeper.rename(tx, me, Object.assign(one, { title }));
      return this.rows.whole(tx, one, actorOf(me));
    });
  }

  /** What the case is called. */
  edit(me: Actor, id: number, version: number, { title }: EditCaseDto): Promise<CaseDto> {
    return this.db.transaction(me, async (tx) => {
      const { one, actor } = await this.reach.hold(tx, me, id, 'task.add');
      if (one.version !== version) throw new StaleVersion(one.version);
      if (title !== undefined) await this.keeper.rename(tx, me, Object.assign(one, { title }));
      return this.rows.whole(tx, one, actor);
    });
  }

  /** How far the student says they are. */
  progress(me: Actor, id: number, { percent, note, taskId }: ProgressDto): Promise<CaseDto> {
    return this.db.transaction(me, async (tx) => {
      const { one, actor } = await this.reach.hold(tx, me, id, 'progress');
      const task = taskId ? await this.begun(tx, id, taskId) : null;
      if (task) {
        const said = {
          percent,
          changedAt: clock.now(),
          version: task.version + 1,
          ...(note !== undefined && { note }),
        };
        await tx.save(Object.assign(task, said));
      } else Object.assign(one, { saidPercent: percent, ...(note !== undefined && { saidNote: note }) });
      one.state = stateAfter(one.state, 'progress');
      const about = task && { taskId: task.id, subject: task.title };
      await this.keeper.keep(tx, me, one, { act: 'PROGRESS', percent, words: note ?? null, ...about });
      return this.rows.whole(tx, one, actor);
    });
  }

  /** Opens a verified case again. */
  reopen(me: Actor, id: number): Promise<CaseDto> {
    return this.db.transaction(me, async (tx) => {
      const { one, actor } = await this.reach.hold(tx, me, id, 'reopen');
      await this.opening.reopen(tx, me, one);
      return this.rows.whole(tx, one, actor);
    });
  }

  /** Deletes a case whose student has left. Its logbook stays. */
  remove(me: Actor, id: number): Promise<void> {
    return this.db.transaction(me, async (tx) => {
      const { one } = await this.reach.hold(tx, me, id, 'delete');
      await this.notices.end(tx, one);
      await this.keeper.note(tx, me, one, { act: 'DELETED', subject: one.title });
      await tx.delete(TeachingCase, { id });
    });
  }

  private async opened(
    tx: Tx,
    me: Actor,
    patientId: number,
    student: Awaited<ReturnType<CareTeamPlaces['joiner']>>,
  ): Promise<TeachingCase> {
    const isOnTeam = await this.places.held(tx, patientId, student.id);
    if (isOnTeam) {
      const one = await this.opening.open(tx, me, patientId, student.id);
      if (!one) throw new CaseOpenAlready();
      return one;
    }
    // The place itself opens it.
    await this.places.give(tx, me, patientId, student);
    const one = await tx.findOne(TeachingCase, { where: { patientId, studentId: student.id }, order: { id: 'DESC' } });
    if (!one) throw new NotFound();
    return demand({ one, actor: actorOf(me) }, 'read').one;
  }

  private async begun(tx: Tx, caseId: number, id: number): Promise<CaseTask> {
    const task = await tx.findOneBy(CaseTask, { id, caseId });
    if (task?.status !== 'IN_PROGRESS') throw new Invalid([{ path: 'taskId', message: 'is no task you have begun' }]);
    return task;
  }
}
