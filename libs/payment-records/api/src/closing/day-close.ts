import { CLOSING } from '@cuspid/payment-records/contracts';
import type { ClosedMethodDto, DenominationDto } from '@cuspid/payment-records/contracts/dto';
import { CountColumn, DayColumn, IdColumn, InstantColumn, JsonColumn, TextColumn } from '@cuspid/platform/database';
import { User } from '@cuspid/users/api';
import { Check, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { MinorColumn } from '../ledger/minor-column';

/** A cashier's drawer of one currency, counted and signed for. Append-only by the database's own refusal. */
@Entity('day_close')
@Unique('day_close_number', ['number'])
@Unique('day_close_up_to', ['cashierId', 'currency', 'lastPostingId'])
@Index('day_close_day', ['closedOn', 'id'])
@Check('day_close_takes_some', 'count > 0')
@Check('day_close_adds_up', 'difference_minor = counted_minor - expected_minor')
@Check('day_close_difference_has_reason', 'difference_minor = 0 or reason is not null')
export class DayClose {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn() number!: number;
  @TextColumn(3, { type: 'char' }) currency!: string;
  @IdColumn() @ForeignKey(() => User, { name: 'day_close_cashier' }) cashierId!: number;
  @IdColumn() @ForeignKey(() => User, { name: 'day_close_signed_by' }) signedById!: number;
  @DayColumn() closedOn!: string;
  @InstantColumn() closedAt!: Date;
  @InstantColumn() since!: Date;
  /** The newest line it took: the next close begins after it, for lines are added under the drawer that a close holds. */
  @IdColumn() lastPostingId!: number;
  @CountColumn() count!: number;
  @MinorColumn() floatMinor!: number;
  /** The float with it. */
  @MinorColumn() expectedMinor!: number;
  @MinorColumn() countedMinor!: number;
  @MinorColumn() differenceMinor!: number;
  @JsonColumn({ nullable: false }) methods!: ClosedMethodDto[];
  @JsonColumn({ nullable: false }) denominations!: DenominationDto[];
  @TextColumn(CLOSING.reasonMax, { nullable: true }) reason!: string | null;
  @TextColumn(CLOSING.noteMax, { nullable: true }) note!: string | null;
  @TextColumn(64, { type: 'char' }) hash!: string;
}
