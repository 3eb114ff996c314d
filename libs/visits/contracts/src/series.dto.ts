import { Flag, Id, Instant, Int, ListOf, Nested, OneOf, Text } from '@cuspid/platform/contracts/dto';
import { ClashDto, ClosedDto, comingWeekday, PlannedProcedureDto, VisitDto } from './visits.dto';
import {
  DATE_STATES,
  MEMBER_OUTCOMES,
  SERIES_UNITS,
  VISIT,
  type DateState,
  type MemberOutcome,
  type SeriesUnit,
} from './visits.values';

const LOCAL = {
  matches: /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/,
  says: 'must be a day and a time, written 2026-11-22T08:30',
} as const;

const every = { min: 1, max: VISIT.everyMax, example: 4, description: 'Weeks or months between two visits' } as const;
const minutes = {
  min: VISIT.minutesMin,
  max: VISIT.minutesMax,
  description: 'A multiple of five',
  example: 30,
} as const;

/** Which dates to look at: the same weekday and time on the clinic's wall, so many times. */
export class SeriesFilter {
  @Id({ query: true }) patientId!: number;
  @Id({ query: true, optional: true, example: undefined }) providerId?: number;
  @Id({ query: true, optional: true, example: undefined }) chairId?: number;
  @Int({ ...minutes, query: true }) minutes!: number;
  @Text({ max: 16, pattern: LOCAL, example: comingWeekday('14:00:00').slice(0, 16), description: 'The first' })
  localStart!: string;
  @Int({ ...every, query: true }) every!: number;
  @OneOf(SERIES_UNITS, { example: 'WEEK' }) unit!: SeriesUnit;
  @Int({ min: 1, max: VISIT.seriesMax, query: true, example: 6 }) count!: number;
}

/** The nearest time that is free. */
export class SeriesAlternativeDto {
  @Instant() startsAt!: string;
}

/** A date of a series, and whether it is to be had. */
export class SeriesDateDto {
  @Int({ min: 1, max: VISIT.seriesMax }) number!: number;
  @Text({ max: 16, description: 'On the clinic’s wall' }) localStart!: string;
  @Instant({ nullable: true, description: 'Null: the clock does not show it, or twice' }) startsAt!: string | null;
  @OneOf(DATE_STATES) state!: DateState;
  @ListOf(() => ClashDto, { max: VISIT.clashesShown }) clashes!: ClashDto[];
  @Nested(() => ClosedDto, { nullable: true }) closed!: ClosedDto | null;
  @Nested(() => SeriesAlternativeDto, {
    nullable: true,
    description: 'The nearest time that is free, when this one is not',
  })
  alternative!: SeriesAlternativeDto | null;
}

export class SeriesDatesDto {
  @ListOf(() => SeriesDateDto, { max: VISIT.seriesMax, description: 'In order' }) items!: SeriesDateDto[];
}

/** One of the visits. */
export class SeriesStartDto {
  @Instant({ example: comingWeekday('09:00:00') }) startsAt!: string;
}

/** Books all of them, or none. */
export class BookSeriesDto {
  @Id() patientId!: number;
  @Id({ optional: true, nullable: true, example: undefined }) providerId?: number | null;
  @Id({ optional: true, nullable: true, example: undefined }) chairId?: number | null;
  @Int(minutes) minutes!: number;
  @Text({ max: VISIT.typeMax, optional: true, example: 'Adjustment', description: '`Visit` unless told' })
  type?: string;
  @ListOf(() => PlannedProcedureDto, { max: VISIT.proceduresMax, optional: true, example: undefined })
  procedures?: PlannedProcedureDto[];
  @Text({ max: VISIT.notesMax, optional: true, nullable: true }) notes?: string | null;
  @Int(every) every!: number;
  @OneOf(SERIES_UNITS, { example: 'WEEK' }) unit!: SeriesUnit;
  @ListOf(() => SeriesStartDto, {
    min: 1,
    max: VISIT.seriesMax,
    description: 'Each of them; the order does not matter',
  })
  starts!: SeriesStartDto[];
}

/** A visit of a series. */
export class SeriesMemberDto {
  @Int({ min: 1, max: VISIT.seriesMax }) number!: number;
  @Nested(() => VisitDto) visit!: VisitDto;
  @Flag({ description: 'Moved by itself: it stays where it was put when the rest moves' }) isApart!: boolean;
}

/** Visits that were booked together. */
export class SeriesDto {
  @Id() id!: number;
  @Int(every) every!: number;
  @OneOf(SERIES_UNITS) unit!: SeriesUnit;
  @Int({ min: 1, max: VISIT.seriesMax }) count!: number;
  @ListOf(() => SeriesMemberDto, { max: VISIT.seriesMax, description: 'Those you may see, in order' })
  members!: SeriesMemberDto[];
}

/** Where this one goes; the following go as far. */
export class MoveSeriesDto {
  @Text({
    max: 16,
    pattern: LOCAL,
    example: comingWeekday('15:00:00').slice(0, 16),
    description: 'On the clinic’s wall',
  })
  localStart!: string;
  @Id({ optional: true, nullable: true, example: undefined }) providerId?: number | null;
  @Id({ optional: true, nullable: true, example: undefined }) chairId?: number | null;
  @Int({ ...minutes, optional: true, example: undefined }) minutes?: number;
}

/** The same, asked beforehand. */
export class MoveSeriesFilter {
  @Text({ max: 16, pattern: LOCAL, example: comingWeekday('15:00:00').slice(0, 16) }) localStart!: string;
  @Id({ query: true, optional: true, example: undefined }) providerId?: number;
  @Id({ query: true, optional: true, example: undefined }) chairId?: number;
  @Int({ ...minutes, query: true, optional: true, example: undefined }) minutes?: number;
}

/** What becomes, or became, of one visit of several. */
export class MemberOutcomeDto {
  @Int({ min: 1, max: VISIT.seriesMax }) number!: number;
  @Id() visitId!: number;
  @Instant({ description: 'Where it stands' }) startsAt!: string;
  @Instant({ nullable: true, description: 'Where it goes' }) to!: string | null;
  @OneOf(MEMBER_OUTCOMES) outcome!: MemberOutcome;
  @ListOf(() => ClashDto, { max: VISIT.clashesShown }) clashes!: ClashDto[];
  @Nested(() => ClosedDto, { nullable: true }) closed!: ClosedDto | null;
}

/** This visit and the following, one by one. */
export class SeriesActDto {
  @ListOf(() => MemberOutcomeDto, { max: VISIT.seriesMax, description: 'In order' }) items!: MemberOutcomeDto[];
  @Instant({ nullable: true, description: 'Until then it can be taken back as a whole' }) undoUntil!: string | null;
}
