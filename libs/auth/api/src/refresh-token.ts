import { IdColumn, InstantColumn, TextColumn } from '@cuspid/platform/database';
import { Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Session } from './session';

/** One link in a session's chain of refresh tokens: used once, then followed by the next. Only its hash is kept. */
@Entity('refresh_token')
@Unique('refresh_token_hash', ['tokenHash'])
@Index('refresh_token_session', ['sessionId'])
export class RefreshToken {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn() @ForeignKey(() => Session, { name: 'refresh_token_session_id', onDelete: 'CASCADE' }) sessionId!: number;
  @TextColumn(64, { type: 'char' }) tokenHash!: string;
  @InstantColumn() createdAt!: Date;
  @InstantColumn({ nullable: true }) usedAt!: Date | null;
}
