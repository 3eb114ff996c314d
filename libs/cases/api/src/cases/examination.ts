import type { ExaminationDto } from '@cuspid/cases/contracts/dto';
import { OrthoExam } from '@cuspid/orthodontics/api';
import { iotnOf, parOf } from '@cuspid/orthodontics/contracts';
import { Not, type EntityManager } from 'typeorm';

const TENTHS = 10;

/** What stands beside a plan: the newest orthodontic exam that is not void. */
export async function examinationOf(db: EntityManager, patientId: number): Promise<ExaminationDto | null> {
  const [exam] = await db.find(OrthoExam, {
    where: { patientId, state: Not('VOID') },
    order: { examinedOn: 'DESC', id: 'DESC' },
    take: 1,
  });
  if (!exam) return null;
  const fields = exam.fields ?? {};
  return {
    ...{ examId: exam.id, on: exam.examinedOn, isFinished: exam.state === 'FINISHED' },
    iotn: iotnOf(fields)?.dhc ?? null,
    overjetTenths: typeof fields.overjet === 'number' ? Math.round(fields.overjet * TENTHS) : null,
    ...{ molarRight: fields.molarRight ?? null, molarLeft: fields.molarLeft ?? null },
    par: parOf(fields).weighted,
  };
}
