import {
  CaseTask,
  RequirementKind,
  RequirementQuota,
  StudentGroup,
  StudentGroupMember,
  TeachingCase,
} from '@cuspid/cases/api';
import { OrthoExam, OrthoExamVersion } from '@cuspid/orthodontics/api';
import type { OrthoFieldsDto } from '@cuspid/orthodontics/contracts/dto';
import type { Tx } from '@cuspid/platform/database';
import { User } from '@cuspid/users/api';
import type { ClinicTime } from './clinic-time';

/** What is asked, in the order it is told, with how many. */
const ASKED = [
  { name: 'Class I cases', counts: 'CASES', caseClass: 'CLASS_1', quota: 4 },
  { name: 'Class II cases', counts: 'CASES', caseClass: 'CLASS_2', quota: 3 },
  { name: 'Class III cases', counts: 'CASES', caseClass: 'CLASS_3', quota: 1 },
  { name: 'Debonds', counts: 'TASKS', taskKind: 'DEBOND', quota: 2 },
  { name: 'Case presentations', counts: 'TASKS', taskKind: 'PRESENTATION', quota: 2 },
] as const;

/** Of a student of the fourth year: half of all that is asked, after half of the time less four weeks. */
const DONE: readonly OrthoFieldsDto['incisorClass'][] = ['CLASS_1', 'CLASS_1', 'CLASS_1', 'CLASS_1', 'CLASS_2_DIV_1'];
const BEGAN_DAYS = 177;
const LEFT_DAYS = 205;
const OPENED_DAYS = 540;
const MORNING = 10 * 60;
const KNOWN = ['student@cuspid.test'];
const NAMED = 'Dinuka Kariyawasam';

/** What students have to have done, and what two of them have finished of it. */
export async function writeRequirements(tx: Tx, time: ClinicTime): Promise<void> {
  const unset = { caseClass: null, taskKind: null, procedureId: null, isActive: true, version: 1 };
  const kinds = await tx.save(
    ASKED.map(({ quota: _, ...kind }, position) => tx.create(RequirementKind, { ...unset, ...kind, position })),
  );
  const days = { beganOn: time.day(-BEGAN_DAYS), deadline: time.day(LEFT_DAYS) };
  const group = await tx.save(tx.create(StudentGroup, { name: 'Year 4', ...days, version: 1 }));
  await tx.insert(
    RequirementQuota,
    kinds.map(({ id: kindId }, place) => ({ groupId: group.id, kindId, quota: ASKED[place]?.quota ?? 1 })),
  );
  const students = await tx.find(User, { where: { role: 'STUDENT', isActive: true }, order: { id: 'ASC' } });
  await tx.insert(
    StudentGroupMember,
    students.map(({ id: studentId }) => ({ studentId, groupId: group.id })),
  );
  const ortho = await tx.findOneByOrFail(User, { email: 'ortho@cuspid.test' });
  for (const { id } of students.filter(({ email, name }) => KNOWN.includes(email) || name === NAMED)) {
    await writeFinished(tx, { studentId: id, supervisorId: ortho.id }, time);
  }
}

/** Cases that are over: the patients have left the student’s care. */
async function writeFinished(tx: Tx, by: { studentId: number; supervisorId: number }, time: ClinicTime): Promise<void> {
  const free: { id: number }[] = await tx.query(
    `select patient.id as id from patient where patient.is_active = 1
     and not exists (select 1 from ortho_exam exam where exam.patient_id = patient.id)
     and not exists (select 1 from teaching_case known where known.patient_id = patient.id)
     order by patient.id desc limit ?`,
    [DONE.length],
  );
  for (const [place, { id: patientId }] of free.entries()) {
    await writeExam(tx, patientId, by.supervisorId, DONE[place], time);
    const verifiedAt = time.at(time.day(-(20 + place * 28)), MORNING);
    const openedAt = time.at(time.day(-OPENED_DAYS), MORNING);
    const gone = { removedAt: verifiedAt, supervisorGoneAt: null, handoverToId: null, handoverAt: null };
    const { id: caseId } = await tx.save(
      tx.create(TeachingCase, {
        ...{ ...by, ...gone, patientId, title: 'Treatment finished', state: 'VERIFIED', openedAt, version: 1 },
        ...{ submittedAt: verifiedAt, verifiedAt, changedAt: verifiedAt },
        ...{ saidPercent: null, saidNote: null, comment: null },
      }),
    );
    if (place === 0) await writeDebond(tx, caseId, by.supervisorId, verifiedAt);
  }
}

async function writeExam(
  tx: Tx,
  patientId: number,
  by: number,
  incisorClass: OrthoFieldsDto['incisorClass'],
  time: ClinicTime,
): Promise<void> {
  const examinedOn = time.day(-OPENED_DAYS);
  const at = time.at(examinedOn, MORNING);
  const fields: OrthoFieldsDto = { stage: 'PRE_TREATMENT', incisorClass, overjet: 4, lips: 'COMPETENT', examinedOn };
  const saved = { fields, savedAt: at, savedById: by, version: 1 };
  const finished = { state: 'FINISHED', finishedAt: at, finishedById: by } as const;
  const exam = await tx.save(
    tx.create(OrthoExam, { ...saved, ...finished, patientId, examinedOn, createdAt: at, createdById: by }),
  );
  await tx.insert(OrthoExamVersion, { ...saved, examId: exam.id });
}

async function writeDebond(tx: Tx, caseId: number, setById: number, at: Date): Promise<void> {
  await tx.insert(CaseTask, {
    ...{ caseId, kind: 'DEBOND', title: 'Debond and retainers', status: 'REVIEWED', setById, percent: 100 },
    ...{ createdAt: at, startedAt: at, completedAt: at, reviewedAt: at, changedAt: at, isReturned: false, version: 1 },
  });
}
