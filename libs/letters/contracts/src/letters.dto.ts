import { Flag, Id, Instant, Int, ListOf, Nested, OneOf, PageFilter, Text } from '@cuspid/platform/contracts/dto';
import { LANGUAGES, PATIENT, type Language } from '@cuspid/patients/contracts';
import { StaffDto } from '@cuspid/users/contracts/dto';
import {
  LETTER,
  LETTER_KINDS,
  LETTER_SOURCES,
  LETTER_STATES,
  NO_REMINDER_BECAUSE,
  WITHDRAWN_BECAUSE,
  type LetterKind,
  type LetterSource,
  type LetterState,
  type NoReminderBecause,
  type WithdrawnBecause,
} from './letters.values';

const COUNT_MAX = 4_294_967_295;

/**
 * A letter to a patient about a visit. `POST visits/:id/remind` answers the one it made, `GET visits/:id/letters` those of
 * a visit, newest first.
 */
export class LetterDto {
  @Id() id!: number;
  @OneOf(LETTER_KINDS) kind!: LetterKind;
  @OneOf(LANGUAGES) language!: Language;
  @Instant({ description: 'The start it tells of' }) startsAt!: string;
  @OneOf(LETTER_SOURCES) source!: LetterSource;
  @Nested(() => StaffDto, { nullable: true, description: 'Who asked for it by hand' }) by!: StaffDto | null;
  @OneOf(LETTER_STATES) state!: LetterState;
  @OneOf(WITHDRAWN_BECAUSE, { nullable: true }) withdrawnBecause!: WithdrawnBecause | null;
  @Instant({ description: 'When it was written' }) at!: string;
  @Instant({ nullable: true, description: 'While it waits: not before' }) dueAt!: string | null;
  @Instant({ nullable: true, description: 'When it was sent, given up or withdrawn' }) settledAt!: string | null;
  @Int({ min: 0, max: 255, description: 'Times it was handed to the mail server' }) attempts!: number;
  @Text({ max: LETTER.errorMax, nullable: true, description: 'What the last attempt came to, in words' })
  lastError!: string | null;
}

/** The letters of a visit (`GET visits/:id/letters`), and whether one may be sent by hand now. */
export class VisitLettersDto {
  @Nested(() => LetterDto, { nullable: true, description: 'The reminder of the time it stands at, waiting or sent' })
  reminder!: LetterDto | null;
  @OneOf(NO_REMINDER_BECAUSE, {
    nullable: true,
    description: 'Why no reminder can be sent by hand; null when one can',
  })
  noReminderBecause!: NoReminderBecause | null;
  @ListOf(() => LetterDto, { max: LETTER.shownMax, description: 'Newest first' }) items!: LetterDto[];
}

/** The letters of a visit in a list of visits. */
export class LettersOfVisitDto {
  @Id() visitId!: number;
  @Nested(() => VisitLettersDto) letters!: VisitLettersDto;
}

/** Whose letter it is. */
export class LetterPatientDto {
  @Id() id!: number;
  @Text({ max: PATIENT.codeMax }) patientCode!: string;
  @Text({ max: PATIENT.nameMax }) firstName!: string;
  @Text({ max: PATIENT.nameMax }) lastName!: string;
}

/** A letter as the desk’s list shows it (`GET letters`, newest first). */
export class SentLetterDto extends LetterDto {
  @Nested(() => LetterPatientDto) patient!: LetterPatientDto;
  @Id({ nullable: true, description: 'Null once the visit was deleted' }) visitId!: number | null;
  @Text({ max: LETTER.addressMax, nullable: true, description: '`n…@example.lk` to who may not read the patient' })
  recipient!: string | null;
  @Flag({ description: 'Given up, and still worth sending (`POST letters/:id/retry`)' }) mayRetry!: boolean;
}

/** Which letters. */
export class LetterFilter extends PageFilter {
  @OneOf(LETTER_STATES, { optional: true }) state?: LetterState;
  @OneOf(LETTER_KINDS, { optional: true }) kind?: LetterKind;
}

/** How the post goes (`GET letters/stats`). */
export class LetterStatsDto {
  @Int({ min: 0, max: COUNT_MAX }) waiting!: number;
  @Int({ min: 0, max: COUNT_MAX, description: 'Of those, tried at least once without success' }) retrying!: number;
  @Int({ min: 0, max: COUNT_MAX, description: 'Given up: for a person to look at' }) failed!: number;
  @Int({ min: 0, max: COUNT_MAX, description: 'Sent in the last 24 hours' }) sentLastDay!: number;
  @Instant({ nullable: true, description: 'Since when the letter waits that has been due longest' })
  oldestDueAt!: string | null;
  @Int({ min: 0, max: 336, description: 'Hours before a visit its reminder goes out; 0: none by itself' })
  reminderHours!: number;
}
