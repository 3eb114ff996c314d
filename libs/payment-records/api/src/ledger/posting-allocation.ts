import { Patient } from '@cuspid/patients/api';
import { DayColumn, IdColumn, InstantColumn } from '@cuspid/platform/database';
import { Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { MinorColumn } from './minor-column';
import { Posting } from './posting';

/**
 * So much of a payment (or a discount) settles so much of a charge; below nothing, it does so no longer. Added and never changed:
 * what settles a charge is the sum of its rows, and so is what a payment settles.
 */
@Entity('posting_allocation')
@Index('posting_allocation_of_charge', ['chargeId', 'paymentId', 'amountMinor'])
@Index('posting_allocation_of_payment', ['paymentId', 'chargeId', 'amountMinor'])
export class PostingAllocation {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn() @ForeignKey(() => Patient, { name: 'posting_allocation_patient' }) patientId!: number;
  @IdColumn() @ForeignKey(() => Posting, { name: 'posting_allocation_payment' }) paymentId!: number;
  @IdColumn() @ForeignKey(() => Posting, { name: 'posting_allocation_charge' }) chargeId!: number;
  /** The line that brought it about: the payment itself, or the refund or the reversal that took it back. */
  @IdColumn() @ForeignKey(() => Posting, { name: 'posting_allocation_cause' }) causeId!: number;
  @MinorColumn() amountMinor!: number;
  /** From which day of the clinic on. */
  @DayColumn() settledOn!: string;
  @InstantColumn() postedAt!: Date;
}
