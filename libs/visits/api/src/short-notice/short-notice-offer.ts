import { IdColumn, InstantColumn, TextColumn } from '@cuspid/platform/database';
import { Chair } from '@cuspid/settings/api';
import { User } from '@cuspid/users/api';
import type { OfferAnswer } from '@cuspid/visits/contracts';
import {
  Column,
  Entity,
  ForeignKey,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
  type Relation,
} from 'typeorm';
import { ShortNotice } from './short-notice';

/** A time that was offered to somebody: when, by whom, and what they said. */
@Entity('short_notice_offer')
@Index('short_notice_offer_entry', ['entryId', 'id'])
@Index('short_notice_offer_open', ['answer', 'startsAt'])
export class ShortNoticeOffer {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn() entryId!: number;
  @ManyToOne(() => ShortNotice, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'entry_id', foreignKeyConstraintName: 'short_notice_offer_entry_id' })
  entry!: Relation<ShortNotice>;
  @InstantColumn() startsAt!: Date;
  @Column({ type: 'smallint', unsigned: true }) minutes!: number;
  @IdColumn({ nullable: true })
  @ForeignKey(() => User, { name: 'short_notice_offer_provider' })
  providerId!: number | null;
  @IdColumn({ nullable: true }) @ForeignKey(() => Chair, { name: 'short_notice_offer_chair' }) chairId!: number | null;
  @InstantColumn() at!: Date;
  @IdColumn() @ForeignKey(() => User, { name: 'short_notice_offer_by' }) byId!: number;
  /** Null while they are being called. */
  @TextColumn(9, { nullable: true }) answer!: OfferAnswer | null;
  @InstantColumn({ nullable: true }) answeredAt!: Date | null;
}
