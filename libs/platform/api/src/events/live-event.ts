import { Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { IdColumn, InstantColumn, TextColumn } from '@cuspid/platform/database';
import type { Topic } from '@cuspid/platform/contracts';

/** A change, written in the transaction that made it, so that every replica can tell its own screens. */
@Entity('live_event')
@Index('live_event_at', ['at'])
export class LiveEventRow {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @TextColumn(20) topic!: Topic;
  @IdColumn({ nullable: true }) entityId!: number | null;
  @IdColumn({ nullable: true }) patientId!: number | null;
  @InstantColumn() at!: Date;
}
