import { TERMS, type DiscountState } from '@cuspid/payment-records/contracts';
import { Patient } from '@cuspid/patients/api';
import { CountColumn, IdColumn, InstantColumn, TextColumn } from '@cuspid/platform/database';
import { User } from '@cuspid/users/api';
import { Check, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { MinorColumn } from '../ledger/minor-column';
import { Posting } from '../ledger/posting';

/** A discount on a charge that somebody asked for. Granted, it is one posting; until then nothing of it is in the ledger. */
@Entity('discount')
@Index('discount_state', ['state', 'askedAt', 'id'])
@Index('discount_patient', ['patientId', 'askedAt'])
@Unique('discount_one_waits', ['waitingChargeId'])
@Unique('discount_one_posting', ['postingId'])
@Check('discount_amount', 'amount_minor > 0')
@Check('discount_granted_is_posted', "(state = 'GRANTED') = (posting_id is not null)")
@Check('discount_decided', "(state = 'WAITING') = (decided_at is null)")
export class Discount {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn() @ForeignKey(() => Patient, { name: 'discount_of_patient' }) patientId!: number;
  @IdColumn() @ForeignKey(() => Posting, { name: 'discount_charge' }) chargeId!: number;
  @TextColumn(3, { type: 'char' }) currency!: string;
  @MinorColumn({ unsigned: true }) amountMinor!: number;
  /** What was asked for as a share; `amountMinor` is what it comes to. */
  @CountColumn({ nullable: true, default: undefined }) basisPoints!: number | null;
  @TextColumn(TERMS.reasonMax) reason!: string;
  @TextColumn(10) state!: DiscountState;
  @InstantColumn() askedAt!: Date;
  @IdColumn() @ForeignKey(() => User, { name: 'discount_asked_by' }) askedById!: number;
  @InstantColumn({ nullable: true }) decidedAt!: Date | null;
  @IdColumn({ nullable: true }) @ForeignKey(() => User, { name: 'discount_decided_by' }) decidedById!: number | null;
  @TextColumn(TERMS.reasonMax, { nullable: true }) answer!: string | null;
  @IdColumn({ nullable: true }) @ForeignKey(() => Posting, { name: 'discount_posting' }) postingId!: number | null;
  /** The charge while an answer is waited for: what the unique key stands on. */
  @IdColumn({
    nullable: true,
    generatedType: 'STORED',
    asExpression: "if(state = 'WAITING', charge_id, null)",
  })
  waitingChargeId!: number | null;
}
