import { IdColumn, InstantColumn, TextColumn } from '@cuspid/platform/database';
import type { QueueStatus } from '@cuspid/queue/contracts';
import { User } from '@cuspid/users/api';
import { Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { QueueEntry } from './queue-entry';

/** A step of an entry from one stage to another: what waits are reckoned from. */
@Entity('queue_move')
@Index('queue_move_entry', ['entryId', 'at'])
export class QueueMove {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn() @ForeignKey(() => QueueEntry, { name: 'queue_move_entry_id', onDelete: 'CASCADE' }) entryId!: number;
  @TextColumn(20, { nullable: true }) fromStatus!: QueueStatus | null;
  @TextColumn(20) toStatus!: QueueStatus;
  @InstantColumn() at!: Date;
  @IdColumn() @ForeignKey(() => User, { name: 'queue_move_actor' }) actorId!: number;
}
