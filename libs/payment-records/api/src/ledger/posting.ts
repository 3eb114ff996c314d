import { PlanItem } from '@cuspid/clinical-notes/api';
import { Patient } from '@cuspid/patients/api';
import { LEDGER, type PaymentMethod, type PostingKind } from '@cuspid/payment-records/contracts';
import { DayColumn, IdColumn, InstantColumn, TextColumn } from '@cuspid/platform/database';
import { Procedure } from '@cuspid/settings/api';
import { User } from '@cuspid/users/api';
import { Visit } from '@cuspid/visits/api';
import { Check, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { MinorColumn } from './minor-column';

/** The sign of a line: what makes the patient owe more is above nothing, and a reversal is the opposite of what it names. */
export const EFFECT =
  "if(kind = 'REVERSAL', -1, 1) * if(ifnull(reverses_kind, kind) in ('CHARGE', 'REFUND'), 1, -1) * amount_minor";

/**
 * A line of the ledger. It is added and never changed, by the database's own refusal; it moves with its record in a merge and goes
 * with its patient. A reversal has the kind, the currency and the amount of the line it names: the key it refers to holds them.
 */
@Entity('posting')
@Index('posting_day_of_patient', ['patientId', 'paidOn', 'id'])
@Index('posting_account', ['patientId', 'currency', 'paidOn', 'id', 'effectMinor'])
@Index('posting_paid_at', ['patientId', 'paidAt'])
@Index('posting_cashier', ['postedById', 'id'])
@Index('posting_drawer', ['postedById', 'currency', 'id'])
@Index('posting_posted', ['postedAt', 'id'])
@Index('posting_day', ['paidOn', 'id'])
@Unique('posting_as_it_is', ['id', 'kind', 'currency', 'amountMinor'])
@Unique('posting_one_reversal', ['reversesId'])
@Unique('posting_receipt', ['receiptNumber'])
@Check('posting_amount', 'amount_minor > 0 and amount_minor <= 100000000000')
@Check('posting_kind', "kind in ('CHARGE', 'PAYMENT', 'REFUND', 'REVERSAL', 'DISCOUNT')")
@Check(
  'posting_reversal',
  "(kind = 'REVERSAL') = (reverses_id is not null) and (reverses_id is null) = (reverses_kind is null)",
)
@Check('posting_reversal_is_final', "reverses_kind is null or reverses_kind <> 'REVERSAL'")
@Check('posting_refund', "(kind = 'REFUND') = (refund_of_id is not null)")
@Check('posting_number', "(kind in ('PAYMENT', 'REFUND')) = (receipt_number is not null)")
@Check('posting_method', "(ifnull(reverses_kind, kind) in ('PAYMENT', 'REFUND')) = (method is not null)")
@Check('posting_reason', "kind in ('CHARGE', 'PAYMENT') or reason is not null")
@Check(
  'posting_tendered',
  "tendered_minor is null or (kind = 'PAYMENT' and method = 'CASH' and tendered_minor >= amount_minor)",
)
@ForeignKey(
  () => Posting,
  ['reversesId', 'reversesKind', 'currency', 'amountMinor'],
  ['id', 'kind', 'currency', 'amountMinor'],
  { name: 'posting_reverses' },
)
export class Posting {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn() @ForeignKey(() => Patient, { name: 'posting_patient' }) patientId!: number;
  @TextColumn(8) kind!: PostingKind;
  @MinorColumn() amountMinor!: number;
  @TextColumn(3, { type: 'char' }) currency!: string;
  /** What it adds to what the patient owes. */
  @MinorColumn({ generatedType: 'STORED', asExpression: EFFECT, nullable: true }) effectMinor!: number;
  /** Of a payment and a refund, and of what reverses one of them. */
  @TextColumn(13, { nullable: true }) method!: PaymentMethod | null;
  @TextColumn(LEDGER.descriptionMax, { nullable: true }) description!: string | null;
  @TextColumn(LEDGER.referenceMax, { nullable: true }) reference!: string | null;
  @TextColumn(LEDGER.notesMax, { nullable: true }) notes!: string | null;
  @TextColumn(LEDGER.reasonMax, { nullable: true }) reason!: string | null;
  /** The day of the clinic it counts for. */
  @DayColumn() paidOn!: string;
  @InstantColumn() paidAt!: Date;
  @DayColumn({ nullable: true }) dueOn!: string | null;
  @InstantColumn() postedAt!: Date;
  @IdColumn() @ForeignKey(() => User, { name: 'posting_posted_by' }) postedById!: number;
  @IdColumn({ nullable: true }) @ForeignKey(() => Procedure, { name: 'posting_procedure' }) procedureId!: number | null;
  @IdColumn({ nullable: true }) @ForeignKey(() => PlanItem, { name: 'posting_plan_item' }) planItemId!: number | null;
  @IdColumn({ nullable: true }) @ForeignKey(() => Visit, { name: 'posting_visit' }) visitId!: number | null;
  @IdColumn({ nullable: true }) reversesId!: number | null;
  @TextColumn(8, { nullable: true }) reversesKind!: PostingKind | null;
  @IdColumn({ nullable: true }) @ForeignKey(() => Posting, { name: 'posting_refund_of' }) refundOfId!: number | null;
  @IdColumn({ nullable: true }) receiptNumber!: number | null;
  @MinorColumn({ nullable: true }) tenderedMinor!: number | null;
}
