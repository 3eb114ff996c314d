import { CountColumn, InstantColumn } from '@cuspid/platform/database';
import { Entity, Index, PrimaryColumn } from 'typeorm';

/** How often something was tried under one key (an account, an address) until `endsAt`; every replica counts here. */
@Entity('attempt_limit')
@Index('attempt_limit_ends', ['endsAt'])
export class AttemptLimit {
  @PrimaryColumn({ type: 'char', length: 64 }) keyHash!: string;
  @CountColumn() count!: number;
  @InstantColumn() endsAt!: Date;
}
