import type { SessionDto } from '@cuspid/auth/contracts/dto';
import { IdColumn, InstantColumn, TextColumn } from '@cuspid/platform/database';
import { User } from '@cuspid/users/api';
import { Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** One sign-in, from login until logout, idleness or its absolute end. */
@Entity('session')
@Index('session_user', ['userId', 'endedAt'])
export class Session {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn() @ForeignKey(() => User, { name: 'session_user_id' }) userId!: number;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() lastActivityAt!: Date;
  /** However active: here it ends. */
  @InstantColumn() endsAt!: Date;
  @InstantColumn({ nullable: true }) endedAt!: Date | null;
  @TextColumn(30, { nullable: true }) endReason!: string | null;
  @TextColumn(45, { nullable: true }) address!: string | null;
  @TextColumn(200, { nullable: true }) agent!: string | null;

  toDto(thisId: number): SessionDto {
    const { id, address, agent } = this;
    return {
      id,
      isThis: id === thisId,
      startedAt: this.createdAt.toISOString(),
      lastActivityAt: this.lastActivityAt.toISOString(),
      endsAt: this.endsAt.toISOString(),
      address,
      agent,
    };
  }
}
