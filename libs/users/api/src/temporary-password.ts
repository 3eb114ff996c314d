import { IdColumn, InstantColumn, TextColumn } from '@cuspid/platform/database';
import { Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { User } from './user';

/**
 * A password the clinic made up for somebody, on its way by mail. It becomes theirs when the mail server has taken the
 * letter, and never if it refuses: the old one is good until then.
 */
@Entity('temporary_password')
@Index('temporary_password_user', ['userId', 'id'])
export class TemporaryPassword {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn() @ForeignKey(() => User, { name: 'temporary_password_user_id', onDelete: 'CASCADE' }) userId!: number;
  @TextColumn(200) passwordHash!: string;
  @IdColumn({ nullable: true }) requestedById!: number | null;
  @InstantColumn() createdAt!: Date;
  @InstantColumn({ nullable: true }) handedOverAt!: Date | null;
  @InstantColumn({ nullable: true }) refusedAt!: Date | null;
}
