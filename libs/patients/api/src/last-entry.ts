import type { EntityManager, EntityTarget, FindOptionsWhere, ObjectLiteral } from 'typeorm';

/** The latest instant in `column` among these rows of one table; null when there are none. */
export async function lastEntryIn<T extends ObjectLiteral>(
  db: EntityManager,
  entity: EntityTarget<T>,
  column: string & keyof T,
  where: FindOptionsWhere<T>,
): Promise<Date | null> {
  const found = await db
    .createQueryBuilder(entity, 'entry')
    .select(`max(entry.${column})`, 'at')
    .where(where)
    .getRawOne<{ at: Date | null }>();
  return found?.at ?? null;
}
