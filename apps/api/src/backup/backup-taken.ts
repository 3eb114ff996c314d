import { clock, InstantColumn } from '@cuspid/platform/database';
import { Entity, PrimaryGeneratedColumn, type DataSource } from 'typeorm';

/** A backup that was taken whole. */
@Entity('backup_taken')
export class BackupTaken {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @InstantColumn() takenAt!: Date;
}

/** Notes a backup for the running clinic. A schema from before this note (a backup before an upgrade) has no place for it. */
export async function noteTaken(source: DataSource, takenAt: string): Promise<void> {
  const found: unknown[] = await source.query("show tables like 'backup_taken'");
  if (found.length) await source.query('insert into backup_taken (taken_at) values (?)', [new Date(takenAt)]);
}

/** Seconds since the last backup began; without end where there never was one. */
export async function backupAge(source: DataSource): Promise<number> {
  const [last]: { at: Date }[] = await source.query('select taken_at as at from backup_taken order by id desc limit 1');
  return last ? (clock.ms() - last.at.getTime()) / 1_000 : Infinity;
}
