import { cursorOf, limitOf, NotFound, pageFrom, placeOf, StaleVersion } from '@cuspid/platform/api';
import type { Page } from '@cuspid/platform/contracts';
import { isDuplicate, isReferenced, type Tx } from '@cuspid/platform/database';
import type { KeptFilter } from '@cuspid/settings/contracts/dto';
import type { EntityManager, ObjectLiteral } from 'typeorm';
import type { Listed } from './listed';
import { AlreadyThere, ListFull, StillNeeded } from './settings-errors';

type Kind<E> = new () => E;
const PLACE = 'place';

/** A page of a list in the clinic's own order. */
export async function pageOfList<E extends Listed, T>(
  db: EntityManager,
  kind: Kind<E>,
  filter: KeptFilter,
  shape: (row: E) => T,
): Promise<Page<T>> {
  const query = db.createQueryBuilder(kind, 'row').orderBy('row.sort').addOrderBy('row.id');
  if (!filter.includeInactive) query.andWhere('row.isActive = true');
  const total = filter.count ? await query.getCount() : undefined;
  if (filter.cursor) {
    const [sort, id] = placeOf(filter.cursor, PLACE, 2);
    query.andWhere('(row.sort > :sort or (row.sort = :sort and row.id > :id))', { sort, id });
  }
  const limit = limitOf(filter);
  const rows = await query.limit(limit + 1).getMany();
  const page = pageFrom(rows, limit, (row) => cursorOf(PLACE, [row.sort, row.id]), shape);
  return { ...page, ...(total !== undefined && { total }) };
}

/** Refuses one more than the clinic may keep of a kind, in use or not. */
export async function requireRoom<E extends ObjectLiteral>(tx: Tx, kind: Kind<E>, max: number): Promise<void> {
  if ((await tx.count(kind)) >= max) throw new ListFull(max);
}

/** The place after the last one. */
export async function lastPlace<E extends Listed>(tx: Tx, kind: Kind<E>): Promise<number> {
  const last = await tx.createQueryBuilder(kind, 'row').orderBy('row.sort', 'DESC').limit(1).getOne();
  return (last?.sort ?? 0) + 1;
}

/** The row the caller saw, locked for a change. */
export async function claim<E extends { version: number } & ObjectLiteral>(
  tx: Tx,
  kind: Kind<E>,
  id: number,
  version?: number,
): Promise<E> {
  const query = tx.createQueryBuilder(kind, 'row').setLock('pessimistic_write').where('row.id = :id', { id });
  const row = await query.getOne();
  if (!row) throw new NotFound();
  if (version !== undefined && row.version !== version) throw new StaleVersion(row.version);
  return row;
}

/** Saves a row; another one in use with the same name, code or day is a fact to be told. */
export async function keep<E extends ObjectLiteral>(tx: Tx, row: E): Promise<E> {
  try {
    return await tx.save(row);
  } catch (error) {
    for (const path of ['name', 'code'] as const)
      if (isDuplicate(error, `active_${path}`)) throw new AlreadyThere(path);
    if (isDuplicate(error, 'holiday_day')) throw new AlreadyThere('day');
    throw error;
  }
}

/** Puts a row at a place among those in use, counted from 1; the others close up, and their versions stay. */
export async function place<E extends Listed>(tx: Tx, kind: Kind<E>, row: E, position: number): Promise<void> {
  const query = tx.createQueryBuilder(kind, 'row').setLock('pessimistic_write').orderBy('row.sort');
  const others = (await query.addOrderBy('row.id').getMany()).filter(({ id }) => id !== row.id);
  const follows = others.filter(({ isActive }) => isActive)[position - 1];
  others.splice(follows ? others.indexOf(follows) : others.length, 0, row);
  const { tableName } = tx.connection.getMetadata(kind);
  for (const [index, one] of others.entries()) {
    if (one === row) row.sort = index + 1;
    else if (one.sort !== index + 1)
      await tx.query('update ?? set sort = ? where id = ?', [tableName, index + 1, one.id]);
  }
}

/** Deletes a row nothing refers to. */
export async function discard<E extends ObjectLiteral & { id: number }>(tx: Tx, row: E): Promise<void> {
  try {
    await tx.remove(row);
  } catch (error) {
    if (isReferenced(error)) throw new StillNeeded();
    throw error;
  }
}
