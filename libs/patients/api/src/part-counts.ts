import type { Tx } from '@cuspid/platform/database';
import { In, type EntityTarget, type FindOptionsWhere } from 'typeorm';

/** What every table that names a patient has. */
type OfPatient = { patientId: number | null };

/** How many rows of a table each of these patients has; those without any are left out. */
export async function countByPatient<T extends OfPatient>(
  tx: Tx,
  entity: EntityTarget<T>,
  patientIds: readonly number[],
  where: FindOptionsWhere<T> = {},
): Promise<Map<number, number>> {
  const counts = await tx
    .createQueryBuilder(entity, 'part')
    .select('part.patientId', 'id')
    .addSelect('count(*)', 'count')
    .where(where)
    .andWhere({ patientId: In([...patientIds]) })
    .groupBy('part.patientId')
    .getRawMany<{ id: number; count: string }>();
  return new Map(counts.map(({ id, count }) => [id, Number(count)]));
}
