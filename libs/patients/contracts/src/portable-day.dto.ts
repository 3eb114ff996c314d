import { Day, Flag, Id, Instant, Int, ListOf, Text } from '@cuspid/platform/contracts/dto';
import { MOST, rows, words, name, moment } from './portable-columns';

/** Something planned for a visit. */
export class ExportedPlannedDto {
  @Text({ max: 20, nullable: true, description: 'The clinic’s own' }) code!: string | null;
  @Text({ max: 120 }) name!: string;
  @Text({ max: 2, nullable: true, description: 'ISO 3950' }) tooth!: string | null;
}

/** A time booked with the clinic. */
export class ExportedVisitDto {
  @Id({ description: 'Named by `visit` elsewhere in the file' }) number!: number;
  @Instant() startsAt!: string;
  @Int({ min: 0, max: MOST }) minutes!: number;
  @Text({ max: 60 }) type!: string;
  @Text({ max: 14 }) status!: string;
  @Text(name) clinician!: string | null;
  @Instant(moment) confirmedAt!: string | null;
  @Instant(moment) arrivedAt!: string | null;
  @Instant(moment) completedAt!: string | null;
  @Text(words()) notes!: string | null;
  @ListOf(() => ExportedPlannedDto, { max: 20 }) planned!: ExportedPlannedDto[];
  @Text(name) bookedBy!: string | null;
  @Instant() bookedAt!: string;
}

/** Somebody tried to reach the patient, to have them come in again. */
export class ExportedRecallAttemptDto {
  @Text(words('The rule they were due by')) rule!: string | null;
  @Instant() at!: string;
  @Text(name) by!: string | null;
  @Text(words('PHONE, EMAIL, SMS or LETTER')) channel!: string | null;
  @Text({ max: 14 }) outcome!: string;
  @Day({ nullable: true, description: 'When to try again' }) nextOn!: string | null;
  @Text(words()) note!: string | null;
}

/** A rule as this patient has it. */
export class ExportedRecallChoiceDto {
  @Text(words()) rule!: string | null;
  @Int({ min: 1, max: MOST, nullable: true, description: 'Null: as the rule says' }) months!: number | null;
  @Flag({ description: 'No recall by this rule' }) isOff!: boolean;
}

/** What the patient wants of recalls. */
export class ExportedRecallPreferenceDto {
  @Flag() isDoNotContact!: boolean;
  @Text(words()) reason!: string | null;
  @Instant(moment) notedAt!: string | null;
  @Text(name) notedBy!: string | null;
  @ListOf(() => ExportedRecallChoiceDto, rows) rules!: ExportedRecallChoiceDto[];
}

/** That they would come at short notice. */
export class ExportedShortNoticeDto {
  @Id({ nullable: true, description: '`number` of the visit they wanted earlier, or were given' }) visit!:
    number | null;
  @Text({ max: 60 }) type!: string;
  @Int({ min: 0, max: MOST }) minutes!: number;
  @Text(name) clinician!: string | null;
  @Text({ max: 30, description: 'Days of the week they could come' }) weekdays!: string;
  @Text({ max: 5 }) fromClock!: string;
  @Text({ max: 5 }) toClock!: string;
  @Day() fromDay!: string;
  @Day() untilDay!: string;
  @Text(words()) note!: string | null;
  @Text({ max: 9 }) status!: string;
  @Text(name) addedBy!: string | null;
  @Instant() addedAt!: string;
  @Instant(moment) closedAt!: string | null;
}

/** A letter about a visit; its text is not kept. */
export class ExportedLetterDto {
  @Id({ nullable: true, description: '`number` of the visit it is about' }) visit!: number | null;
  @Text({ max: 10 }) kind!: string;
  @Text({ max: 2 }) language!: string;
  @Instant({ description: 'The start it told of' }) startsAt!: string;
  @Text({ max: 254 }) recipient!: string;
  @Text({ max: 9 }) status!: string;
  @Instant() writtenAt!: string;
  @Instant(moment) sentAt!: string | null;
  @Text(name) askedForBy!: string | null;
}

/** A step through the clinic. */
export class ExportedMoveDto {
  @Text({ max: 20, nullable: true }) from!: string | null;
  @Text({ max: 20 }) to!: string;
  @Instant() at!: string;
  @Text(name) by!: string | null;
}

/** A time in the clinic, from check-in until the patient left. */
export class ExportedQueueEntryDto {
  @Id({ nullable: true, description: '`number` of the visit it belongs to' }) visit!: number | null;
  @Day() day!: string;
  @Text({ max: 8 }) ticket!: string;
  @Text({ max: 20 }) status!: string;
  @Text({ max: 6 }) priority!: string;
  @Text(words()) procedure!: string | null;
  @Text(words()) notes!: string | null;
  @Text(name) clinician!: string | null;
  @Text(name) checkedInBy!: string | null;
  @Instant() enteredAt!: string;
  @Instant(moment) calledAt!: string | null;
  @Instant(moment) calledAgainAt!: string | null;
  @Instant(moment) completedAt!: string | null;
  @ListOf(() => ExportedMoveDto, rows) moves!: ExportedMoveDto[];
}
