import { TEETH, type PerioExam as Readings, type PerioTooth, type ToothId } from '@cuspid/odontogram';
import { In, type EntityManager } from 'typeorm';
import { PerioExam } from './perio-exam';
import { PerioToothRow } from './perio-tooth-row';
import { PerioVersion } from './perio-version';
import type { Recorded } from './sheet';
import { isSame, NOTHING, toothOf, type ToothColumns } from './tooth-columns';

export type Held = Pick<PerioExam, 'id' | 'version'>;
export interface Told extends Recorded {
  version: PerioVersion;
}

interface Latest {
  id: number;
  examId: number;
}

/** Of each tooth the last row until a version. Rows of an exam are added under its lock, so a later one has a higher number. */
const LATEST = `select max(tooth.id) as id, version.exam_id as examId from perio_version version
  join perio_tooth tooth on tooth.version_id = version.id
  where version.exam_id in (?) and version.number <= ? group by version.exam_id, tooth.tooth`;
const ALL = 4_294_967_295;

/** Exams as they stood at a version: one exam at any of its versions, or some at their last. */
export async function recordedOf(db: EntityManager, exams: readonly Held[]): Promise<Map<number, Told>> {
  const [first] = exams;
  if (!first) return new Map();
  const versions = await db.find(PerioVersion, {
    where: exams.map(({ id, version }) => ({ examId: id, number: version })),
  });
  const until = exams.length === 1 ? first.version : ALL;
  const latest: Latest[] = await db.query(LATEST, [exams.map(({ id }) => id), until]);
  const rows = latest.length ? await db.findBy(PerioToothRow, { id: In(latest.map(({ id }) => id)) }) : [];
  const examOf = new Map(latest.map(({ id, examId }) => [id, examId]));
  return new Map(
    versions.map((version) => {
      const own = rows.filter(({ id }) => examOf.get(id) === version.examId);
      return [version.examId, { version, sheet: version.sheet, readings: readingsOf(own) }];
    }),
  );
}

function readingsOf(rows: readonly PerioToothRow[]): Readings {
  const readings: Partial<Record<ToothId, PerioTooth>> = {};
  for (const tooth of TEETH) {
    const row = rows.find((one) => one.tooth === tooth);
    if (row && !isSame(row, NOTHING)) readings[tooth] = toothOf(row);
  }
  return readings;
}

/** The rows that say how a later state of an exam differs from an earlier one. */
export function differing(
  before: Readings,
  after: Readings,
  columnsOf: (tooth: PerioTooth) => ToothColumns,
): (ToothColumns & { tooth: ToothId })[] {
  const columns = (tooth: PerioTooth | undefined) => (tooth ? columnsOf(tooth) : NOTHING);
  return TEETH.flatMap((tooth) => {
    const [was, is] = [columns(before[tooth]), columns(after[tooth])];
    return isSame(was, is) ? [] : [{ tooth, ...is }];
  });
}
