import type { PaymentMethod, PostingKind } from '@cuspid/payment-records/contracts';
import { IdColumn, InstantColumn, TextColumn } from '@cuspid/platform/database';
import { Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { MinorColumn } from '../ledger/minor-column';
import { DayClose } from './day-close';

/**
 * A line of the ledger that a close took, and what it put into the drawer: of one close and no other. It names no patient and
 * stays when one is deleted for good, so it refers to a line that may be gone.
 */
@Entity('day_close_posting')
export class DayClosePosting {
  @PrimaryColumn({ type: 'int', unsigned: true }) postingId!: number;
  @IdColumn() @ForeignKey(() => DayClose, { name: 'day_close_posting_close' }) closeId!: number;
  @TextColumn(8) kind!: PostingKind;
  @TextColumn(13) method!: PaymentMethod;
  @MinorColumn() drawerMinor!: number;
  @IdColumn({ nullable: true }) receiptNumber!: number | null;
  @InstantColumn() postedAt!: Date;
}
