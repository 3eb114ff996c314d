import { Day, Id, Instant, Int, Text } from '@cuspid/platform/contracts/dto';
import { MOST, name, words } from './portable-columns';

const minor = { min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER } as const;

/** A line of the ledger. Amounts are whole minor units, such as cents. */
export class ExportedPostingDto {
  @Id() number!: number;
  @Text({ max: 8, description: 'CHARGE, PAYMENT, REFUND, REVERSAL or DISCOUNT' }) kind!: string;
  @Int(minor) amountMinor!: number;
  @Text({ max: 3, description: 'ISO 4217' }) currency!: string;
  @Int({ ...minor, description: 'What it adds to what the patient owes' }) effectMinor!: number;
  @Text({ ...words('CASH, CARD, BANK_TRANSFER, ONLINE, CHEQUE or OTHER') }) method!: string | null;
  @Text(words('What was charged for')) description!: string | null;
  @Text(words()) reference!: string | null;
  @Text(words()) notes!: string | null;
  @Text(words('Why it was given back, reversed or granted')) reason!: string | null;
  @Day({ description: 'The day it counts for' }) paidOn!: string;
  @Instant() paidAt!: string;
  @Day({ nullable: true }) dueOn!: string | null;
  @Instant({ description: 'When it was entered' }) postedAt!: string;
  @Text(name) postedBy!: string | null;
  @Id({ nullable: true, description: 'Of the visit' }) visit!: number | null;
  @Id({ nullable: true, description: '`number` of the line it reverses' }) reverses!: number | null;
  @Id({ nullable: true, description: '`number` of the payment it gives back' }) refundOf!: number | null;
  @Int({ min: 1, max: MOST, nullable: true, description: 'Of the receipt' }) receipt!: number | null;
}

/** So much of a payment settles so much of a charge; below nothing, it does so no longer. */
export class ExportedAllocationDto {
  @Id({ description: '`number` of the payment or discount' }) payment!: number;
  @Id({ description: '`number` of the charge' }) charge!: number;
  @Id({ description: '`number` of the line that brought it about' }) cause!: number;
  @Int(minor) amountMinor!: number;
  @Day() settledOn!: string;
  @Instant() enteredAt!: string;
}
