import { CaseLogbookEntry, CaseTask, TeachingCase } from '@cuspid/cases/api';
import type { LogbookAct } from '@cuspid/cases/contracts';
import type { Tx } from '@cuspid/platform/database';
import { writeSubmissions } from './case-submissions';
import { scriptOf, type CaseScript, type TaskScript } from './case-scripts';
import type { ClinicTime } from './clinic-time';
import { insertAll } from './write';

/** A student's place on a care team, with whom they work under. */
interface Place {
  patientId: number;
  patientCode: string;
  studentId: number;
  supervisorId: number;
}

/** Of one case, what all its rows need. */
export interface Written {
  one: TeachingCase;
  script: CaseScript;
  time: ClinicTime;
  tasks: readonly CaseTask[];
  note(act: LogbookAct, at: Date, set?: Partial<CaseLogbookEntry>): void;
}

const MORNING = 9 * 60;

/** A case for every student on a care team, at every stage a case can be at. */
export async function writeCases(tx: Tx, time: ClinicTime): Promise<void> {
  const places: Place[] = await tx.query(
    `select place.patient_id as patientId, patient.patient_code as patientCode, place.user_id as studentId,
       ifnull(min(if(other.role = 'ORTHODONTIST', other.user_id, null)), min(other.user_id)) as supervisorId
     from care_team_member place join patient on patient.id = place.patient_id and patient.is_active = 1
     join care_team_member other on other.patient_id = place.patient_id and other.ended_at is null
       and other.role in ('ORTHODONTIST', 'DENTAL_SURGEON')
     where place.role = 'STUDENT' and place.ended_at is null
     group by place.id, place.patient_id, patient.patient_code, place.user_id order by place.id`,
  );
  const logbook: Partial<CaseLogbookEntry>[] = [];
  for (const [index, place] of places.entries()) await writeCase(tx, place, scriptOf(index), time, logbook);
  await insertAll(tx, CaseLogbookEntry, logbook);
}

async function writeCase(
  tx: Tx,
  place: Place,
  script: CaseScript,
  time: ClinicTime,
  logbook: Partial<CaseLogbookEntry>[],
): Promise<void> {
  const { patientId, patientCode, studentId, supervisorId } = place;
  const openedAt = time.at(time.day(-script.openedDays), MORNING);
  const doneAt = time.at(time.day(-2), MORNING + 60);
  const one = await tx.save(
    tx.create(TeachingCase, {
      ...{ patientId, studentId, supervisorId, title: script.title, state: script.state, openedAt, changedAt: doneAt },
      ...{ submittedAt: ['PENDING_VERIFICATION', 'VERIFIED', 'REJECTED'].includes(script.state) ? doneAt : null },
      ...{ verifiedAt: script.state === 'VERIFIED' ? doneAt : null, removedAt: null, supervisorGoneAt: null },
      ...{ handoverToId: null, handoverAt: null, saidPercent: null, saidNote: null, comment: null, version: 1 },
    }),
  );
  const note: Written['note'] = (act, at, set = {}) => {
    logbook.push({
      ...{ caseId: one.id, patientId, patientCode, studentId, supervisorId, act, at, byId: supervisorId },
      ...{ taskId: null, subject: null, version: null, percent: null, words: null, ...set },
    });
  };
  note('OPENED', openedAt);
  const tasks: CaseTask[] = [];
  for (const told of script.tasks) tasks.push(await writeTask(tx, one, told, time, note));
  await writeSubmissions(tx, { one, script, time, tasks, note });
}

async function writeTask(
  tx: Tx,
  { id: caseId, supervisorId: setById, studentId }: TeachingCase,
  told: TaskScript,
  time: ClinicTime,
  note: Written['note'],
): Promise<CaseTask> {
  const { title, kind, status, dueDays } = told;
  const createdAt = time.at(time.day(-20), MORNING + 30);
  const startedAt = status === 'ASSIGNED' ? null : time.at(time.day(-10), MORNING);
  const completedAt = status === 'COMPLETED' || status === 'REVIEWED' ? time.at(time.day(-4), MORNING + 90) : null;
  const reviewedAt = status === 'REVIEWED' ? time.at(time.day(-3), MORNING + 45) : null;
  const task = await tx.save(
    tx.create(CaseTask, {
      ...{ caseId, kind, title, status, setById, createdAt, startedAt, completedAt, reviewedAt, version: 1 },
      ...{ description: null, dueOn: dueDays === null ? null : time.day(dueDays), percent: percentOf(status) },
      ...{ changedAt: reviewedAt ?? completedAt ?? startedAt ?? createdAt, isReturned: told.isReturned ?? false },
      ...{ note: null, comment: told.isReturned ? 'Measure the lower arch again and show the tooth sizes.' : null },
    }),
  );
  const about = { taskId: task.id, subject: title };
  note('TASK_SET', createdAt, about);
  if (startedAt) note('TASK_STARTED', startedAt, { ...about, byId: studentId });
  if (completedAt) note('TASK_COMPLETED', completedAt, { ...about, byId: studentId });
  if (reviewedAt) note('TASK_REVIEWED', reviewedAt, about);
  return task;
}

const percentOf = (status: TaskScript['status']): number =>
  ({ ASSIGNED: 0, IN_PROGRESS: 50, COMPLETED: 100, REVIEWED: 100 })[status];
