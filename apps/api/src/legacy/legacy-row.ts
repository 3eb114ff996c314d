import { IdColumn, InstantColumn, TextColumn } from '@cuspid/platform/database';
import { Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** What became of a row of the system the clinic came from. */
@Entity('legacy_row')
@Unique('legacy_row_source', ['sourceTable', 'sourceId'])
export class LegacyRow {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @TextColumn(64) sourceTable!: string;
  @IdColumn() sourceId!: number;
  /** Null: another row tells it here already. */
  @IdColumn({ nullable: true }) ourId!: number | null;
  /** SHA-256 of the row as it was then, in hexadecimal. */
  @TextColumn(64) fingerprint!: string;
  @InstantColumn() carriedAt!: Date;
}
