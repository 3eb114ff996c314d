import { Day, Flag, Id, Instant, ListOf, Nested, OneOf, PageFilter, Text } from '@cuspid/platform/contracts/dto';
import { TIES } from '@cuspid/users/contracts';
import { StaffDto, TieDto } from '@cuspid/users/contracts/dto';
import { FirstAlertDto } from './alerts.dto';
import {
  CARE_TEAM,
  CARE_TEAM_ACTIONS,
  REQUEST_STATUSES,
  type CareTeamAction,
  type RequestStatus,
} from './care-team.values';
import { ALLERGY_STATES, PATIENT, SEXES, type AllergyState, type Sex } from './patients.values';

/** A place on a patient's care team. */
export class CareTeamMemberDto {
  @Id() id!: number;
  @Nested(() => StaffDto) person!: StaffDto;
  @Instant() since!: string;
}

/** Reception asks somebody to join a care team or to leave it, and that person answers. */
export class TeamRequestDto {
  @Id() id!: number;
  @OneOf(CARE_TEAM_ACTIONS) action!: CareTeamAction;
  @OneOf(REQUEST_STATUSES) status!: RequestStatus;
  @Nested(() => StaffDto, { description: 'Who is asked, and answers' }) person!: StaffDto;
  @Text({ max: CARE_TEAM.reasonMax, nullable: true, description: 'Why' }) reason!: string | null;
  @Nested(() => StaffDto) requestedBy!: StaffDto;
  @Instant() requestedAt!: string;
  @Instant({ description: 'From then on nobody can answer it any more' }) expiresAt!: string;
  @Instant({ nullable: true }) decidedAt!: string | null;
  @Text({ max: CARE_TEAM.reasonMax, nullable: true, description: 'Why it was decided so' }) answer!: string | null;
}

/** Who cares for a patient, who has been asked to join or to leave, and who would not. */
export class CareTeamDto {
  @ListOf(() => CareTeamMemberDto, { max: CARE_TEAM.placesMax }) items!: CareTeamMemberDto[];
  @ListOf(() => TeamRequestDto, { max: CARE_TEAM.requestsShown, description: 'Open ones, oldest first' })
  requests!: TeamRequestDto[];
  @ListOf(() => TeamRequestDto, {
    max: CARE_TEAM.requestsShown,
    description: 'Returned in the last days and not asked again, newest first',
  })
  returned!: TeamRequestDto[];
}

/**
 * Puts somebody on a care team, or takes them off. From reception it asks an orthodontist or a dental surgeon, who answers;
 * an orthodontist puts dental surgeons and students on their own patients at once, a dental surgeon students.
 */
export class ChangeCareTeamDto {
  @Id({ description: 'Who joins or leaves', example: 4 }) userId!: number;
  @OneOf(CARE_TEAM_ACTIONS, { example: 'JOIN' }) action!: CareTeamAction;
  @Text({ max: CARE_TEAM.reasonMax, optional: true, nullable: true, example: 'Second opinion on the canines' })
  reason?: string | null;
}

/** A decision about a request, or its withdrawal. */
export class AnswerRequestDto {
  @Text({ max: CARE_TEAM.reasonMax, optional: true, nullable: true, example: 'No free hours before March' })
  reason?: string | null;
}

/** The patient a request is about, as far as one must know them to answer. */
export class RequestPatientDto {
  @Id() id!: number;
  @Text({ max: PATIENT.codeMax, example: 'PT-004182' }) patientCode!: string;
  @Text({ max: PATIENT.nameMax, example: 'Dilani' }) firstName!: string;
  @Text({ max: PATIENT.nameMax, example: 'Wickramasinghe' }) lastName!: string;
  @Day({ nullable: true }) dateOfBirth!: string | null;
  @Flag({ description: 'The birth date was reckoned from an age' }) isBirthDateEstimated!: boolean;
  @OneOf(SEXES) sex!: Sex;
  @OneOf(ALLERGY_STATES) allergyState!: AllergyState;
  @Nested(() => FirstAlertDto, { nullable: true, description: 'The most dangerous alert, while the request is open' })
  firstAlert!: FirstAlertDto | null;
}

/** A request with all that is needed to answer it. */
export class CareTeamRequestDto extends TeamRequestDto {
  @Nested(() => RequestPatientDto) patient!: RequestPatientDto;
  @ListOf(() => TieDto, { max: TIES.length, description: 'What the person asked carries at the moment' })
  workload!: TieDto[];
  @Nested(() => StaffDto, { nullable: true }) decidedBy!: StaffDto | null;
}

/** Which requests to list: open ones from the oldest, others from the newest. */
export class CareTeamRequestFilter extends PageFilter {
  @OneOf(REQUEST_STATUSES, { optional: true, description: '`PENDING` unless told', example: 'PENDING' })
  status?: RequestStatus;
}
