import { Day, Flag, Id, Instant, Nested, OneOf, PageFilter, Text } from '@cuspid/platform/contracts/dto';
import { StaffDto } from '@cuspid/users/contracts/dto';
import { CONSENT, CONSENT_GIVERS, CONSENT_PURPOSES, type ConsentGiver, type ConsentPurpose } from './consents.values';

/** An agreement, as it was given. */
export class RecordConsentDto {
  @OneOf(CONSENT_PURPOSES) purpose!: ConsentPurpose;
  @OneOf(CONSENT_GIVERS, { description: 'GUARDIAN: needed for somebody under 18' }) givenBy!: ConsentGiver;
  @Text({ max: CONSENT.giverMax, optional: true, example: undefined, description: 'Name of the guardian who agreed' })
  giverName?: string;
  @Day({ optional: true, example: undefined, description: 'Today, unless told; not ahead' }) givenOn?: string;
  @Day({ optional: true, example: undefined, description: 'The last day it holds; without one, until it is withdrawn' })
  validUntil?: string;
  @Text({
    max: CONSENT.referenceMax,
    optional: true,
    example: 'Form 2026-114',
    description: 'Where the signed paper is',
  })
  reference?: string;
}

/** An agreement that is taken back. It ends at once, for good. */
export class WithdrawConsentDto {
  @OneOf(CONSENT_GIVERS) withdrawnBy!: ConsentGiver;
  @Text({ max: CONSENT.reasonMax, optional: true, example: undefined, description: 'If one was given; none is owed' })
  reason?: string;
}

export class ConsentWithdrawalDto {
  @OneOf(CONSENT_GIVERS) withdrawnBy!: ConsentGiver;
  @Text({ max: CONSENT.reasonMax, nullable: true }) reason!: string | null;
  @Instant() recordedAt!: string;
  @Nested(() => StaffDto) recordedBy!: StaffDto;
}

/** An agreement, and what became of it. */
export class ConsentDto {
  @Id() id!: number;
  @OneOf(CONSENT_PURPOSES) purpose!: ConsentPurpose;
  @OneOf(CONSENT_GIVERS) givenBy!: ConsentGiver;
  @Text({ max: CONSENT.giverMax, nullable: true }) giverName!: string | null;
  @Day() givenOn!: string;
  @Day({ nullable: true }) validUntil!: string | null;
  @Text({ max: CONSENT.referenceMax, nullable: true }) reference!: string | null;
  @Instant() recordedAt!: string;
  @Nested(() => StaffDto) recordedBy!: StaffDto;
  @Nested(() => ConsentWithdrawalDto, { nullable: true }) withdrawal!: ConsentWithdrawalDto | null;
  @Flag({ description: 'Today: neither withdrawn nor over' }) holds!: boolean;
}

/** All that was ever agreed to, the last recorded first. */
export class ConsentFilter extends PageFilter {
  @OneOf(CONSENT_PURPOSES, { optional: true }) purpose?: ConsentPurpose;
}
