import type { AuthorDto } from '@cuspid/dental-chart/contracts/dto';
import { outcomeOf, parOf, iotnOf, figuresOf } from '@cuspid/orthodontics/contracts';
import type {
  OrthoControlDto,
  OrthoExamDto,
  OrthoFieldsDto,
  OrthoVersionDto,
} from '@cuspid/orthodontics/contracts/dto';
import { momentOf, namesOf } from '@cuspid/patients/api';
import { dayAfter } from '@cuspid/platform/contracts';
import type { EntityManager } from 'typeorm';
import type { OrthoControl } from './ortho-control';
import { OrthoExam } from './ortho-exam';
import type { OrthoExamVersion } from './ortho-exam-version';

type NameOf = Awaited<ReturnType<typeof namesOf>>;

const DAYS_A_WEEK = 7;
/** Exams looked through for the first that has a PAR: a treatment has few. */
const FIRST_AMONG = 50;

/** Whose name could not be found is told by an empty one. */
const person = (id: number, name: NameOf): AuthorDto => ({ id, name: name(id) ?? '' });
const maybe = (id: number | null, name: NameOf): AuthorDto | null => (id === null ? null : person(id, name));

/** What was filled in, in the order it came: a field that is empty is not there. */
export function filledIn(fields: OrthoFieldsDto): OrthoFieldsDto {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => isFilled(value)));
}

const isFilled = (value: unknown): boolean =>
  Array.isArray(value) ? value.some((one) => one !== null) : value !== null && value !== undefined && value !== '';

/** The exam all later ones are compared with: the first that was finished and whose PAR is whole. */
export async function firstWithPar(db: EntityManager, patientId: number): Promise<OrthoExam | null> {
  const exams = await db.find(OrthoExam, {
    where: { patientId, state: 'FINISHED' },
    order: { examinedOn: 'ASC', id: 'ASC' },
    take: FIRST_AMONG,
  });
  return exams.find(({ fields }) => parOf(fields ?? {}).weighted !== null) ?? null;
}

/** Exams as they are told, with what follows from their measures. */
export async function examDtos(
  db: EntityManager,
  patientId: number,
  exams: readonly OrthoExam[],
): Promise<OrthoExamDto[]> {
  const name = await namesOf(
    db,
    exams.flatMap((exam) => [exam.createdById, exam.savedById, exam.finishedById, exam.voidedById]),
  );
  const first = exams.length ? await firstWithPar(db, patientId) : null;
  return exams.map((exam) => examDto(exam, first, name));
}

function examDto(exam: OrthoExam, first: OrthoExam | null, name: NameOf): OrthoExamDto {
  const { id, patientId, version, state, examinedOn, voidReason } = exam;
  const fields = exam.fields ?? {};
  const recordedBy = name(exam.finishedById ?? exam.savedById) ?? '';
  return {
    ...{ id, patientId, version, state, examinedOn, fields },
    iotn: iotnOf(fields),
    par: { ...parOf(fields), recordedBy },
    figures: figuresOf(fields),
    outcome: first && first.id !== id && state !== 'VOID' ? outcomeBetween(first, fields) : null,
    createdAt: exam.createdAt.toISOString(),
    createdBy: person(exam.createdById, name),
    savedAt: exam.savedAt.toISOString(),
    savedBy: person(exam.savedById, name),
    finishedAt: momentOf(exam.finishedAt),
    finishedBy: maybe(exam.finishedById, name),
    voidedAt: momentOf(exam.voidedAt),
    voidedBy: maybe(exam.voidedById, name),
    voidReason,
  };
}

function outcomeBetween(first: OrthoExam, fields: OrthoFieldsDto): OrthoExamDto['outcome'] {
  const outcome = outcomeOf(first.fields ?? {}, fields);
  return outcome && { since: first.id, sinceDay: first.examinedOn, ...outcome };
}

/** What an exam said, save by save. */
export async function versionDtos(
  db: EntityManager,
  versions: readonly OrthoExamVersion[],
): Promise<OrthoVersionDto[]> {
  const name = await namesOf(
    db,
    versions.map(({ savedById }) => savedById),
  );
  return versions.map(({ version, savedAt, savedById, fields }) => ({
    ...{ version, savedAt: savedAt.toISOString(), fields: fields ?? {} },
    savedBy: person(savedById, name),
  }));
}

/** Controls as they are told, each with the day the next is due. */
export async function controlDtos(db: EntityManager, controls: readonly OrthoControl[]): Promise<OrthoControlDto[]> {
  const name = await namesOf(
    db,
    controls.flatMap(({ recordedById, voidedById }) => [recordedById, voidedById]),
  );
  return controls.map(({ patientId: _, recordedById, voidedById, recordedAt, voidedAt, ...row }): OrthoControlDto => ({
    ...row,
    nextOn: row.nextWeeks === null ? null : dayAfter(row.doneOn, row.nextWeeks * DAYS_A_WEEK),
    recordedAt: recordedAt.toISOString(),
    recordedBy: person(recordedById, name),
    voidedAt: momentOf(voidedAt),
    voidedBy: maybe(voidedById, name),
  }));
}
