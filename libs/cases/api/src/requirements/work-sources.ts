import type { CaseClass, RequirementCounts } from '@cuspid/cases/contracts';
import { Procedure, startOfDay } from '@cuspid/settings/api';
import { In, type EntityManager } from 'typeorm';
import { RequirementKind } from './requirement-kind';

/**
 * The class a patient was found in before treatment: of the first finished exam, for the last one of a good treatment is
 * always class I. The divisions of class II together.
 */
export const classOf = (patientId: string): string => `(
  select left(json_unquote(json_extract(exam.fields, '$.incisorClass')), 7) from ortho_exam exam
  where exam.patient_id = ${patientId} and exam.state = 'FINISHED' order by exam.examined_on, exam.id limit 1)`;

/** Where work of a kind is found: the figure and its rows are both read from here, so that they cannot disagree. */
interface WorkSource {
  from: string;
  where: string;
  id: string;
  caseId: string;
  patientId: string;
  studentId: string;
  /** When a supervisor said that it is good. */
  at: string;
  /** What a kind of requirement is told by. */
  of: string;
}

const SOURCES: Record<RequirementCounts, WorkSource> = {
  CASES: {
    from: 'teaching_case work',
    where: "work.state = 'VERIFIED'",
    id: 'work.id',
    caseId: 'work.id',
    patientId: 'work.patient_id',
    studentId: 'work.student_id',
    at: 'work.verified_at',
    of: classOf('work.patient_id'),
  },
  TASKS: {
    from: 'teaching_case done join case_task work on work.case_id = done.id',
    where: "work.status = 'REVIEWED'",
    id: 'work.id',
    caseId: 'done.id',
    patientId: 'done.patient_id',
    studentId: 'done.student_id',
    at: 'work.reviewed_at',
    of: 'work.kind',
  },
  PROCEDURES: {
    from: 'clinical_note work',
    where: "work.state = 'VERIFIED' and work.execution_status = 'COMPLETED'",
    id: 'work.id',
    caseId: 'null',
    patientId: 'work.patient_id',
    studentId: 'work.author_id',
    at: 'work.verified_at',
    of: 'work.procedure_name',
  },
};

/** A kind, with the word its work is told by; null: of whatever word. */
export interface AskedWork {
  kind: RequirementKind;
  word: string | null;
}

/** The kinds with the words of their work: procedures go by the name the catalogue has for them now. */
export async function askedWork(db: EntityManager, kinds: readonly RequirementKind[]): Promise<AskedWork[]> {
  const ids = kinds.flatMap(({ procedureId }) => procedureId ?? []);
  const found = ids.length ? await db.findBy(Procedure, { id: In(ids) }) : [];
  const names = new Map(found.map(({ id, name }) => [id, name]));
  return kinds.map((kind) => {
    const procedure = kind.procedureId === null ? null : (names.get(kind.procedureId) ?? '');
    return { kind, word: kind.caseClass ?? kind.taskKind ?? procedure };
  });
}

interface Span {
  /** Day of the clinic from when work counts. */
  beganOn: string;
  timeZone: string;
}

function condition({ kind, word }: AskedWork, studentIds: readonly number[], { beganOn, timeZone }: Span) {
  const source = SOURCES[kind.counts];
  const { from, where, studentId, at, of } = source;
  const sql = `from ${from} where ${where} and ${studentId} in (?) and ${at} >= ?${word === null ? '' : ` and ${of} = ?`}`;
  const values = [studentIds, startOfDay(beganOn, timeZone), ...(word === null ? [] : [word])];
  return { source, sql, values };
}

/** How much of a kind counts, by student. */
export async function countWork(
  db: EntityManager,
  asked: AskedWork,
  studentIds: readonly number[],
  span: Span,
): Promise<Map<number, number>> {
  const { source, sql, values } = condition(asked, studentIds, span);
  const counted = `select ${source.studentId} as student, count(*) as done ${sql} group by ${source.studentId}`;
  const rows: { student: number; done: string | number }[] = await db.query(counted, values);
  return new Map(rows.map(({ student, done }) => [Number(student), Number(done)]));
}

/** A piece of work that counts. */
export interface WorkRow {
  id: number;
  caseId: number | null;
  patientId: number;
  at: Date;
}

/** The work of a kind, the last first, from a place on. */
export function readWork(
  db: EntityManager,
  asked: AskedWork,
  studentId: number,
  span: Span,
  { before, limit }: { before?: { at: Date; id: number } | undefined; limit: number },
): Promise<WorkRow[]> {
  const { source, sql, values } = condition(asked, [studentId], span);
  const { id, caseId, patientId, at } = source;
  const place = before ? ` and (${at} < ? or (${at} = ? and ${id} < ?))` : '';
  const columns = `${id} as id, ${caseId} as caseId, ${patientId} as patientId, ${at} as at`;
  const paged = `select ${columns} ${sql}${place} order by ${at} desc, ${id} desc limit ?`;
  return db.query(paged, [...values, ...(before ? [before.at, before.at, before.id] : []), limit]);
}

/** Whether a word of a kind says a class. */
export const isClass = (kind: RequirementKind): kind is RequirementKind & { caseClass: CaseClass } =>
  kind.caseClass !== null;
