import { Day, Id, Instant, Int, Text } from '@cuspid/platform/contracts/dto';
import { moment, MOST, name, words } from './portable-columns';

const minor = { min: 0, max: Number.MAX_SAFE_INTEGER } as const;
const currency = { max: 3, description: 'ISO 4217; amounts are in its smallest unit' } as const;

/** What was agreed to be paid little by little. */
export class ExportedInstalmentPlanDto {
  @Id() number!: number;
  @Text({ max: 160 }) description!: string;
  @Text(currency) currency!: string;
  @Int(minor) totalMinor!: number;
  @Int(minor) downPaymentMinor!: number;
  @Int({ min: 1, max: MOST }) everyMonths!: number;
  @Instant() agreedAt!: string;
  @Text(name) agreedBy!: string | null;
  @Instant(moment) cancelledAt!: string | null;
  @Text(name) cancelledBy!: string | null;
  @Text(words()) why!: string | null;
}

/** One instalment, which becomes a charge on its day. */
export class ExportedInstalmentDto {
  @Id({ description: '`number` of the instalment plan' }) plan!: number;
  @Int({ min: 0, max: MOST, description: '0: the down payment' }) place!: number;
  @Day() dueOn!: string;
  @Int(minor) amountMinor!: number;
  @Id({ nullable: true, description: '`number` of the posting it became' }) charge!: number | null;
  @Instant(moment) chargedAt!: string | null;
  @Instant({ ...moment, description: 'When it was given up before its day' }) endedAt!: string | null;
}

/** A discount that was asked for. */
export class ExportedDiscountDto {
  @Id({ description: '`number` of the posting' }) charge!: number;
  @Text(currency) currency!: string;
  @Int(minor) amountMinor!: number;
  @Text({ max: 300 }) reason!: string;
  @Text({ max: 10, description: 'WAITING, GRANTED, REFUSED or WITHDRAWN' }) status!: string;
  @Instant() askedAt!: string;
  @Text(name) askedBy!: string | null;
  @Instant(moment) decidedAt!: string | null;
  @Text(name) decidedBy!: string | null;
  @Text(words()) answer!: string | null;
  @Id({ nullable: true, description: '`number` of the posting of a granted one' }) posting!: number | null;
}
