import { Day, Instant, Int, ListOf, Nested, OneOf, PageFilter, Text } from '@cuspid/platform/contracts/dto';
import { StaffDto } from '@cuspid/users/contracts/dto';
import { FIGURE_PERIODS, type FigurePeriod } from './figures.values';
import { VISIT } from './visits.values';

const MOST = 10_000_000;
const count = { min: 0, max: MOST } as const;

/** What became of some visits. Who attended, of those who came or should have: cancelled and still booked ones are in neither. */
export class VisitCountsDto {
  @Int({ ...count, description: 'All that were booked for the period' }) booked!: number;
  @Int({ ...count, description: 'Not over yet' }) scheduled!: number;
  @Int({ ...count, description: 'Here now' }) arrived!: number;
  @Int(count) completed!: number;
  @Int(count) cancelled!: number;
  @Int(count) didNotAttend!: number;
  @Int({ ...count, description: 'Of how many the rates are: arrived, completed and missed' }) due!: number;
  @Int({ min: 0, max: 1_000, nullable: true, description: 'Attended, in thousandths of `due`; null of none' })
  attendance!: number | null;
  @Int({ min: 0, max: 1_000, nullable: true, description: 'Missed, in thousandths of `due`; null of none' })
  missed!: number | null;
  @Int({ min: 0, max: MOST, nullable: true, description: 'Days from booking to visit, in tenths, on average' })
  leadDays!: number | null;
}

/** The counts of one kind of visit. */
export class TypeCountsDto extends VisitCountsDto {
  @Text({ max: VISIT.typeMax }) type!: string;
}

/** The counts of one provider. */
export class ProviderCountsDto extends VisitCountsDto {
  @Nested(() => StaffDto, { nullable: true, description: 'Null: nobody was named' }) provider!: StaffDto | null;
}

/** A period of the clinic and its counts. */
export class PeriodCountsDto extends VisitCountsDto {
  @Day() firstDay!: string;
  @Day() lastDay!: string;
  @Instant() from!: string;
  @Instant({ description: 'Excluded' }) to!: string;
  @Int({ ...count, description: 'Visits that were entered in the period, for whenever' }) newBookings!: number;
}

/** A week, month or year, the one before it, and the period by type and by provider, the most first. */
export class VisitFiguresDto {
  @OneOf(FIGURE_PERIODS) period!: FigurePeriod;
  @Nested(() => PeriodCountsDto) now!: PeriodCountsDto;
  @Nested(() => PeriodCountsDto) before!: PeriodCountsDto;
  @ListOf(() => TypeCountsDto, { max: 200 }) byType!: TypeCountsDto[];
  @ListOf(() => ProviderCountsDto, { max: 200 }) byProvider!: ProviderCountsDto[];
}

/** Which period: the one the day lies in. */
export class FiguresFilter {
  @OneOf(FIGURE_PERIODS, { optional: true, example: 'month', description: 'A month unless told' })
  period?: FigurePeriod;
  @Day({ optional: true, example: undefined, description: 'Today unless told' }) from?: string;
}

/** How far ahead. */
export class UpcomingFilter extends PageFilter {
  @Int({ min: 1, max: 365, query: true, optional: true, example: 7, description: 'A week unless told' }) days?: number;
}
