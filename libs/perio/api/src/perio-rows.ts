import { ageOn } from '@cuspid/dental-chart/api';
import type { Patient } from '@cuspid/patients/api';
import type { PerioExamDto, PerioExamLineDto } from '@cuspid/perio/contracts/dto';
import { NotFound } from '@cuspid/platform/api';
import type { UsersService } from '@cuspid/users/api';
import type { EntityManager } from 'typeorm';
import type { PerioExam } from './perio-exam';
import { examDto, lineDto, peopleIn } from './perio-shapes';
import { recordedOf, type Told } from './shelf';

/** Full years on a day; null when the birth date is not known. */
export function yearsOn(day: string, patient: Patient): number | null {
  const age = ageOn(day, patient);
  return age === null || age < 0 ? null : Math.floor(age);
}

/** An exam as it stood at a version, the last unless told; 404 when there is no such version. */
export async function toldOf(db: EntityManager, exam: PerioExam, version = exam.version): Promise<Told> {
  const told = (await recordedOf(db, [{ id: exam.id, version }])).get(exam.id);
  if (!told) throw new NotFound();
  return told;
}

/** An exam with its figures and the names of who recorded it. */
export async function shownExam(
  db: EntityManager,
  users: UsersService,
  patient: Patient,
  { exam, told }: { exam: PerioExam; told: Told },
): Promise<PerioExamDto> {
  const people = await users.named(peopleIn(exam, told), db);
  return examDto(exam, told, people, yearsOn(told.version.examinedOn, patient));
}

/** Exams as a list tells them. */
export async function shownLines(
  db: EntityManager,
  users: UsersService,
  exams: readonly PerioExam[],
): Promise<PerioExamLineDto[]> {
  const told = await recordedOf(db, exams);
  const named = exams.flatMap((exam) => {
    const own = told.get(exam.id);
    return own ? peopleIn(exam, own) : [];
  });
  const people = await users.named(named, db);
  return exams.flatMap((exam) => {
    const own = told.get(exam.id);
    return own ? [lineDto(exam, own, people)] : [];
  });
}
