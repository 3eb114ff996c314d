import { Id, Instant, Nested, OneOf, Text } from '@cuspid/platform/contracts/dto';
import { StaffDto } from '@cuspid/users/contracts/dto';
import { ACCESS_STATUSES, CARE_TEAM, type AccessStatus } from './care-team.values';

/** Asks whoever may for a place on the care team of a record that is not in one's care. */
export class AskAccessDto {
  @Text({ max: CARE_TEAM.reasonMax, example: 'I assist at her extraction on Thursday' }) reason!: string;
}

/** What became of somebody's question for access to a record. */
export class AccessRequestDto {
  @Id() id!: number;
  @Id() patientId!: number;
  @Nested(() => StaffDto, { description: 'Who asked' }) person!: StaffDto;
  @Text({ max: CARE_TEAM.reasonMax }) reason!: string;
  @Instant() askedAt!: string;
  @OneOf(ACCESS_STATUSES) status!: AccessStatus;
  @Instant({ nullable: true }) decidedAt!: string | null;
  @Text({ max: CARE_TEAM.reasonMax, nullable: true }) answer!: string | null;
}
