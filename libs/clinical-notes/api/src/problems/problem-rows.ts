import type { PatientProblemDto, PatientProblemVersionDto } from '@cuspid/clinical-notes/contracts/dto';
import type { AuthorDto } from '@cuspid/dental-chart/contracts/dto';
import { namesOf } from '@cuspid/patients/api';
import type { EntityManager } from 'typeorm';
import type { PatientProblem } from './patient-problem';
import type { PatientProblemVersion } from './patient-problem-version';

export type NameOf = Awaited<ReturnType<typeof namesOf>>;

/** Whose name could not be found is told by an empty one. */
export const person = (id: number, name: NameOf): AuthorDto => ({ id, name: name(id) ?? '' });

/** What a problem says, without who and when. */
const said = (row: PatientProblem | PatientProblemVersion) => ({
  ...{ code: row.code, label: row.label, teeth: row.teeth ?? [], state: row.state },
  ...{ since: row.since, resolvedOn: row.resolvedOn, note: row.note },
});

/** Problems as they are told. */
export async function problemDtos(db: EntityManager, rows: readonly PatientProblem[]): Promise<PatientProblemDto[]> {
  const name = await namesOf(
    db,
    rows.flatMap(({ recordedById, updatedById }) => [recordedById, updatedById]),
  );
  return rows.map((row) => ({
    ...{ id: row.id, patientId: row.patientId, version: row.version, ...said(row) },
    ...{ recordedAt: row.recordedAt.toISOString(), recordedBy: person(row.recordedById, name) },
    ...{ updatedAt: row.updatedAt.toISOString(), updatedBy: person(row.updatedById, name) },
  }));
}

/** What a problem said, change by change. */
export async function problemVersionDtos(
  db: EntityManager,
  rows: readonly PatientProblemVersion[],
): Promise<PatientProblemVersionDto[]> {
  const name = await namesOf(
    db,
    rows.map(({ savedById }) => savedById),
  );
  return rows.map((row) => ({
    ...{ version: row.version, ...said(row), isRemoved: row.isRemoved },
    ...{ savedAt: row.savedAt.toISOString(), savedBy: person(row.savedById, name) },
  }));
}
