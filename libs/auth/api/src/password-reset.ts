import { IdColumn, InstantColumn, TextColumn } from '@cuspid/platform/database';
import { User } from '@cuspid/users/api';
import { Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** A link by which somebody who forgot their password chooses another: good once, for half an hour. Only its hash is kept. */
@Entity('password_reset')
@Unique('password_reset_hash', ['tokenHash'])
@Index('password_reset_user', ['userId', 'id'])
@Index('password_reset_expires', ['expiresAt'])
export class PasswordReset {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn() @ForeignKey(() => User, { name: 'password_reset_user_id', onDelete: 'CASCADE' }) userId!: number;
  @TextColumn(64, { type: 'char' }) tokenHash!: string;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() expiresAt!: Date;
  @InstantColumn({ nullable: true }) usedAt!: Date | null;
}
