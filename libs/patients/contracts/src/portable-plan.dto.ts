import { Day, Flag, Id, Instant, Int, Text } from '@cuspid/platform/contracts/dto';
import { moment, MOST, name, words } from './portable-columns';

/** Something that is or was wrong with the mouth. */
export class ExportedProblemDto {
  @Id() number!: number;
  @Text({ max: 120, description: 'What it is, in words' }) problem!: string;
  @Text(words('ISO 3950, with commas')) teeth!: string | null;
  @Text({ max: 10, description: 'ACTIVE or RESOLVED' }) status!: string;
  @Day() since!: string;
  @Day({ nullable: true }) resolvedOn!: string | null;
  @Text(words()) note!: string | null;
  @Instant() recordedAt!: string;
  @Text(name) recordedBy!: string | null;
  @Instant({ ...moment, description: 'When it was taken off the list as a mistake' }) takenBackAt!: string | null;
}

/** What a problem said after one of its changes. */
export class ExportedProblemVersionDto {
  @Id({ description: '`number` of the problem' }) problem!: number;
  @Int({ min: 1, max: MOST }) version!: number;
  @Text({ max: 120 }) said!: string;
  @Text(words('ISO 3950, with commas')) teeth!: string | null;
  @Text({ max: 10 }) status!: string;
  @Day() since!: string;
  @Day({ nullable: true }) resolvedOn!: string | null;
  @Text(words()) note!: string | null;
  @Flag({ description: 'Taken off the list with this change' }) isRemoved!: boolean;
  @Instant() savedAt!: string;
  @Text(name) savedBy!: string | null;
}

/** A phase of the treatment plan. */
export class ExportedPlanPhaseDto {
  @Id() number!: number;
  @Text({ max: 80 }) phase!: string;
  @Int({ min: 0, max: MOST, description: 'Order within the plan' }) place!: number;
  @Instant() createdAt!: string;
  @Text(name) createdBy!: string | null;
  @Instant({ ...moment, description: 'When it was taken off the plan' }) takenBackAt!: string | null;
}

/** Something planned, or done by the plan. */
export class ExportedPlanItemDto {
  @Id({ description: '`number` of the phase' }) phase!: number;
  @Int({ min: 0, max: MOST, description: 'Order within the phase' }) place!: number;
  @Text(words('The clinic’s code of the procedure')) code!: string | null;
  @Text({ max: 160 }) planned!: string;
  @Int({ min: 0, max: MOST, nullable: true, description: 'In minor units, as it was when it was planned' })
  priceMinor!: number | null;
  @Text({ max: 3, nullable: true, description: 'ISO 4217' }) priceCurrency!: string | null;
  @Text(words('ISO 3950, with commas')) teeth!: string | null;
  @Text(words('With commas')) surfaces!: string | null;
  @Text(name) provider!: string | null;
  @Day({ nullable: true }) plannedFor!: string | null;
  @Text({ max: 12, description: 'Of one with a finding the chart tells how far it has come' }) status!: string;
  @Day({ nullable: true }) executedOn!: string | null;
  @Text(words()) outcome!: string | null;
  @Text(words()) note!: string | null;
  @Id({ nullable: true, description: '`number` of the problem it is for' }) problem!: number | null;
  @Id({ nullable: true, description: '`number` of the row of `chartFindings` it stands for' }) finding!: number | null;
  @Instant() createdAt!: string;
  @Text(name) createdBy!: string | null;
  @Instant({ ...moment, description: 'When it was taken off the plan' }) takenBackAt!: string | null;
}

/** That somebody agreed to the plan. */
export class ExportedPlanAcceptanceDto {
  @Day() acceptedOn!: string;
  @Text({ max: 10, description: 'PATIENT or GUARDIAN' }) acceptedBy!: string;
  @Int({ min: 0, max: MOST, description: 'Items the plan had then' }) items!: number;
  @Text(words('What they cost, a sum for each currency')) amounts!: string | null;
  @Text(words()) note!: string | null;
  @Instant() recordedAt!: string;
  @Text(name) recordedBy!: string | null;
}
