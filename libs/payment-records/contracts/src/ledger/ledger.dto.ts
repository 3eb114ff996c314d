import {
  Day,
  Flag,
  Id,
  Instant,
  Int,
  ListOf,
  Money,
  MoneyDto,
  Nested,
  OneOf,
  PageFilter,
  Text,
} from '@cuspid/platform/contracts/dto';
import { PATIENT } from '@cuspid/patients/contracts';
import { StaffDto } from '@cuspid/users/contracts/dto';
import {
  ACCOUNT_ORDERS,
  ACCOUNT_SIDES,
  LEDGER,
  PAYMENT_METHODS,
  POSTING_KINDS,
  POSTING_STATUSES,
  RECORD_KINDS,
  type AccountOrder,
  type AccountSide,
  type PaymentMethod,
  type PostingKind,
  type PostingStatus,
  type RecordKind,
} from './ledger.values';

const whole = { min: 0, max: Number.MAX_SAFE_INTEGER } as const;
const signed = { min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER } as const;
const amount = { max: LEDGER.amountMax } as const;
const currency = {
  ...{ min: 3, max: 3, example: 'LKR', description: 'ISO 4217' },
  pattern: { matches: /^[A-Z]{3}$/, says: 'must be a currency code such as LKR' },
};

/** So much of a payment, or a discount, settles so much of a charge. */
export class AllocationDto {
  @Id({ description: 'The payment or the discount' }) paymentId!: number;
  @Id() chargeId!: number;
  @Int({ ...whole, description: 'Minor units, in the currency of both' }) amountMinor!: number;
}

/** A line of the ledger. It is never changed: what corrects it is a further line. */
export class PostingDto {
  @Id() id!: number;
  @Id() patientId!: number;
  @OneOf(POSTING_KINDS) kind!: PostingKind;
  @OneOf(POSTING_STATUSES, { description: 'Computed from the lines after it' }) status!: PostingStatus;
  @Money({ ...amount, description: 'More than nothing; the kind says which way it goes' }) amount!: MoneyDto;
  @Int({ ...signed, description: 'What it adds to what the patient owes, in minor units' }) effectMinor!: number;
  @Int({ ...signed, nullable: true, description: 'What the patient owed in this currency after it; only in a list' })
  balanceMinor!: number | null;
  @Int({
    ...whole,
    nullable: true,
    description: 'Of a charge what is still to be paid, of a payment what settles nothing yet; otherwise null',
  })
  openMinor!: number | null;
  @Int({ ...whole, nullable: true, description: 'Of a payment: what was given back' }) refundedMinor!: number | null;
  @ListOf(() => AllocationDto, { max: LEDGER.allocationsMax, description: 'What it settles, or what settles it, now' })
  allocations!: AllocationDto[];
  @OneOf(PAYMENT_METHODS, { nullable: true, description: 'Of a payment and a refund' }) method!: PaymentMethod | null;
  @Text({ max: LEDGER.descriptionMax, nullable: true, description: 'What was charged for, as it was called then' })
  description!: string | null;
  @Text({ max: LEDGER.referenceMax, nullable: true }) reference!: string | null;
  @Text({ max: LEDGER.notesMax, nullable: true }) notes!: string | null;
  @Text({ max: LEDGER.reasonMax, nullable: true, description: 'Why it was refunded, reversed or discounted' })
  reason!: string | null;
  @Day({ description: 'The day of the clinic it counts for' }) paidOn!: string;
  @Instant() paidAt!: string;
  @Day({ nullable: true, description: 'Of a charge: what is open of it after this day is overdue' }) dueOn!:
    string | null;
  @Instant({ description: 'When it was entered' }) postedAt!: string;
  @Nested(() => StaffDto, { nullable: true }) postedBy!: StaffDto | null;
  @Id({ nullable: true, description: 'Of the catalogue' }) procedureId!: number | null;
  @Id({ nullable: true }) planItemId!: number | null;
  @Id({ nullable: true }) visitId!: number | null;
  @Int({ ...whole, nullable: true, description: 'Of a payment and a refund; there is no gap between them' })
  receiptNumber!: number | null;
  @Int({ ...whole, nullable: true, description: 'Cash handed over' }) tenderedMinor!: number | null;
  @Int({ ...whole, nullable: true, description: 'Cash to give back' }) changeMinor!: number | null;
  @Id({ nullable: true, description: 'The line this one reverses' }) reversesId!: number | null;
  @Id({ nullable: true, description: 'The line that reverses this one' }) reversedById!: number | null;
  @Id({ nullable: true, description: 'The payment this one gives back of' }) refundOfId!: number | null;
}

/** Which lines. */
export class PostingFilter extends PageFilter {
  @OneOf(POSTING_KINDS, { optional: true }) kind?: PostingKind;
  @Flag({ query: true, optional: true, description: 'Charges that stand and are not wholly settled, and no others' })
  isOpen?: boolean;
  @Text({ ...currency, optional: true, example: undefined }) currency?: string;
  @Day({ optional: true, description: 'From this day on', example: undefined }) from?: string;
  @Day({ optional: true, description: 'Up to and with this day', example: undefined }) to?: string;
}

/** So much for one charge. */
export class AllocateToDto {
  @Id() chargeId!: number;
  @Money(amount) amount!: MoneyDto;
}

/**
 * Charges a patient, or takes a payment. A charge names a procedure, an item of the plan or a description, and is called after them
 * unless it has a description. A payment names its method; without `allocations` it settles the oldest charges first, and what is
 * left stays as prepayment.
 */
export class RecordPostingDto {
  @OneOf(RECORD_KINDS, { example: 'PAYMENT' }) kind!: RecordKind;
  @Money({ ...amount, description: 'More than nothing' }) amount!: MoneyDto;
  @OneOf(PAYMENT_METHODS, { optional: true, example: 'CASH' }) method?: PaymentMethod;
  @Instant({ optional: true, description: 'Now, unless told; never ahead', example: undefined }) paidAt?: string;
  @Day({ optional: true, description: 'Instead of `paidAt`: a day of the clinic, today or before', example: undefined })
  paidOn?: string;
  @Text({ max: LEDGER.referenceMax, optional: true }) reference?: string;
  @Text({ max: LEDGER.notesMax, optional: true }) notes?: string;
  @Text({ max: LEDGER.descriptionMax, optional: true, description: 'Of a charge' }) description?: string;
  @Id({ optional: true, description: 'Of a charge', example: undefined }) procedureId?: number;
  @Id({ optional: true, description: 'Of a charge', example: undefined }) planItemId?: number;
  @Id({ optional: true, example: undefined }) visitId?: number;
  @Day({ optional: true, description: `Of a charge; ${LEDGER.dueDays} days on, unless told`, example: undefined })
  dueOn?: string;
  @Int({
    ...whole,
    max: LEDGER.amountMax,
    optional: true,
    description: 'Cash handed over, in minor units',
    example: undefined,
  })
  tenderedMinor?: number;
  @ListOf(() => AllocateToDto, {
    max: LEDGER.allocationsMax,
    optional: true,
    description: 'Of a payment',
    example: undefined,
  })
  allocations?: AllocateToDto[];
}

/** Gives a payment back, whole or in part. */
export class RefundDto {
  @Money({ ...amount, optional: true, description: 'All that is left of it, unless told' }) amount?: MoneyDto;
  @Text({ min: LEDGER.reasonMin, max: LEDGER.reasonMax, example: 'Treatment was not begun' }) reason!: string;
  @OneOf(PAYMENT_METHODS, { optional: true, description: 'As it was paid, unless told' }) method?: PaymentMethod;
  @Text({ max: LEDGER.referenceMax, optional: true }) reference?: string;
}

/** Undoes a line by its opposite. */
export class ReverseDto {
  @Text({ min: LEDGER.reasonMin, max: LEDGER.reasonMax, example: 'Entered on the wrong patient' }) reason!: string;
}

/** Lets what is left of a payment settle charges: those named, or the oldest first. */
export class AllocateDto {
  @ListOf(() => AllocateToDto, { max: LEDGER.allocationsMax, min: 1, optional: true, example: undefined })
  allocations?: AllocateToDto[];
}

export class BalanceFilter {
  @Day({ optional: true, description: 'Today, unless told', example: undefined }) at?: string;
}

/** Where a patient stands in one currency; all amounts in its minor units. */
export class CurrencyBalanceDto {
  @Text(currency) currency!: string;
  @Int(signed) chargedMinor!: number;
  @Int(signed) discountedMinor!: number;
  @Int(signed) paidMinor!: number;
  @Int(signed) refundedMinor!: number;
  @Int({ ...signed, description: 'What the patient owes; below nothing: what the clinic owes the patient' })
  balanceMinor!: number;
  @Int({ ...whole, description: 'Open charges' }) openMinor!: number;
  @Int({ ...whole, description: 'Paid, and settling nothing yet' }) prepaidMinor!: number;
  @Int({ ...whole, description: 'Open charges whose day has passed' }) overdueMinor!: number;
  @Day({
    nullable: true,
    description: 'The day of the oldest open charge; without one, of the oldest payment that settles nothing',
  })
  openSince!: string | null;
}

/** Where a patient stands at the end of a day. Currencies are never added together. */
export class BalanceDto {
  @Id() patientId!: number;
  @Day() at!: string;
  @ListOf(() => CurrencyBalanceDto, { max: 200 }) items!: CurrencyBalanceDto[];
}

/** Which accounts. */
export class OpenAccountFilter extends PageFilter {
  @OneOf(ACCOUNT_SIDES, { optional: true, description: '`owes` unless told' }) side?: AccountSide;
  @Text({ ...currency, optional: true, description: 'The clinic’s, unless told', example: undefined })
  currency?: string;
  @OneOf(ACCOUNT_ORDERS, { optional: true, description: '`amount`: most first, unless told · `since`: longest first' })
  sort?: AccountOrder;
}

/** Whose account it is, and how to reach them. */
export class AccountPatientDto {
  @Id() id!: number;
  @Text({ max: PATIENT.codeMax, example: 'PT-004182' }) patientCode!: string;
  @Text({ max: PATIENT.nameMax }) firstName!: string;
  @Text({ max: PATIENT.nameMax }) lastName!: string;
  @Text({ max: PATIENT.phoneMax, nullable: true }) phone!: string | null;
}

/** A patient who owes, or has credit, in one currency. */
export class OpenAccountDto {
  @Id() id!: number;
  @Nested(() => AccountPatientDto) patient!: AccountPatientDto;
  @Text(currency) currency!: string;
  @Int({ ...signed, description: 'What the patient owes; below nothing: what the clinic owes the patient' })
  balanceMinor!: number;
  @Int(whole) prepaidMinor!: number;
  @Day({ nullable: true }) openSince!: string | null;
}
