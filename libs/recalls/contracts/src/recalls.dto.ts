import { Day, Flag, Id, Instant, Int, ListOf, Nested, OneOf, PageFilter, Text } from '@cuspid/platform/contracts/dto';
import { LANGUAGES, PATIENT, type Language } from '@cuspid/patients/contracts';
import { StaffDto } from '@cuspid/users/contracts/dto';
import {
  CHANNELS,
  ENDINGS,
  OUTCOMES,
  RECALL,
  RECALL_STATES,
  type Channel,
  type Ending,
  type Outcome,
  type RecallState,
} from './recalls.values';

const count = { min: 0, max: 4_294_967_295 } as const;
const months = { min: RECALL.monthsMin, max: RECALL.monthsMax } as const;

/** Whom to call, and under which numbers. */
export class RecallPatientDto {
  @Id() id!: number;
  @Text({ max: PATIENT.codeMax, example: 'PT-004182' }) patientCode!: string;
  @Text({ max: PATIENT.nameMax }) firstName!: string;
  @Text({ max: PATIENT.nameMax }) lastName!: string;
  @Text({ max: PATIENT.phoneMax, nullable: true }) phone!: string | null;
  @Text({ max: PATIENT.phoneMax, nullable: true }) otherPhone!: string | null;
  @Text({ max: PATIENT.personMax, nullable: true }) guardianName!: string | null;
  @Text({ max: PATIENT.phoneMax, nullable: true }) guardianPhone!: string | null;
  @OneOf(LANGUAGES) language!: Language;
}

/** A rule, by name. */
export class RecallRuleNameDto {
  @Id() id!: number;
  @Text({ max: RECALL.ruleNameMax, example: 'Check-up' }) name!: string;
}

/** What a recall counts from. */
export class LastDoneDto {
  @Instant() at!: string;
  @Text({ max: 60, example: 'Adjustment' }) type!: string;
  @Nested(() => StaffDto, { nullable: true }) provider!: StaffDto | null;
}

/** The visit that closes a recall. */
export class BookedAheadDto {
  @Id() visitId!: number;
  @Instant() startsAt!: string;
  @Nested(() => StaffDto, { nullable: true, description: 'Who booked it' }) by!: StaffDto | null;
}

/** Who is calling at this moment. */
export class ClaimDto {
  @Nested(() => StaffDto) by!: StaffDto;
  @Instant() since!: string;
  @Instant({ description: 'From then on anybody may' }) until!: string;
}

/** A patient who is to come in again by a rule. */
export class RecallDto {
  @Id() id!: number;
  @Nested(() => RecallPatientDto) patient!: RecallPatientDto;
  @Nested(() => RecallRuleNameDto) rule!: RecallRuleNameDto;
  @OneOf(RECALL_STATES) state!: RecallState;
  @Day({ description: 'Last done work and the months of the rule' }) dueOn!: string;
  @Day({ description: 'When to call; of a booked one the day of the visit, of a closed one the day it was closed' })
  nextOn!: string;
  @Nested(() => LastDoneDto) lastDone!: LastDoneDto;
  @Int({ ...count, description: 'Tries nobody answered, since somebody last did' }) tries!: number;
  @Int({ ...count, description: 'All tries since the last visit or booking' }) attempts!: number;
  @OneOf(OUTCOMES, { nullable: true }) lastOutcome!: Outcome | null;
  @OneOf(CHANNELS, { nullable: true }) lastChannel!: Channel | null;
  @Instant({ nullable: true }) lastTriedAt!: string | null;
  @OneOf(ENDINGS, { nullable: true }) endedAs!: Ending | null;
  @Nested(() => BookedAheadDto, { nullable: true }) booked!: BookedAheadDto | null;
  @Nested(() => ClaimDto, { nullable: true }) claim!: ClaimDto | null;
}

/** A try, and what came of it. */
export class RecallAttemptDto {
  @Id() id!: number;
  @Nested(() => RecallRuleNameDto) rule!: RecallRuleNameDto;
  @Instant() at!: string;
  @Nested(() => StaffDto, { nullable: true }) by!: StaffDto | null;
  @OneOf(CHANNELS, { nullable: true }) channel!: Channel | null;
  @OneOf(OUTCOMES) outcome!: Outcome;
  @Day({ nullable: true, description: 'When to try again' }) nextOn!: string | null;
  @Text({ max: RECALL.noteMax, nullable: true }) note!: string | null;
}

/** A rule as one patient has it: an interval of their own, or no recall by it. */
export class RecallChoiceDto {
  @Id({ example: 1 }) ruleId!: number;
  @Int({ ...months, nullable: true, description: 'Null: the rule’s own', example: 4 }) months!: number | null;
  @Flag({ description: 'No recall by this rule', example: false }) isOff!: boolean;
}

/** Whether a patient may be contacted about recalls, and which rules they have otherwise. */
export class RecallPreferenceDto {
  @Flag() doNotContact!: boolean;
  @Text({ max: RECALL.reasonMax, nullable: true }) reason!: string | null;
  @Nested(() => StaffDto, { nullable: true, description: 'Who noted it' }) by!: StaffDto | null;
  @Instant({ nullable: true }) since!: string | null;
  @ListOf(() => RecallChoiceDto, { max: RECALL.rulesMax }) choices!: RecallChoiceDto[];
  @Int({ min: 1, max: 4_294_967_295, description: '1: nobody has said anything yet' }) version!: number;
}

/** Sets whether a patient may be contacted, and the rules they have otherwise: what is not named is as the rule says. */
export class SetRecallPreferenceDto {
  @Flag({ example: true }) doNotContact!: boolean;
  @Text({ max: RECALL.reasonMax, optional: true, nullable: true, example: 'Asked us not to call' })
  reason?: string | null;
  @ListOf(() => RecallChoiceDto, { max: RECALL.rulesMax, optional: true, example: [] }) choices?: RecallChoiceDto[];
}

/** The recalls of one patient, with all tries. */
export class PatientRecallsDto {
  @ListOf(() => RecallDto, { max: RECALL.rulesMax }) items!: RecallDto[];
  @ListOf(() => RecallAttemptDto, { max: RECALL.attemptsShown, description: 'Newest first' })
  attempts!: RecallAttemptDto[];
  @Instant({ nullable: true, description: 'Until then the newest try can be taken back' }) undoUntil!: string | null;
  @Nested(() => RecallPreferenceDto) preference!: RecallPreferenceDto;
}

const QUERY = {
  state: { optional: true, description: '`due` unless told' },
  id: { query: true, optional: true, example: undefined },
  q: { max: PATIENT.queryMax, optional: true, description: 'As in the directory: name, code, phone' },
  overdue: { min: 0, max: 3_650, query: true, optional: true, description: 'Waiting at least so many days' },
  ahead: { min: 0, max: 365, query: true, optional: true, description: 'Also who is due within so many days' },
} as const;

/** Which recalls to list: those that have waited longest first; closed ones, the newest first. */
export class RecallFilter extends PageFilter {
  @OneOf(RECALL_STATES, QUERY.state) state?: RecallState;
  @Id(QUERY.id) ruleId?: number;
  @Id({ ...QUERY.id, description: 'Whose work was the last' }) providerId?: number;
  @Text(QUERY.q) q?: string;
  @Int(QUERY.overdue) overdueDays?: number;
  @Int(QUERY.ahead) aheadDays?: number;
}

/** Which recalls to put into a file. */
export class RecallExportFilter {
  @OneOf(RECALL_STATES, QUERY.state) state?: RecallState;
  @Id(QUERY.id) ruleId?: number;
  @Id({ ...QUERY.id, description: 'Whose work was the last' }) providerId?: number;
  @Text(QUERY.q) q?: string;
  @Int(QUERY.overdue) overdueDays?: number;
  @Int(QUERY.ahead) aheadDays?: number;
}

/** How many recalls are in each state; 1000 means so many or more. */
export class RecallStatsDto {
  @Day() day!: string;
  @Int(count) due!: number;
  @Int({ ...count, description: 'To be called within two weeks, and not yet' }) soon!: number;
  @Int(count) later!: number;
  @Int(count) booked!: number;
  @Int(count) closed!: number;
  @Int(count) doNotContact!: number;
}

/** What came of a try. */
export class RecordAttemptDto {
  @OneOf(CHANNELS, { optional: true, nullable: true, description: '`PHONE` unless told', example: 'PHONE' })
  channel?: Channel | null;
  @OneOf(OUTCOMES, { example: 'NO_ANSWER' }) outcome!: Outcome;
  @Day({
    optional: true,
    nullable: true,
    example: undefined,
    description: 'When to try again: needed for LATER and PUT_OFF, else some days from now',
  })
  nextOn?: string | null;
  @Text({ max: RECALL.noteMax, optional: true, nullable: true, example: 'Voicemail' }) note?: string | null;
}
