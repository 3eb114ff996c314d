import { IdColumn, InstantColumn, TextColumn } from '@cuspid/platform/database';
import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** A piece of the chain that lies in a file now, and where the rest goes on from. Append-only. */
@Entity('audit_archive')
@Unique('audit_archive_first', ['firstPosition'])
@Unique('audit_archive_last', ['lastPosition'])
export class AuditArchive {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn() firstPosition!: number;
  @IdColumn() lastPosition!: number;
  @InstantColumn() firstAt!: Date;
  @InstantColumn() lastAt!: Date;
  @Column({ type: 'binary', length: 32 }) previousHash!: Buffer;
  @Column({ type: 'binary', length: 32 }) lastHash!: Buffer;
  @TextColumn(64) storageKey!: string;
  @IdColumn() bytes!: number;
  /** Of the stored file. */
  @Column({ type: 'char', length: 64 }) sha256!: string;
  @InstantColumn() archivedAt!: Date;
  @TextColumn(40) signature!: string;
}

/** What the signature of an archive stands for. */
export const archiveText = (archive: Omit<AuditArchive, 'id' | 'signature'>): string =>
  JSON.stringify([
    'archive',
    archive.firstPosition,
    archive.lastPosition,
    archive.firstAt.toISOString(),
    archive.lastAt.toISOString(),
    archive.previousHash.toString('hex'),
    archive.lastHash.toString('hex'),
    archive.storageKey,
    archive.bytes,
    archive.sha256,
    archive.archivedAt.toISOString(),
  ]);
