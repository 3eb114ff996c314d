import { Day, Instant, Text } from '@cuspid/platform/contracts/dto';
import { moment, name, words } from './portable-columns';

/** What the patient, or who answers for them, agreed to. */
export class ExportedConsentDto {
  @Text({ max: 24, description: 'TEACHING_PRESENTATION, TEACHING_PHOTOGRAPHS, PUBLICATION or RESEARCH' })
  purpose!: string;
  @Text({ max: 8, description: 'PATIENT or GUARDIAN' }) givenBy!: string;
  @Text(words('Of the guardian')) giverName!: string | null;
  @Day() givenOn!: string;
  @Day({ nullable: true }) validUntil!: string | null;
  @Text(words('Where the signed paper is')) reference!: string | null;
  @Instant() recordedAt!: string;
  @Text(name) recordedBy!: string | null;
  @Instant({ ...moment, description: 'When it was taken back' }) withdrawnAt!: string | null;
  @Text(words('PATIENT or GUARDIAN')) withdrawnBy!: string | null;
  @Text(words()) withdrawalReason!: string | null;
}
