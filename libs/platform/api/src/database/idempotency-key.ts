import { Entity, Index, PrimaryColumn } from 'typeorm';
import { InstantColumn, LongTextColumn, TextColumn } from '@cuspid/platform/database';

/** A request that was carried out once, and its answer. Written in the transaction of its effect. */
@Entity('idempotency_key')
@Index('idempotency_key_created', ['createdAt'])
export class IdempotencyKey {
  @PrimaryColumn({ type: 'int', unsigned: true }) userId!: number;
  /** SHA-256 of path and key. */
  @PrimaryColumn({ type: 'char', length: 64 }) keyHash!: string;
  @TextColumn(64, { type: 'char' }) fingerprint!: string;
  /** The answer as JSON; null while the request is being carried out. */
  @LongTextColumn({ nullable: true }) answer!: string | null;
  @InstantColumn() createdAt!: Date;
}
