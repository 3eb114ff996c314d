import { Injectable } from '@nestjs/common';
import type { CaseActor } from '@cuspid/cases/contracts';
import { actsOf, CASE } from '@cuspid/cases/contracts';
import type { CaseDto, CasePatientDto, CaseSummaryDto } from '@cuspid/cases/contracts/dto';
import { momentOf, Patient } from '@cuspid/patients/api';
import { NotFound } from '@cuspid/platform/api';
import { Clinic } from '@cuspid/settings/api';
import { UsersService } from '@cuspid/users/api';
import type { StaffDto } from '@cuspid/users/contracts/dto';
import { In, IsNull, Not, type EntityManager } from 'typeorm';
import { CaseSubmission } from '../submissions/case-submission';
import { SubmissionRows } from '../submissions/submission-rows';
import { factsOf } from './case-reach';
import { CaseTask } from './case-task';
import { examinationOf } from './examination';
import { byDeadline, isOverdue, progressOf, taskDto } from './task-rows';
import type { TeachingCase } from './teaching-case';

/** The people of cases by their ids. */
export interface CasePeople {
  patients: ReadonlyMap<number, CasePatientDto>;
  staff: ReadonlyMap<number, StaffDto>;
}

/** Cases as they are told. */
@Injectable()
export class CaseRows {
  constructor(
    private readonly users: UsersService,
    private readonly clinic: Clinic,
    private readonly submissions: SubmissionRows,
  ) {}

  /** Cases of a list, in a fixed number of queries. */
  async summaries(db: EntityManager, cases: readonly TeachingCase[]): Promise<CaseSummaryDto[]> {
    const ids = cases.map(({ id }) => id);
    const [people, today] = [await this.people(db, cases), await this.clinic.today(db)];
    const tasks = ids.length ? await db.findBy(CaseTask, { caseId: In(ids) }) : [];
    const waiting = ids.length
      ? await db.find(CaseSubmission, {
          where: { caseId: In(ids), waitsSince: Not(IsNull()) },
          select: { id: true, caseId: true },
        })
      : [];
    return cases.map((one) =>
      summary(one, people, today, {
        tasks: tasks.filter(({ caseId }) => caseId === one.id),
        waitingCount: waiting.filter(({ caseId }) => caseId === one.id).length,
      }),
    );
  }

  /** A case with all that is in it. */
  async whole(db: EntityManager, one: TeachingCase, actor: CaseActor): Promise<CaseDto> {
    const [about] = await this.summaries(db, [one]);
    if (!about) throw new NotFound();
    const today = await this.clinic.today(db);
    const tasks = await db.find(CaseTask, { where: { caseId: one.id }, take: CASE.tasksMax, order: { id: 'ASC' } });
    const others = await this.users.named([one.handoverToId], db);
    return {
      ...about,
      ...{ saidPercent: one.saidPercent, saidNote: one.saidNote, comment: one.comment },
      handoverTo: (one.handoverToId && others.get(one.handoverToId)) || null,
      tasks: byDeadline(tasks).map((task) => taskDto(task, one, actor, today)),
      submissions: await this.submissions.lines(db, one, actor),
      examination: await examinationOf(db, one.patientId),
      may: actsOf(factsOf(one), actor).filter((act) => !act.startsWith('task.') || act === 'task.add'),
    };
  }

  /** Who is in these cases. */
  async people(
    db: EntityManager,
    cases: readonly Pick<TeachingCase, 'patientId' | 'studentId' | 'supervisorId'>[],
  ): Promise<CasePeople> {
    const ids = [...new Set(cases.map(({ patientId }) => patientId))];
    const rows = ids.length ? await db.findBy(Patient, { id: In(ids) }) : [];
    const staff = await this.users.named(
      cases.flatMap(({ studentId, supervisorId }) => [studentId, supervisorId]),
      db,
    );
    return { patients: new Map(rows.map((row) => [row.id, patientOf(row)])), staff };
  }
}

/** Whose case it is, in the words of a list. @throws NotFound for a person who is gone meanwhile. */
export function whoOf(
  { patients, staff }: CasePeople,
  one: Pick<TeachingCase, 'patientId' | 'studentId' | 'supervisorId'>,
): Pick<CaseSummaryDto, 'patient' | 'student' | 'supervisor'> {
  const patient = patients.get(one.patientId);
  const student = staff.get(one.studentId);
  const supervisor = staff.get(one.supervisorId);
  if (!patient || !student || !supervisor) throw new NotFound();
  return { patient, student, supervisor };
}

const patientOf = ({ id, patientCode, firstName, lastName }: Patient): CasePatientDto => ({
  ...{ id, patientCode, firstName, lastName },
});

function summary(
  one: TeachingCase,
  people: CasePeople,
  today: string,
  { tasks, waitingCount }: { tasks: CaseTask[]; waitingCount: number },
): CaseSummaryDto {
  const isOpen = one.removedAt === null && one.state !== 'VERIFIED';
  const due = tasks.flatMap(({ status, dueOn }) =>
    dueOn && !['COMPLETED', 'REVIEWED'].includes(status) ? [dueOn] : [],
  );
  return {
    ...{ id: one.id, ...whoOf(people, one), version: one.version, title: one.title, state: one.state },
    ...{ isRemoved: one.removedAt !== null, isSupervisorGone: one.supervisorGoneAt !== null },
    ...{ openedAt: one.openedAt.toISOString(), verifiedAt: momentOf(one.verifiedAt) },
    progress: progressOf(
      one.state,
      tasks.map(({ percent }) => percent),
    ),
    taskCount: tasks.length,
    reviewedCount: tasks.filter(({ status }) => status === 'REVIEWED').length,
    overdueCount: isOpen ? tasks.filter((task) => isOverdue(task, today)).length : 0,
    waitingCount: isOpen ? waitingCount : 0,
    nextDueOn: due.toSorted()[0] ?? null,
  };
}
