import { plansOf, type Person, type SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CaseList } from './cases/case-list';
import { CaseWork } from './cases/case-work';
import { LogbookService } from './logbook/logbook.service';
import { Requirements } from './requirements';
import { openCasesClinic } from './testing/cases-clinic';

/** A school of many years where there is time; else enough to see what a page reads. */
const IS_LONG = process.env['CUSPID_LONG'] !== undefined;
const [CASES, AT_ONCE] = IS_LONG ? [100_000, 5_000] : [4_000, 4_000];
const [STUDENTS, SUPERVISORS, LINES] = [40, 8, 3_000];
const FIRST = 10_000;
/** Most cases of a school are over: what is worked on is what its students can hold. */
const OPEN = 800;

describe(`cases among ${CASES}`, () => {
  let clinic: SpecClinic;
  let admin: Person;
  const [students, supervisors]: [Person[], Person[]] = [[], []];

  beforeAll(async () => {
    clinic = await openCasesClinic();
    await clinic.source.query("update clinic_setting set care_team_scope = 'assigned'");
    admin = await clinic.person('ADMIN');
    for (let n = 0; n < STUDENTS; n++) students.push(await clinic.person('STUDENT'));
    for (let n = 0; n < SUPERVISORS; n++) supervisors.push(await clinic.person('ORTHODONTIST'));
    for (let from = 0; from < CASES; from += AT_ONCE) await open(from);
    await keepLogbook();
    await askOfAll();
    await clinic.source.query(
      'analyze table patient, care_team_member, teaching_case, case_task, case_submission, case_logbook_entry',
    );
  }, 1_800_000);
  afterAll(() => clinic.close());

  const put = async (table: string, columns: string, rows: unknown[][]) => {
    if (rows.length) await clinic.source.query('insert into ?? (??) values ?', [table, columns.split(', '), rows]);
  };
  const one = <T>(of: readonly T[], n: number): T => {
    const found = of[n % of.length];
    if (found === undefined) throw new Error('nobody is there');
    return found;
  };
  const studentOf = (n: number) => one(students, n);
  const supervisorOf = (n: number) => one(supervisors, n % STUDENTS);
  const day = (days: number) => new Date(Date.now() + days * 86_400_000);

  /** Cases of as many patients, on whose teams both people are; the last ones are open, with a task, some of them late. */
  async function open(from: number): Promise<void> {
    const numbers = Array.from({ length: AT_ONCE }, (_, n) => from + n);
    const isOpen = (n: number) => n >= CASES - OPEN;
    await put(
      'patient',
      'id, patient_code, first_name, last_name, sex, registered_at, registered_by_id, created_at',
      numbers.map((n) => [FIRST + n, `BIG-${n}`, 'Ama', `Big${n}`, 'FEMALE', day(0), admin.id, day(0)]),
    );
    await put(
      'care_team_member',
      'patient_id, user_id, role, since, added_by_id',
      numbers
        .filter(isOpen)
        .flatMap((n) =>
          [studentOf(n), supervisorOf(n)].map(({ id, role }) => [FIRST + n, id, role, day(-9), admin.id]),
        ),
    );
    await put(
      'teaching_case',
      'id, patient_id, student_id, supervisor_id, state, opened_at, changed_at, verified_at',
      numbers.map((n) => [
        ...[FIRST + n, FIRST + n, studentOf(n).id, supervisorOf(n).id, isOpen(n) ? 'ASSIGNED' : 'VERIFIED'],
        ...[day(-400), day(-30), isOpen(n) ? null : day(-30 - (n % 300))],
      ]),
    );
    await put(
      'case_task',
      'case_id, kind, title, status, due_on, set_by_id, created_at, changed_at, completed_at, reviewed_at',
      numbers.map((n) => {
        const done = isOpen(n) ? [null, null] : [day(-40), day(-31 - (n % 300))];
        const said = isOpen(n) ? ['ASSIGNED', day(n % 3 ? 20 : -20)] : ['REVIEWED', null];
        return [FIRST + n, 'DEBOND', 'Debond', ...said, supervisorOf(n).id, day(-60), day(-30), ...done];
      }),
    );
    await put(
      'case_submission',
      'case_id, kind, version, author_id, submitted_at, content, content_hash, waits_since',
      numbers.map((n) => [
        ...[FIRST + n, 'CASE', 1, studentOf(n).id, day(-31), '{}', '0'.repeat(64)],
        isOpen(n) && n % 2 ? day(-1 - (n % 20)) : null,
      ]),
    );
  }

  /** One case about which much was written, among many about which little was. */
  async function keepLogbook(): Promise<void> {
    const line = (n: number, at: Date) => {
      const [student, supervisor] = [studentOf(n).id, supervisorOf(n).id];
      return [FIRST + n, FIRST + n, student, supervisor, 'PROGRESS', at, student];
    };
    const columns = 'case_id, patient_id, student_id, supervisor_id, act, at, by_id';
    for (const from of [0, CASES / 2]) {
      await put(
        'case_logbook_entry',
        columns,
        Array.from({ length: Math.min(CASES / 2, 20_000) }, (_, n) => line(from + n, day(-50))),
      );
    }
    await put(
      'case_logbook_entry',
      columns,
      Array.from({ length: LINES }, (_, n) => line(CASES - 1, new Date(Date.now() - n * 60_000))),
    );
  }

  async function askOfAll(): Promise<void> {
    await put('student_group', 'id, name, began_on, deadline', [[1, 'Year 4', day(-200), day(200)]]);
    await put('requirement_kind', 'id, position, name, counts, task_kind', [
      [1, 0, 'Cases', 'CASES', null],
      [2, 1, 'Debonds', 'TASKS', 'DEBOND'],
    ]);
    await put('requirement_quota', 'group_id, kind_id, quota', [
      [1, 1, 5],
      [1, 2, 5],
    ]);
    await put(
      'student_group_member',
      'student_id, group_id',
      students.map(({ id }) => [id, 1]),
    );
  }

  /** Rows that all statements of a reading read together, and what was read how. */
  async function cost(work: () => Promise<unknown>) {
    const plans = await plansOf(clinic.source, work);
    const dear = plans.toSorted((a, b) => b.read - a.read)[0];
    return { read: plans.reduce((sum, plan) => sum + plan.read, 0), why: JSON.stringify(dear) };
  }

  it('are listed by reading a page of them, the first and a later one, narrowed or not', async () => {
    const list = clinic.get(CaseList);
    const first = await list.list(admin, { limit: 100 });
    const filters = [
      {},
      first.nextCursor ? { cursor: first.nextCursor } : {},
      { state: 'ASSIGNED' },
      { state: 'VERIFIED' },
      { unsupervised: true },
      { overdue: true },
      { studentId: studentOf(3).id },
      { supervisorId: supervisorOf(3).id },
      { patientId: FIRST + 7 },
    ] as const;
    for (const filter of filters) {
      const { read, why } = await cost(() => list.list(admin, filter));
      expect(read, `${JSON.stringify(filter)} ${why}`).toBeLessThan(2_000);
    }
  });

  it('cost a student and a supervisor what their own cost, not what all do', async () => {
    const list = clinic.get(CaseList);
    for (const me of [studentOf(3), supervisorOf(3)]) {
      for (const filter of [{}, { mine: true }, { overdue: true }]) {
        const { read, why } = await cost(() => list.list(me, filter));
        expect(read, `${me.role} ${JSON.stringify(filter)} ${why}`).toBeLessThan(3_000);
      }
    }
  });

  it('wait for whose turn it is by reading what is open', async () => {
    for (const me of [studentOf(3), supervisorOf(3), admin]) {
      const { read, why } = await cost(() => clinic.get(CaseWork).of(me));
      expect(read, `${me.role} ${why}`).toBeLessThan(OPEN * 12);
    }
  });

  it('have logbooks that are walked a page at a time', async () => {
    const logbook = clinic.get(LogbookService);
    const id = FIRST + CASES - 1;
    for (const order of ['newest', 'oldest'] as const) {
      const first = await logbook.list(admin, id, { order });
      const cursor = first.nextCursor ?? '';
      for (const filter of [{ order }, { order, cursor }]) {
        const { read, why } = await cost(() => logbook.list(admin, id, filter));
        expect(read, `${order} ${why}`).toBeLessThan(400);
      }
    }
  });

  it('are counted for a page of students by the work of these students', async () => {
    const students = clinic.get(Requirements);
    const { read, why } = await cost(() => students.students(admin, { limit: 10 }));
    process.stdout.write(`ten students of ${STUDENTS}, ${CASES} cases: ${read} rows\n`);
    // Of each of their cases its row, its patient's class and its task.
    expect(read, why).toBeLessThan((CASES / STUDENTS) * 10 * 6 + 2_000);
  });
});
