import { CaseLogbookEntry, CaseTask, SubmissionsService, TeachingCase } from '@cuspid/cases/api';
import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { NUMBERS, type Kind, type World } from './object-kind';

const AT = new Date('2026-11-02T03:30:00.000Z');
const SUPERVISORS = ['ORTHODONTIST', 'DENTAL_SURGEON'];
let made = 0;

/** A case with its people on the care team: the caller's own as far as their role has one. */
export async function supervisedCase({ clinic, me, other }: World, whose: 'own' | 'foreign'): Promise<TeachingCase> {
  const isMine = whose === 'own';
  const student = isMine && me.role === 'STUDENT' ? me : await clinic.person('STUDENT');
  const supervisor = isMine && SUPERVISORS.includes(me.role) ? me : other;
  return begun(clinic, await clinic.patient({}, [student, supervisor]), student, supervisor);
}

async function begun(
  clinic: SpecClinic,
  patientId: number,
  student: Person,
  supervisor: Person,
): Promise<TeachingCase> {
  const { manager } = clinic.source;
  const one = await manager.save(
    manager.create(TeachingCase, {
      ...{ patientId, studentId: student.id, supervisorId: supervisor.id, title: null, state: 'ASSIGNED' },
      ...{ openedAt: AT, changedAt: AT, submittedAt: null, verifiedAt: null, removedAt: null, supervisorGoneAt: null },
      ...{ handoverToId: null, handoverAt: null, saidPercent: null, saidNote: null, comment: null, version: 1 },
    }),
  );
  await manager.insert(CaseLogbookEntry, {
    ...{
      caseId: one.id,
      patientId,
      patientCode: null,
      studentId: student.id,
      supervisorId: supervisor.id,
      act: 'OPENED',
    },
    ...{ at: AT, byId: supervisor.id, taskId: null, subject: null, version: null, percent: null, words: null },
  });
  return one;
}

/** The case of an address, or for a foreign child another one. */
async function caseOf(world: World, whose: 'own' | 'foreign', parents: readonly string[]): Promise<number> {
  return whose === 'foreign' ? (await supervisedCase(world, 'own')).id : Number(parents.at(-1));
}

async function task({ clinic, other }: World, caseId: number): Promise<number> {
  const { manager } = clinic.source;
  const row = manager.create(CaseTask, {
    ...{ caseId, kind: 'OTHER', title: 'Space analysis', status: 'ASSIGNED', setById: other.id, percent: 0 },
    ...{ createdAt: AT, changedAt: AT, startedAt: null, completedAt: null, reviewedAt: null, version: 1 },
    ...{ description: null, dueOn: null, note: null, comment: null, isReturned: false },
  });
  return (await manager.save(row)).id;
}

/** Work the case's student has handed in. */
async function submission({ clinic }: World, caseId: number): Promise<number> {
  const [row] = await clinic.source.query(
    'select student_id as id, name, role from teaching_case join `user` on `user`.id = student_id where teaching_case.id = ?',
    [caseId],
  );
  const student = {
    ...row,
    id: Number(row.id),
    sessionId: 0,
    mustChangePassword: false,
    address: null,
    requestId: 'made',
  };
  const sections = [{ label: 'Aim', text: 'Class I incisors' }];
  return (await clinic.get(SubmissionsService).submit(student, caseId, { kind: 'CASE_STAGE', sections })).id;
}

/** What stands in the addresses of cases. */
export const CASE_OBJECTS: Record<string, Kind> = {
  '/api/cases/:id': {
    ...NUMBERS,
    hides: (state, { bounded, archives, operation }) =>
      state === 'archived' ? !(archives && operation.method === 'GET') : bounded,
    make: async (world, whose) => String((await supervisedCase(world, whose)).id),
    archive: ({ clinic }, id) =>
      clinic.source.query(
        'update patient set is_active = 0 where id = (select patient_id from teaching_case where id = ?)',
        [id],
      ),
  },
  '/api/cases/:id/tasks/:taskId': {
    ...NUMBERS,
    hides: (state) => state === 'foreign',
    make: async (world, whose, parents) => String(await task(world, await caseOf(world, whose, parents))),
  },
  '/api/cases/:id/submissions/:submissionId': {
    ...NUMBERS,
    hides: (state) => state === 'foreign',
    make: async (world, whose, parents) => String(await submission(world, await caseOf(world, whose, parents))),
  },
  '/api/case-rubrics/:id': {
    ...NUMBERS,
    hides: () => false,
    make: async ({ clinic }) => {
      const { insertId } = await clinic.source.query(
        "insert into case_rubric (kind, name, criteria, is_active) values ('TASK', ?, '[]', 0)",
        [`Rubric ${++made}`],
      );
      return String(insertId);
    },
  },
};

/** What belongs to a patient's case. */
export const CASE_CHILDREN: Record<string, (world: World, patientId: number) => Promise<number>> = {
  taskId: async (world, patientId) => {
    const student = await world.clinic.person('STUDENT');
    return task(world, (await begun(world.clinic, patientId, student, world.other)).id);
  },
};

/** What fields of cases point at. */
export const CASE_REFERENCES: Record<string, (world: World) => Promise<number>> = {
  studentId: async ({ clinic }) => (await clinic.person('STUDENT')).id,
  toId: async ({ other }) => other.id,
  taskId: async (world) => task(world, (await supervisedCase(world, 'own')).id),
};

const SPEC = 'libs/cases/api/src/cases.spec.ts';

/** Routes that want a case further on, or its supervisor's own password and what they saw. */
export const CASE_ELSEWHERE: Record<string, string> = {
  'DELETE /api/cases/:id': `wants a case whose student has left: ${SPEC}`,
  'POST /api/cases/:id/verify': `wants a case handed in: ${SPEC}`,
  'POST /api/cases/:id/reject': `wants a case handed in: ${SPEC}`,
  'POST /api/cases/:id/reopen': `wants a verified case: ${SPEC}`,
  'POST /api/cases/:id/tasks/:taskId/complete': `wants a task begun: ${SPEC}`,
  'POST /api/cases/:id/tasks/:taskId/review': `wants a completed task: ${SPEC}`,
  'POST /api/cases/:id/tasks/:taskId/return': `wants a completed task: ${SPEC}`,
  'POST /api/cases/:id/submissions/:submissionId/approve': `wants what was handed in: ${SPEC}`,
  'POST /api/cases/:id/submissions/:submissionId/return': `wants what was handed in: ${SPEC}`,
  'POST /api/cases/:id/submissions/:submissionId/countersign': `wants the supervisor’s password: ${SPEC}`,
  'POST /api/cases/:id/handover': `wants a colleague on the care team: ${SPEC}`,
  'DELETE /api/cases/:id/handover': `wants an offer: ${SPEC}`,
  'POST /api/cases/:id/handover/accept': `wants an offer: ${SPEC}`,
  'POST /api/cases/:id/takeover': `wants a case nobody supervises: ${SPEC}`,
};
