import { Day, Id, Instant, ListOf, Money, MoneyDto, Text } from '@cuspid/platform/contracts/dto';
import { TERMS } from './terms.values';

/** An item of the treatment plan that is done and not charged. Its name and price, and nothing about why it was done. */
export class ChargeableItemDto {
  @Id() planItemId!: number;
  @Id({ nullable: true }) procedureId!: number | null;
  @Text({ max: 20, nullable: true }) procedureCode!: string | null;
  @Text({ max: 160, example: 'Composite filling, two surfaces' }) name!: string;
  @Money({ nullable: true, max: TERMS.totalMax, description: 'As agreed; null: none was' }) price!: MoneyDto | null;
  @Text({ max: 10, nullable: true, description: 'The day it was done, as far as it is known' }) doneOn!: string | null;
}

/** A visit of today that is over and for which nothing is charged. */
export class ChargeableVisitDto {
  @Id() visitId!: number;
  @Text({ max: 100, example: 'Adjustment' }) type!: string;
  @Instant() startsAt!: string;
  @Text({ max: 120, nullable: true, description: 'Who treated' }) provider!: string | null;
}

/** What there is to charge a patient for. */
export class ChargeableDto {
  @Day({ description: 'Today, in the clinic’s zone' }) day!: string;
  @ListOf(() => ChargeableItemDto, { max: TERMS.itemsMax }) items!: ChargeableItemDto[];
  @ListOf(() => ChargeableVisitDto, { max: TERMS.visitsMax }) visits!: ChargeableVisitDto[];
}
