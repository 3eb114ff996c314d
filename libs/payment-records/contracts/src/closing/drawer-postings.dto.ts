import { AccountPatientDto } from '../ledger/ledger.dto';
import { Id, Instant, Int, Nested, OneOf, PageFilter, Text } from '@cuspid/platform/contracts/dto';
import { LEDGER, PAYMENT_METHODS, POSTING_KINDS, type PaymentMethod, type PostingKind } from '../ledger/ledger.values';

const whole = { min: 0, max: Number.MAX_SAFE_INTEGER } as const;
const signed = { min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER } as const;

/** Which drawer. */
export class DrawerPostingFilter extends PageFilter {
  @Id({ query: true, optional: true, example: undefined, description: 'Somebody else’s drawer: for administrators' })
  cashierId?: number;
  @Text({
    ...{ min: 3, max: 3, optional: true, example: 'LKR', description: 'The clinic’s unless told' },
    pattern: { matches: /^[A-Z]{3}$/, says: 'must be a currency code such as LKR' },
  })
  currency?: string;
}

/** A line of the ledger as it came into the drawer, or went out. */
export class DrawerPostingDto {
  @Id() id!: number;
  @OneOf(POSTING_KINDS) kind!: PostingKind;
  @OneOf(PAYMENT_METHODS) method!: PaymentMethod;
  @Int({ ...signed, description: 'Minor units; below nothing: it went out' }) drawerMinor!: number;
  @Text({ min: 3, max: 3, example: 'LKR' }) currency!: string;
  @Nested(() => AccountPatientDto) patient!: AccountPatientDto;
  @Int({ ...whole, nullable: true, description: 'Of a payment and a refund' }) receiptNumber!: number | null;
  @Text({ max: LEDGER.referenceMax, nullable: true }) reference!: string | null;
  @Instant() postedAt!: string;
}
