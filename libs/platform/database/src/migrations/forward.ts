import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A migration. It does one thing and can be run again after a crash, because the servers commit every DDL statement by
 * themselves. Migrations only go forward and never destroy data; a merged one is never edited.
 */
export abstract class Forward implements MigrationInterface {
  abstract readonly name: string;
  abstract up(db: QueryRunner): Promise<void>;

  down(): Promise<void> {
    return Promise.reject(new Error(`${this.name} cannot be taken back: restore a backup instead.`));
  }
}

/** Tells TypeORM the expression of a generated column: it looks it up in this table and nowhere else. */
export async function noteGenerated(db: QueryRunner, table: string, column: string, expression: string): Promise<void> {
  const place = [table, column];
  await db.query(
    "delete from typeorm_metadata where `type` = 'GENERATED_COLUMN' and `schema` = database() and `table` = ? and `name` = ?",
    place,
  );
  await db.query(
    "insert into typeorm_metadata (`type`, `schema`, `table`, `name`, `value`) values ('GENERATED_COLUMN', database(), ?, ?, ?)",
    [...place, expression],
  );
}
