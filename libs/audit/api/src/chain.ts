import type { Tx } from '@cuspid/platform/database';
import type { DataSource } from 'typeorm';
import { NOTHING_BEFORE, UNSEALED, type RawEntry } from './canonical';

type Db = Pick<Tx | DataSource, 'query'>;

/** The end of the chain, or of what has left it for an archive; position 0 where there is nothing yet. */
export interface Link {
  position: number;
  hash: Buffer;
}

export const NO_LINK: Link = { position: 0, hash: NOTHING_BEFORE };

/** Where the links in the database go on from: the last archived one. */
export async function archivedEnd(db: Db): Promise<Link> {
  const [row]: Link[] = await db.query(
    'select last_position as position, last_hash as hash from audit_archive order by last_position desc limit 1',
  );
  return row ?? NO_LINK;
}

/** The newest link. */
export async function lastLink(db: Db): Promise<Link> {
  const [row]: Link[] = await db.query('select position, hash from audit_seal order by position desc limit 1');
  return row ?? archivedEnd(db);
}

/** Whether the chain still has this link, in the database or in an archive. */
export async function holds(db: Db, { position, hash }: Link): Promise<boolean> {
  const [row]: { hash: Buffer }[] = await db.query('select hash from audit_seal where position = ?', [position]);
  return row ? row.hash.equals(hash) : (await archivedEnd(db)).position >= position;
}

/** Entries above `floor` that no link holds yet, in the order of their ids. */
export const unsealed = (db: Db, floor: number, limit: number): Promise<RawEntry[]> =>
  db.query(UNSEALED, [floor, limit]);
