import { AuthorDto } from '@cuspid/dental-chart/contracts/dto';
import { dayAfter } from '@cuspid/platform/contracts';
import {
  Day,
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
import { INSTALMENT_STATES, PLAN_STATES, TERMS, type InstalmentState, type PlanState } from './terms.values';

const AMOUNT = { max: TERMS.totalMax } as const;
const INSTALMENTS = { min: 1, max: TERMS.instalmentsMax } as const;
const MONTHS = { min: 1, max: TERMS.everyMonthsMax } as const;
const VERSION = { min: 1, max: 4_294_967_295 } as const;
const maybe = { optional: true, nullable: true } as const;

/** A day the console can write at any time: a month from now, in any zone. */
const inAMonth = (): string => dayAfter(new Date().toISOString().slice(0, 10), 30);

/** One instalment; its state is read from the ledger. */
export class InstalmentDto {
  @Id() id!: number;
  @Int({ min: 0, max: 10_000, description: 'Its place in the plan; 0: the down payment' }) number!: number;
  @Day() dueOn!: string;
  @Money(AMOUNT) amount!: MoneyDto;
  @Money({ ...AMOUNT, description: 'Allocated to its charge: payments and discounts' }) paid!: MoneyDto;
  @OneOf(INSTALMENT_STATES) state!: InstalmentState;
  @Id({ nullable: true, description: 'The posting it became on its day' }) chargeId!: number | null;
}

/** What a patient pays little by little. `version` is its ETag. */
export class InstalmentPlanDto {
  @Id() id!: number;
  @Id() patientId!: number;
  @Int(VERSION) version!: number;
  @Text({ max: TERMS.descriptionMax, example: 'Fixed appliance, both arches' }) description!: string;
  @OneOf(PLAN_STATES) state!: PlanState;
  @Money(AMOUNT) total!: MoneyDto;
  @Money(AMOUNT) downPayment!: MoneyDto;
  @Money({ ...AMOUNT, description: 'Charged until now, without what was reversed' }) charged!: MoneyDto;
  @Money(AMOUNT) paid!: MoneyDto;
  @Money({ ...AMOUNT, description: 'Charged, its day over, and not paid' }) overdue!: MoneyDto;
  @Int(MONTHS) everyMonths!: number;
  @Id({ nullable: true }) procedureId!: number | null;
  @Id({ nullable: true, description: 'Of the treatment plan' }) planItemId!: number | null;
  @ListOf(() => InstalmentDto, { max: 1_000 }) instalments!: InstalmentDto[];
  @Instant() createdAt!: string;
  @Nested(() => AuthorDto) createdBy!: AuthorDto;
  @Instant({ nullable: true }) cancelledAt!: string | null;
  @Nested(() => AuthorDto, { nullable: true }) cancelledBy!: AuthorDto | null;
  @Text({ max: TERMS.reasonMax, nullable: true }) cancelReason!: string | null;
}

/** The plans of a patient, the newest first; there are at most fifty. */
export class InstalmentPlansDto {
  @ListOf(() => InstalmentPlanDto, { max: TERMS.plansMax }) items!: InstalmentPlanDto[];
}

/**
 * Agrees on instalments. The down payment is charged at once. What is left of the total is split into equal amounts that add
 * up to it exactly; the remainder of the division goes on the first.
 */
export class AgreeInstalmentsDto {
  @Text({ max: TERMS.descriptionMax, example: 'Fixed appliance, both arches' }) description!: string;
  @Money({ ...AMOUNT, example: { amountMinor: 18_000_000, currency: 'LKR' } }) total!: MoneyDto;
  @Money({ optional: true, ...AMOUNT, description: 'Nothing unless told' }) downPayment?: MoneyDto;
  @Int({ ...INSTALMENTS, example: 18 }) instalments!: number;
  @Day({ example: inAMonth(), description: 'Today or later' }) firstDueOn!: string;
  @Int({ ...MONTHS, optional: true, description: 'Every so many months; every month unless told' })
  everyMonths?: number;
  @Id({ ...maybe, example: undefined, description: 'Of the clinic’s catalogue' }) procedureId?: number | null;
  @Id({ ...maybe, example: undefined, description: 'Of this patient’s treatment plan' }) planItemId?: number | null;
}

/** Names the plan anew. Days and amounts are changed by `reschedule`. */
export class EditInstalmentPlanDto {
  @Text({ max: TERMS.descriptionMax, example: 'Fixed appliance, upper arch' }) description!: string;
}

/** What is not charged yet is never charged; what is charged stays. */
export class CancelInstalmentPlanDto {
  @Text({ max: TERMS.reasonMax, example: 'Treatment goes on at another clinic' }) reason!: string;
}

/** Splits what is not charged yet anew. */
export class RescheduleDto {
  @Int({ ...INSTALMENTS, example: 12 }) instalments!: number;
  @Day({ example: inAMonth(), description: 'Today or later' }) firstDueOn!: string;
  @Int({ ...MONTHS, optional: true, description: 'As it was unless told' }) everyMonths?: number;
}

/** An instalment whose day is over and which is not paid. */
export class OverdueInstalmentDto {
  @Id() id!: number;
  @Id() planId!: number;
  @Id() patientId!: number;
  @Text({ max: 20, example: 'PT-004182' }) patientCode!: string;
  @Text({ max: 161, example: 'Dilani Wickramasinghe' }) patientName!: string;
  @Text({ max: TERMS.descriptionMax }) description!: string;
  @Int({ min: 0, max: 10_000 }) number!: number;
  @Day() dueOn!: string;
  @Money(AMOUNT) amount!: MoneyDto;
  @Money({ ...AMOUNT, description: 'Still to be paid' }) open!: MoneyDto;
}

/** Which overdue instalments; those overdue longest come first. */
export class OverdueFilter extends PageFilter {}
