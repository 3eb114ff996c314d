import { Id, Instant, ListOf, Nested, OneOf } from '@cuspid/platform/contracts/dto';
import { StaffDto } from '@cuspid/users/contracts/dto';
import { VISIT_STAGES, type VisitStage } from './visit-steps.values';

/** A step of the patient through the clinic. */
export class VisitStepDto {
  @OneOf(VISIT_STAGES) stage!: VisitStage;
  @Instant() at!: string;
  @Nested(() => StaffDto, { nullable: true }) by!: StaffDto | null;
}

/** How a visit went on in the clinic. */
export class VisitCourseDto {
  @Id() visitId!: number;
  @ListOf(() => VisitStepDto, { max: 50, description: 'Oldest first, those back among them' }) steps!: VisitStepDto[];
}

/** How a patient's visits went on; those without a step are left out. */
export class VisitCoursesDto {
  @ListOf(() => VisitCourseDto, { max: 500, description: 'Of the last 500 visits' }) items!: VisitCourseDto[];
}

/** Whose. */
export class VisitCoursesFilter {
  @Id({ query: true, example: 1 }) patientId!: number;
}
