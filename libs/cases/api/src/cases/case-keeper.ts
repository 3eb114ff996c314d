import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import type { LogbookAct } from '@cuspid/cases/contracts';
import { Patient } from '@cuspid/patients/api';
import { Events, type Actor } from '@cuspid/platform/api';
import { clock, type Tx } from '@cuspid/platform/database';
import { CaseLogbookEntry } from '../logbook/case-logbook-entry';
import type { TeachingCase } from './teaching-case';

const ACTIONS: Record<LogbookAct, string> = {
  OPENED: 'case.opened',
  REOPENED: 'case.reopened',
  REMOVED: 'case.removed',
  DELETED: 'case.deleted',
  TASK_SET: 'case.task-set',
  TASK_CHANGED: 'case.task-changed',
  TASK_DELETED: 'case.task-deleted',
  TASK_STARTED: 'case.task-started',
  TASK_COMPLETED: 'case.task-completed',
  TASK_REVIEWED: 'case.task-reviewed',
  TASK_RETURNED: 'case.task-returned',
  PROGRESS: 'case.progress',
  SUBMITTED: 'case.submitted',
  APPROVED: 'case.approved',
  RETURNED: 'case.returned',
  VERIFIED: 'case.verified',
  REJECTED: 'case.rejected',
  HANDOVER_OFFERED: 'case.handover-offered',
  HANDOVER_WITHDRAWN: 'case.handover-withdrawn',
  HANDED_OVER: 'case.handed-over',
  TAKEN_OVER: 'case.taken-over',
  SUPERVISOR_LEFT: 'case.supervisor-left',
};

/** A step of a case's life, and what of it the logbook and the trail hold. */
export interface CaseStep {
  act: LogbookAct;
  at?: Date;
  taskId?: number;
  subject?: string | null;
  version?: number;
  percent?: number;
  words?: string | null;
  /** For the trail alone; never what was written. */
  after?: object;
}

/** Who does it: an actor of a request, or somebody of before. */
export type By = Pick<Actor, 'id'> & Partial<Actor>;

/** Writes every step of a case's life: the row, the logbook, the trail, the screens. */
@Injectable()
export class CaseKeeper {
  constructor(
    private readonly audit: Audit,
    private readonly events: Events,
  ) {}

  async keep(tx: Tx, me: By, one: TeachingCase, step: CaseStep): Promise<void> {
    const at = step.at ?? clock.now();
    Object.assign(one, { changedAt: at, version: one.id ? one.version + 1 : 1 });
    await tx.save(one);
    await this.note(tx, me, one, { ...step, at });
  }

  /** What a case is called is no step of its life. */
  async rename(tx: Tx, me: By, one: TeachingCase): Promise<void> {
    one.version += 1;
    await tx.save(one);
    const { id, patientId } = one;
    await this.audit.record(tx, me, 'case.changed', { entity: 'teaching_case', id, patientId });
    await this.events.publish(tx, 'cases', { id, patientId });
  }

  /** What was done, with a row that is gone or stays as it is. */
  async note(tx: Tx, me: By, one: TeachingCase, { after, ...step }: CaseStep): Promise<void> {
    const { id, patientId, studentId, supervisorId, state } = one;
    const patient = await tx.findOne(Patient, { where: { id: patientId }, select: { id: true, patientCode: true } });
    await tx.insert(CaseLogbookEntry, {
      ...{ caseId: id, patientId, patientCode: patient?.patientCode ?? null, studentId, supervisorId, byId: me.id },
      ...{ act: step.act, at: step.at ?? clock.now(), taskId: step.taskId ?? null, subject: step.subject ?? null },
      ...{ version: step.version ?? null, percent: step.percent ?? null, words: step.words ?? null },
    });
    const told = { state, ...(step.taskId && { taskId: step.taskId }), ...after };
    await this.audit.record(tx, me, ACTIONS[step.act], { entity: 'teaching_case', id, patientId, after: told });
    await this.events.publish(tx, 'cases', { id, patientId });
  }
}
