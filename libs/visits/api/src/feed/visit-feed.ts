import { FlagColumn, InstantColumn, TextColumn } from '@cuspid/platform/database';
import { User } from '@cuspid/users/api';
import type { VisitFeedDto } from '@cuspid/visits/contracts/dto';
import { Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';

/** A person's link to their own visits for calendar programs: one at a time. Only the token's hash is kept. */
@Entity('visit_feed')
@Unique('visit_feed_token', ['tokenHash'])
export class VisitFeed {
  @PrimaryColumn({ type: 'int', unsigned: true }) @ForeignKey(() => User, { name: 'visit_feed_user' }) userId!: number;
  @TextColumn(64, { type: 'char' }) tokenHash!: string;
  @FlagColumn() withTypes!: boolean;
  @InstantColumn() createdAt!: Date;
  /** When it was last fetched; noted at most hourly. */
  @InstantColumn({ nullable: true }) readAt!: Date | null;

  toDto(): VisitFeedDto {
    return {
      isOut: true,
      since: this.createdAt.toISOString(),
      withTypes: this.withTypes,
      readAt: this.readAt?.toISOString() ?? null,
    };
  }
}
