import { Day, Flag, Id, Instant, Int, ListOf, Nested, OneOf, PageFilter, Text } from '@cuspid/platform/contracts/dto';
import { StaffDto } from '@cuspid/users/contracts/dto';
import { PAYMENT_METHODS, type PaymentMethod } from '../ledger/ledger.values';
import { CLOSING } from './closing.values';

const SIGNED = { min: -Number.MAX_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER } as const;
const ANY = { min: 0, max: Number.MAX_SAFE_INTEGER } as const;
const COUNT = { min: 0, max: 4_294_967_295 } as const;
const currency = {
  min: 3,
  max: 3,
  pattern: { matches: /^[A-Z]{3}$/, says: 'must be a currency code such as LKR' },
  example: 'LKR',
} as const;

/** What came in and went out by one method. Minor units of the drawer's currency; `expectedMinor` may be negative. */
export class DrawerMethodDto {
  @OneOf(PAYMENT_METHODS) method!: PaymentMethod;
  @Int({ ...COUNT, description: 'Postings' }) count!: number;
  @Int(ANY) inMinor!: number;
  @Int(ANY) outMinor!: number;
  @Int({ ...SIGNED, description: 'In less out; without the float' }) expectedMinor!: number;
}

/** What stands open in one currency: posted by the cashier and in no close yet. */
export class OpenDrawerDto {
  @Text(currency) currency!: string;
  @Int({ ...COUNT, description: 'Postings' }) count!: number;
  @Instant({ description: 'Of the first of them' }) since!: string;
  @Id({ description: 'The newest of them: send it with the close, which then takes no other than were counted' })
  lastPostingId!: number;
  @Int(SIGNED) expectedMinor!: number;
  @ListOf(() => DrawerMethodDto, { max: CLOSING.methodsMax }) methods!: DrawerMethodDto[];
}

/** A cashier's open drawers, one a currency. */
export class OpenDrawersDto {
  @Nested(() => StaffDto) cashier!: StaffDto;
  @ListOf(() => OpenDrawerDto, { max: CLOSING.currenciesMax }) items!: OpenDrawerDto[];
}

export class OpenDrawerFilter {
  @Id({ query: true, optional: true, example: undefined, description: 'Somebody else’s drawer: for administrators' })
  cashierId?: number;
}

/** What was counted of one method. Of cash, all that lies in the drawer, the float with it. */
export class MethodCountDto {
  @OneOf(PAYMENT_METHODS) method!: PaymentMethod;
  @Int({ min: -CLOSING.amountMax, max: CLOSING.amountMax, example: 0, description: 'Minor units' })
  countedMinor!: number;
}

/** Notes or coins of one kind. */
export class DenominationDto {
  @Int({ min: 1, max: CLOSING.amountMax, example: 500_000, description: 'What one is worth, minor units' })
  valueMinor!: number;
  @Int({ min: 0, max: CLOSING.piecesMax, example: 1 }) count!: number;
}

/** A drawer counted and signed for. Every method that stands open must be counted. */
export class CloseDayDto {
  @Text(currency) currency!: string;
  @Id({ optional: true, example: undefined, description: 'Whose drawer, when not one’s own: for administrators' })
  cashierId?: number;
  @ListOf(() => MethodCountDto, { max: CLOSING.methodsMax }) counts!: MethodCountDto[];
  @ListOf(() => DenominationDto, {
    max: CLOSING.denominationsMax,
    optional: true,
    description: 'The cash by its notes and coins; they come to what was counted of it',
  })
  denominations?: DenominationDto[];
  @Int({ min: 0, max: CLOSING.amountMax, example: 0, description: 'The change the drawer began with, minor units' })
  floatMinor!: number;
  @Text({ max: CLOSING.reasonMax, optional: true, description: 'Needed when the count differs from what is expected' })
  reason?: string;
  @Text({ max: CLOSING.noteMax, optional: true }) note?: string;
  @Id({
    optional: true,
    example: undefined,
    description: '`lastPostingId` of what was counted; 409 when something was posted since',
  })
  lastPostingId?: number;
  @Text({ max: 200, verbatim: true, example: 'Cuspid-demo-1', description: 'The signature: one’s own password' })
  currentPassword!: string;
}

/** What a close says of one method. Of cash, the float is among what was expected. */
export class ClosedMethodDto extends DrawerMethodDto {
  @Int(SIGNED) countedMinor!: number;
  @Int({ ...SIGNED, description: 'Counted less expected; of cash, less the float' }) differenceMinor!: number;
}

/** A close without its postings. */
export class DayCloseSummaryDto {
  @Id() id!: number;
  @Text({ max: CLOSING.numberMax, example: 'DC-000012' }) number!: string;
  @Day({ description: 'The clinic’s day it was closed on' }) closedOn!: string;
  @Instant() closedAt!: string;
  @Instant({ description: 'Of the first posting' }) since!: string;
  @Text(currency) currency!: string;
  @Nested(() => StaffDto) cashier!: StaffDto;
  @Nested(() => StaffDto, { description: 'Who counted and signed' }) signedBy!: StaffDto;
  @Int(COUNT) count!: number;
  @Int({ ...SIGNED, description: 'By all methods, the float with it' }) expectedMinor!: number;
  @Int(SIGNED) countedMinor!: number;
  @Int(SIGNED) differenceMinor!: number;
}

/** A close as it was signed. */
export class DayCloseDto extends DayCloseSummaryDto {
  @Int(ANY) floatMinor!: number;
  @ListOf(() => ClosedMethodDto, { max: CLOSING.methodsMax }) methods!: ClosedMethodDto[];
  @ListOf(() => DenominationDto, { max: CLOSING.denominationsMax }) denominations!: DenominationDto[];
  @Text({ max: CLOSING.reasonMax, nullable: true }) reason!: string | null;
  @Text({ max: CLOSING.noteMax, nullable: true }) note!: string | null;
  @Text({ max: 64, description: 'SHA-256 of the close and its postings' }) hash!: string;
  @Flag({ description: 'The close and its postings are still what the hash was made of' }) isIntact!: boolean;
}

export class DayCloseFilter extends PageFilter {
  @Id({ query: true, optional: true, example: undefined }) cashierId?: number;
  @Text({ ...currency, optional: true }) currency?: string;
  @Day({ optional: true, example: undefined }) from?: string;
  @Day({ optional: true, example: undefined }) to?: string;
}

export class DaySummaryFilter {
  @Day({ optional: true, example: undefined, description: 'Today unless told' }) date?: string;
}

/** What one cashier posted on the day in one currency, and how much of it is closed. */
export class DaySummaryRowDto {
  @Nested(() => StaffDto) cashier!: StaffDto;
  @Text(currency) currency!: string;
  @ListOf(() => DrawerMethodDto, { max: CLOSING.methodsMax }) methods!: DrawerMethodDto[];
  @Int(COUNT) count!: number;
  @Int(SIGNED) expectedMinor!: number;
  @Int({ ...COUNT, description: 'Postings of them in no close yet' }) openCount!: number;
  @Int(SIGNED) openMinor!: number;
}

/** A day's money over all cashiers one may see. */
export class DaySummaryDto {
  @Day() date!: string;
  @ListOf(() => DaySummaryRowDto, { max: CLOSING.summaryMax }) rows!: DaySummaryRowDto[];
  @ListOf(() => DayCloseSummaryDto, { max: CLOSING.summaryMax, description: 'Closes signed on the day' })
  closes!: DayCloseSummaryDto[];
}
