import { Day, Id, Instant, Int, ListOf, Nested, OneOf, PageFilter, SomeOf, Text } from '@cuspid/platform/contracts/dto';
import { StaffDto } from '@cuspid/users/contracts/dto';
import {
  CAN_COME,
  OFFER_ANSWERS,
  SHORT_NOTICE,
  SHORT_NOTICE_STATES,
  type CanCome,
  type OfferAnswer,
  type ShortNoticeState,
} from './short-notice.values';
import { comingWeekday, VisitDetailDto, VisitPatientDto } from './visits.dto';
import { VISIT } from './visits.values';

const CLOCK = { matches: /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, says: 'must be a time of day, written 08:30' } as const;
const minutes = { min: VISIT.minutesMin, max: VISIT.minutesMax } as const;

/** A time that was offered to somebody and not answered yet. */
export class GapOfferDto {
  @Id({ description: 'The entry it was offered to' }) entryId!: number;
  @Nested(() => VisitPatientDto) patient!: VisitPatientDto;
  @Instant() at!: string;
  @Nested(() => StaffDto, { nullable: true }) by!: StaffDto | null;
  @Instant() startsAt!: string;
  @Int(minutes) minutes!: number;
}

/** A patient who would come at short notice. */
export class ShortNoticeDto {
  @Id() id!: number;
  @Nested(() => VisitPatientDto) patient!: VisitPatientDto;
  @Id({ nullable: true, description: 'The visit they want earlier, or that they were given' }) visitId!: number | null;
  @Instant({ nullable: true }) visitStartsAt!: string | null;
  @Nested(() => StaffDto, { nullable: true, description: 'Null: anybody' }) provider!: StaffDto | null;
  @Int(minutes) minutes!: number;
  @Text({ max: VISIT.typeMax, example: 'Adjustment' }) type!: string;
  @SomeOf(CAN_COME) weekdays!: CanCome[];
  @Text({ max: 5, example: '08:00', description: 'From when on these days' }) fromClock!: string;
  @Text({ max: 5, example: '12:00', description: 'Until when' }) toClock!: string;
  @Day() fromDay!: string;
  @Day({ description: 'The last day; after it the entry lapses' }) untilDay!: string;
  @Text({ max: SHORT_NOTICE.noteMax, nullable: true }) note!: string | null;
  @OneOf(SHORT_NOTICE_STATES) status!: ShortNoticeState;
  @Instant({ description: 'Waiting since' }) createdAt!: string;
  @Nested(() => StaffDto, { nullable: true }) createdBy!: StaffDto | null;
  @Int({ min: 0, max: 10_000, description: 'Times they were offered and declined' }) declined!: number;
  @Int({ min: 0, max: 10_000, description: 'Times nobody answered' }) unanswered!: number;
  @Nested(() => GapOfferDto, { nullable: true, description: 'What is offered to them now' }) offer!: GapOfferDto | null;
  @Int({ min: 1, max: 4_294_967_295 }) version!: number;
}

/** When a patient can come; all of it may be left out. */
class CanComeDto {
  @Id({ optional: true, nullable: true, example: undefined, description: 'Null: anybody' }) providerId?: number | null;
  @Int({ ...minutes, optional: true, example: 30, description: 'A multiple of five' }) minutes?: number;
  @Text({ max: VISIT.typeMax, optional: true, example: 'Adjustment' }) type?: string;
  @SomeOf(CAN_COME, { optional: true, example: ['MON', 'TUE'], description: 'Every day unless told' })
  weekdays?: CanCome[];
  @Text({ max: 5, optional: true, pattern: CLOCK, example: '08:00' }) fromClock?: string;
  @Text({ max: 5, optional: true, pattern: CLOCK, example: '12:00' }) toClock?: string;
  @Day({ optional: true, example: undefined, description: 'Today unless told' }) fromDay?: string;
  @Day({ optional: true, example: undefined, description: 'In 90 days unless told' }) untilDay?: string;
  @Text({ max: SHORT_NOTICE.noteMax, optional: true, nullable: true }) note?: string | null;
}

/** Puts a patient on the list; with a visit, they want that one earlier, and what it is for is taken from it. */
export class AddShortNoticeDto extends CanComeDto {
  @Id({ example: 1 }) patientId!: number;
  @Id({ optional: true, example: undefined, description: 'The visit they want earlier' }) visitId?: number;
}

/** Changes what is given. */
export class ChangeShortNoticeDto extends CanComeDto {}

/** Whose entries; those that are open unless told. */
export class ShortNoticeFilter extends PageFilter {
  @Id({ query: true, optional: true, example: undefined }) patientId?: number;
  @OneOf(SHORT_NOTICE_STATES, { optional: true }) status?: ShortNoticeState;
  @Id({
    query: true,
    optional: true,
    example: undefined,
    description: 'Who would come to them: it is they, or anybody',
  })
  providerId?: number;
  @Int({ ...minutes, query: true, optional: true, description: 'Who would come for no longer' }) minutes?: number;
}

/** A day of the calendar. */
export class ComingFilter {
  @Day() day!: string;
}

/** When somebody could come on a day: what it takes to count who fits each free stretch of it. */
export class ComingDto {
  @Id() patientId!: number;
  @Id({ nullable: true, description: 'Null: anybody' }) providerId!: number | null;
  @Int(minutes) minutes!: number;
  @Text({ max: 5, example: '08:00' }) fromClock!: string;
  @Text({ max: 5, example: '12:00' }) toClock!: string;
  @Instant({ nullable: true, description: 'They have a visit then; sooner is what they want' }) before!: string | null;
}

/** Who could come on a day, the longest waiting first. */
export class ComingListDto {
  @ListOf(() => ComingDto, { max: SHORT_NOTICE.comingMax }) items!: ComingDto[];
}

/** A free stretch. */
export class GapFilter {
  @Instant({ example: '2026-11-24T06:00:00.000Z' }) startsAt!: string;
  @Int({ min: VISIT.stepMinutes, max: 1_440, query: true, example: 60 }) minutes!: number;
  @Id({ query: true, optional: true, example: undefined }) providerId?: number;
  @Id({ query: true, optional: true, example: undefined }) chairId?: number;
}

/** Somebody who could come. */
export class MatchDto {
  @Nested(() => ShortNoticeDto) entry!: ShortNoticeDto;
  @Instant({ description: 'When in the stretch' }) startsAt!: string;
}

/** Who could come in a free stretch, the longest waiting first, and what of it is being offered. */
export class MatchesDto {
  @ListOf(() => MatchDto, { max: SHORT_NOTICE.matchesMax }) items!: MatchDto[];
  @ListOf(() => GapOfferDto, { max: SHORT_NOTICE.matchesMax }) offers!: GapOfferDto[];
}

/** Offers a time: somebody calls the patient now. */
export class OfferGapDto {
  @Instant({ example: comingWeekday('05:00:00'), description: 'On the clock’s fives' }) startsAt!: string;
  @Id({ optional: true, nullable: true, example: undefined, description: 'The provider of the stretch' })
  providerId?: number | null;
  @Id({ optional: true, nullable: true, example: undefined }) chairId?: number | null;
}

/** What the patient said. */
export class AnswerOfferDto {
  @OneOf(OFFER_ANSWERS, { example: 'DECLINED' }) answer!: OfferAnswer;
}

/** The entry after the answer, and the visit that was booked or moved. */
export class AnsweredOfferDto {
  @Nested(() => ShortNoticeDto) entry!: ShortNoticeDto;
  @Nested(() => VisitDetailDto, { nullable: true }) visit!: VisitDetailDto | null;
}
