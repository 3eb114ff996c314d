import {
  Day,
  Email,
  Flag,
  Id,
  Ids,
  Instant,
  Int,
  ListOf,
  Nested,
  OneOf,
  SomeOf,
  Text,
} from '@cuspid/platform/contracts/dto';
import { StaffDto } from '@cuspid/users/contracts/dto';
import { FirstAlertDto } from './alerts.dto';
import { CARE_TEAM_ACTIONS, REQUEST_STATUSES, type CareTeamAction, type RequestStatus } from './care-team.values';
import {
  ALLERGY_STATES,
  CLINICAL_STATUSES,
  LANGUAGES,
  PATIENT,
  PHONE,
  SEXES,
  type AllergyState,
  type ClinicalStatus,
  type Language,
  type Sex,
} from './patients.values';

const text = (max: number) => ({ max, optional: true, nullable: true }) as const;
const phone = { ...text(PATIENT.phoneMax), pattern: PHONE, example: '077 214 8830' } as const;

/** What is known of a patient. Optional fields are cleared with null. */
class PatientDetailsDto {
  @Text({ ...phone }) phone?: string | null;
  @Text({ ...phone }) otherPhone?: string | null;
  @Email({ optional: true, nullable: true }) email?: string | null;
  @Text({ ...text(PATIENT.addressMax), example: '14 Temple Road, Peradeniya' }) address?: string | null;
  @Text({ ...text(PATIENT.provinceMax), example: 'Central' }) province?: string | null;
  @Text(text(PATIENT.personMax)) guardianName?: string | null;
  @Text({ ...phone }) guardianPhone?: string | null;
  @Text(text(PATIENT.personMax)) emergencyName?: string | null;
  @Text({ ...phone }) emergencyPhone?: string | null;
  @Flag({ optional: true }) isInsuranceVerified?: boolean;
  @OneOf(LANGUAGES, { optional: true, example: 'si' }) language?: Language;
  @Flag({ optional: true, description: 'The patient wants no reminders' }) isReminderOptOut?: boolean;
}

/** Registers a patient: birth date or age; the code is generated unless given. */
export class RegisterPatientDto extends PatientDetailsDto {
  @Text({ max: PATIENT.nameMax, example: 'Malini' }) firstName!: string;
  @Text({ max: PATIENT.nameMax, example: 'Karunaratne' }) lastName!: string;
  @OneOf(SEXES, { example: 'FEMALE' }) sex!: Sex;
  @Day({ optional: true, nullable: true, example: '1988-02-29' }) dateOfBirth?: string | null;
  @Flag({ optional: true, description: 'Only the year, or month and year, of `dateOfBirth` is known' })
  isBirthDateEstimated?: boolean;
  @Flag({
    optional: true,
    description:
      'A minor’s guardian is not known yet, and so it is noted when nothing is said; `false`: 422 without one',
  })
  isGuardianUnknown?: boolean;
  @Int({
    min: 0,
    max: PATIENT.ageMax,
    optional: true,
    nullable: true,
    example: undefined,
    description: 'In years, when the birth date is not known: sets an estimated one',
  })
  age?: number | null;
  @Text({
    max: PATIENT.codeMax,
    optional: true,
    nullable: true,
    pattern: {
      matches: /^[A-Za-z0-9][A-Za-z0-9 ./-]*$/,
      says: 'may hold letters, digits, blanks, dots, slashes and dashes',
    },
    example: undefined,
  })
  patientCode?: string | null;
  @Instant({ optional: true, nullable: true, example: undefined, description: 'May be earlier than now' })
  registeredAt?: string | null;
  @OneOf(['UNKNOWN', 'NONE'], { optional: true, description: 'NONE: asked just now, and there are none' })
  allergyState?: 'UNKNOWN' | 'NONE';
  @Flag({ optional: true, description: 'The duplicates the probe found were looked at: this is somebody else' })
  isNotDuplicate?: boolean;
  @Ids({
    max: PATIENT.decidedMax,
    optional: true,
    description: 'Whom somebody has seen and said to be other people: anybody else who is likely is refused (409)',
  })
  notTheSameAs?: number[];
}

/** Changes general details; the patient code never changes. */
export class EditPatientDto extends PatientDetailsDto {
  @Text({ max: PATIENT.nameMax, optional: true }) firstName?: string;
  @Text({ max: PATIENT.nameMax, optional: true }) lastName?: string;
  @OneOf(SEXES, { optional: true }) sex?: Sex;
  @Day({ optional: true, nullable: true, example: '1988-02-29' }) dateOfBirth?: string | null;
  @Flag({ optional: true, description: 'Only the year, or month and year, of `dateOfBirth` is known' })
  isBirthDateEstimated?: boolean;
  @Flag({ optional: true, description: 'A minor whose guardian nobody knows yet; else `guardianName` is needed' })
  isGuardianUnknown?: boolean;
  @OneOf(CLINICAL_STATUSES, { optional: true }) clinicalStatus?: ClinicalStatus;
}

/** What was last asked about a care team, and what became of it. */
export class LatestRequestDto {
  @OneOf(CARE_TEAM_ACTIONS) action!: CareTeamAction;
  @OneOf(REQUEST_STATUSES) status!: RequestStatus;
  @Nested(() => StaffDto, { description: 'Who is asked' }) person!: StaffDto;
  @Instant({ description: 'When it was decided, or asked while it is open' }) at!: string;
}

/** A line of the directory. */
export class PatientRowDto {
  @Id() id!: number;
  @Text({ max: PATIENT.codeMax, example: 'PT-004182' }) patientCode!: string;
  @Text({ max: PATIENT.nameMax, example: 'Dilani' }) firstName!: string;
  @Text({ max: PATIENT.nameMax, example: 'Wickramasinghe' }) lastName!: string;
  @Day({ nullable: true }) dateOfBirth!: string | null;
  @Flag({ description: 'The birth date was reckoned from an age' }) isBirthDateEstimated!: boolean;
  @OneOf(SEXES) sex!: Sex;
  @Text({ max: PATIENT.phoneMax, nullable: true }) phone!: string | null;
  @OneOf(CLINICAL_STATUSES) clinicalStatus!: ClinicalStatus;
  @OneOf(ALLERGY_STATES) allergyState!: AllergyState;
  @Nested(() => FirstAlertDto, { nullable: true, description: 'The most dangerous alert' })
  firstAlert!: FirstAlertDto | null;
  @Flag({ description: 'Allergies and alerts were last confirmed longer ago than the clinic allows' })
  isConfirmationDue!: boolean;
  @ListOf(() => StaffDto, { max: 50 }) careTeam!: StaffDto[];
  @Nested(() => LatestRequestDto, { nullable: true, description: 'What was last asked about the care team' })
  latestRequest!: LatestRequestDto | null;
  @Text({ max: PATIENT.provinceMax, nullable: true }) province!: string | null;
  @Instant({ nullable: true, description: 'When they last were here' }) lastVisitAt!: string | null;
  @Instant() registeredAt!: string;
  @Flag() isActive!: boolean;
}

/** The whole record. */
export class PatientDto extends PatientDetailsDto {
  @Id() id!: number;
  @Text({ max: PATIENT.codeMax, example: 'PT-004182' }) patientCode!: string;
  @Text({ max: PATIENT.nameMax }) firstName!: string;
  @Text({ max: PATIENT.nameMax }) lastName!: string;
  @Day({ nullable: true }) dateOfBirth!: string | null;
  @Flag() isBirthDateEstimated!: boolean;
  @OneOf(SEXES) sex!: Sex;
  @OneOf(CLINICAL_STATUSES) clinicalStatus!: ClinicalStatus;
  @OneOf(ALLERGY_STATES) allergyState!: AllergyState;
  @Instant() registeredAt!: string;
  @Nested(() => StaffDto) registeredBy!: StaffDto;
  @Flag() isActive!: boolean;
  @Int({ min: 1, max: 4_294_967_295, description: 'Send it back as If-Match' }) version!: number;
}

/** Asks whether somebody like this is registered already. */
export class ProbeDuplicatesDto {
  @Text({ max: PATIENT.nameMax, optional: true, nullable: true, example: 'Ruwan' }) firstName?: string | null;
  @Text({ max: PATIENT.nameMax, optional: true, nullable: true, example: 'Jayasingha' }) lastName?: string | null;
  @Day({ optional: true, nullable: true, example: '1994-03-14' }) dateOfBirth?: string | null;
  @Text({ ...phone }) phone?: string | null;
}

export const AGREEMENTS = ['firstName', 'lastName', 'dateOfBirth', 'phone'] as const;
export type Agreement = (typeof AGREEMENTS)[number];

/** Somebody registered already who may be the same person. */
export class DuplicateDto {
  @Nested(() => PatientRowDto) patient!: PatientRowDto;
  @SomeOf(AGREEMENTS, { description: 'Fields that agree to the letter' }) agrees!: Agreement[];
  @Flag({ description: 'Saving is blocked until somebody decides' }) isBlocking!: boolean;
}

export class DuplicatesDto {
  @ListOf(() => DuplicateDto, { max: 5, description: 'Likeliest first' }) items!: DuplicateDto[];
  @Flag({ description: 'An archived record looks the same' }) hasArchived!: boolean;
  @ListOf(() => DuplicateDto, { max: 3, description: 'Which one, for who may see archived records' })
  archived!: DuplicateDto[];
}
