import { Day, Flag, Id, Int, ListOf, Text } from '@cuspid/platform/contracts/dto';
import { ClinicDayDto } from '@cuspid/settings/contracts/dto';
import { BlockOutDto } from './block-outs.dto';
import { VisitDto } from './visits.dto';

const DAYS = 7;

/** A few days of the clinic, as a calendar draws them. */
export class CalendarDto {
  @ListOf(() => ClinicDayDto, { max: DAYS, description: 'Hours and holidays, in order' }) days!: ClinicDayDto[];
  @ListOf(() => VisitDto, { max: 2_000, description: 'By start; registrations are left out' }) visits!: VisitDto[];
  @ListOf(() => BlockOutDto, { max: 500 }) blocks!: BlockOutDto[];
  @Flag({ description: 'There are more visits, or block-outs, than are told' }) isCut!: boolean;
}

/** Which days. */
export class CalendarFilter {
  @Day({ example: '2026-11-23' }) from!: string;
  @Int({ min: 1, max: DAYS, query: true, optional: true, example: 1, description: 'One unless told' }) days?: number;
  @Id({ query: true, optional: true, example: undefined }) providerId?: number;
  @Id({ query: true, optional: true, example: undefined }) chairId?: number;
}

/** How much is booked on a day. */
export class DayLoadDto {
  @Day() day!: string;
  @Int({ min: 0, max: 100_000 }) visits!: number;
  @Int({ min: 0, max: 10_000_000, description: 'Booked, all providers together' }) minutes!: number;
  @Text({ max: 80, nullable: true, description: 'The holiday it is closed for' }) holiday!: string | null;
}

export class MonthDto {
  @ListOf(() => DayLoadDto, { max: 31 }) days!: DayLoadDto[];
  @Flag({ description: 'There are more visits than were counted' }) isCut!: boolean;
}

/** Which month. */
export class MonthFilter {
  @Text({
    max: 7,
    pattern: { matches: /^\d{4}-(0[1-9]|1[0-2])$/, says: 'must be a month, written 2026-11' },
    example: '2026-11',
  })
  month!: string;
  @Id({ query: true, optional: true, example: undefined }) providerId?: number;
}
