import { momentOf, rowsExport } from '@cuspid/patients/api';
import type {
  ExportedPerioExamDto,
  ExportedPerioToothDto,
  ExportedPerioVersionDto,
} from '@cuspid/patients/contracts/dto';
import { PerioExam } from './perio-exam';
import { PerioToothRow } from './perio-tooth-row';
import { PerioVersion } from './perio-version';

/** Exams in the patient's own export. */
export const examsExport = rowsExport(
  PerioExam,
  ({ startedById, finishedById, voidedById }) => [startedById, finishedById, voidedById],
  (row, name): ExportedPerioExamDto => ({
    ...{ number: row.id, kind: row.kind, state: row.state, examinedOn: row.examinedOn },
    startedAt: row.startedAt.toISOString(),
    startedBy: name(row.startedById),
    finishedAt: momentOf(row.finishedAt),
    finishedBy: name(row.finishedById),
    voidedAt: momentOf(row.voidedAt),
    voidedBy: name(row.voidedById),
    why: row.voidReason,
  }),
);

/** Every save of an exam. */
export const versionsExport = rowsExport(
  PerioVersion,
  ({ savedById, sheet }) => [savedById, sheet.confirmed?.byId ?? null],
  ({ id, examId, number, kind, savedAt, savedById, reason, examinedOn, sheet }, name): ExportedPerioVersionDto => ({
    ...{ number: id, exam: examId, save: number, kind, examinedOn },
    savedAt: savedAt.toISOString(),
    savedBy: name(savedById),
    why: reason,
    teeth: sheet.teeth.join(','),
    implants: sheet.implants.join(',') || null,
    screening: said(
      Object.entries(sheet.screening).map(([place, { code, hasFurcation }]) => [
        place,
        `${code ?? 'X'}${hasFurcation ? '*' : ''}`,
      ]),
    ),
    facts: said(Object.entries(sheet.facts)),
    note: sheet.note,
    diagnosis: said(Object.entries(sheet.confirmed ?? {}).filter(([key]) => key !== 'byId' && key !== 'at')),
    confirmedAt: sheet.confirmed?.at ?? null,
    confirmedBy: name(sheet.confirmed?.byId ?? null),
  }),
);

/** Every row of a tooth, as a save said it. */
export const teethExport = rowsExport(
  PerioToothRow,
  () => [],
  ({ versionId, tooth, depths, margins, bleeding, plaque, pus, mobility, furcations }): ExportedPerioToothDto => ({
    ...{ version: versionId, tooth, depths, margins, bleeding, plaque, pus, mobility, furcations },
  }),
);

/** `smokerPerDay: 10, hba1c: 7.2`; null when nothing is said. */
function said(entries: readonly (readonly [string, unknown])[]): string | null {
  const known = entries.filter(([, value]) => value !== null && value !== undefined);
  return known.map(([key, value]) => `${key}: ${String(value)}`).join(', ') || null;
}
