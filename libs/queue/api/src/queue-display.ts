import { IdColumn, InstantColumn, TextColumn } from '@cuspid/platform/database';
import { User } from '@cuspid/users/api';
import { Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** A link for a waiting-room screen: no sign-in, but it can be taken back. Only the token's hash is kept. */
@Entity('queue_display')
@Unique('queue_display_token', ['tokenHash'])
export class QueueDisplay {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @TextColumn(64, { type: 'char' }) tokenHash!: string;
  @TextColumn(60) name!: string;
  /** In their order, with commas. */
  @TextColumn(20, { default: 'en,si,ta' }) languages!: string;
  @IdColumn() @ForeignKey(() => User, { name: 'queue_display_created_by' }) createdById!: number;
  @InstantColumn() createdAt!: Date;
  @InstantColumn({ nullable: true }) revokedAt!: Date | null;
}
