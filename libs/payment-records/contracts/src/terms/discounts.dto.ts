import { AuthorDto } from '@cuspid/dental-chart/contracts/dto';
import {
  Day,
  Id,
  Instant,
  Int,
  Money,
  MoneyDto,
  Nested,
  OneOf,
  PageFilter,
  Text,
} from '@cuspid/platform/contracts/dto';
import { DISCOUNT_STATES, TERMS, type DiscountState } from './terms.values';

const AMOUNT = { max: Number.MAX_SAFE_INTEGER } as const;
const SHARE = { min: 1, max: TERMS.wholeBasisPoints } as const;
const maybe = { optional: true, nullable: true } as const;

/** The patient a discount is for. */
export class DiscountPatientDto {
  @Id() id!: number;
  @Text({ max: 20, example: 'PT-004182' }) code!: string;
  @Text({ max: 161, example: 'Dilani Wickramasinghe' }) name!: string;
}

/** The charge it is asked on. */
export class DiscountedChargeDto {
  @Id() id!: number;
  @Text({ max: 200, nullable: true }) description!: string | null;
  @Day() chargedOn!: string;
  @Money(AMOUNT) amount!: MoneyDto;
  @Money({ ...AMOUNT, description: 'Still to be paid of it' }) open!: MoneyDto;
}

/** A discount somebody asked for, and what became of it. */
export class DiscountDto {
  @Id() id!: number;
  @Nested(() => DiscountPatientDto) patient!: DiscountPatientDto;
  @Nested(() => DiscountedChargeDto) charge!: DiscountedChargeDto;
  @Money(AMOUNT) amount!: MoneyDto;
  @Int({ ...SHARE, nullable: true, description: 'Hundredths of a per cent, when it was asked for as a share' })
  basisPoints!: number | null;
  @Text({ max: TERMS.reasonMax }) reason!: string;
  @OneOf(DISCOUNT_STATES) state!: DiscountState;
  @Instant() askedAt!: string;
  @Nested(() => AuthorDto) askedBy!: AuthorDto;
  @Instant({ nullable: true }) decidedAt!: string | null;
  @Nested(() => AuthorDto, { nullable: true }) decidedBy!: AuthorDto | null;
  @Text({ max: TERMS.reasonMax, nullable: true }) answer!: string | null;
  @Id({ nullable: true, description: 'The posting of a granted one' }) postingId!: number | null;
}

/**
 * Asks for a discount on a charge: an amount, or a share in hundredths of a per cent, of which the nearest minor unit is taken,
 * halves up. One of the two.
 */
export class AskDiscountDto {
  @Id() chargeId!: number;
  @Money({ ...maybe, max: AMOUNT.max, example: undefined, description: 'In the currency of the charge' })
  amount?: MoneyDto | null;
  @Int({ ...maybe, ...SHARE, example: 1_000, description: 'Of the charge; 1000 is ten per cent' })
  basisPoints?: number | null;
  @Text({ max: TERMS.reasonMax, example: 'Second child in treatment' }) reason!: string;
}

/** Grants it, as it was asked for. */
export class GrantDiscountDto {
  @Text({ ...maybe, max: TERMS.reasonMax, example: 'Family discount' }) answer?: string | null;
}

/** Refuses it, and says why. */
export class RefuseDiscountDto {
  @Text({ max: TERMS.reasonMax, example: 'Discounts are for siblings treated at the same time' }) answer!: string;
}

/** Which discounts: of those that wait, those asked for first come first; of the others, the last ones. */
export class DiscountFilter extends PageFilter {
  @OneOf(DISCOUNT_STATES, { optional: true, description: 'WAITING unless told' }) state?: DiscountState;
}
