import { Flag, Instant, ListOf, Nested, OneOf } from '@cuspid/platform/contracts/dto';
import { StaffDto } from '@cuspid/users/contracts/dto';
import { MARKED_STEPS, ROUTE_ACTS, ROUTE_STEPS, type MarkedStep, type RouteAct, type RouteStep } from './route';

/** Marks a station of a student's route. */
export class RouteStepDto {
  @OneOf(MARKED_STEPS, { example: 'START_CHECK' }) step!: MarkedStep;
  @OneOf(ROUTE_ACTS, { optional: true, description: 'DONE unless said otherwise; ASK for checks alone' })
  act?: RouteAct;
}

/** One station of the route: since when, and by whom. */
export class StationDto {
  @OneOf(ROUTE_STEPS) step!: RouteStep;
  @Instant({ nullable: true, description: 'A check: since when the student waits for it' }) askedAt!: string | null;
  @Instant({ nullable: true }) doneAt!: string | null;
  @Nested(() => StaffDto, { nullable: true, description: 'Who did it, else who asked for it' }) by!: StaffDto | null;
}

/** The way of a student's patient through the clinic. */
export class StudentRouteDto {
  @ListOf(() => StationDto, { max: ROUTE_STEPS.length, description: 'In their order' }) stations!: StationDto[];
  @Flag({ description: 'The caller supervises and may make the checks; never the student' }) mayCheck!: boolean;
}
