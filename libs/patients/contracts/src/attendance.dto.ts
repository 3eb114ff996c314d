import { Id, Instant, Int, Nested, OneOf, Text } from '@cuspid/platform/contracts/dto';
import { StaffDto } from '@cuspid/users/contracts/dto';
import { STAGES_HERE, type StageHere } from './attendance.values';

/** When somebody who waits is likely to be called: four of five are called between `from` and `until`. */
export class ExpectedCallDto {
  @Instant() at!: string;
  @Instant() from!: string;
  @Instant() until!: string;
  @Text({ max: 40, nullable: true, example: 'Chair 1' }) chair!: string | null;
}

/** A patient who is in the clinic at this moment. */
export class HereDto {
  @Id({ description: 'Of the queue entry' }) entryId!: number;
  @Text({ max: 8, example: 'A 17' }) ticket!: string;
  @OneOf(STAGES_HERE) stage!: StageHere;
  @Instant({ description: 'When the stage began' }) since!: string;
  @Nested(() => StaffDto, { nullable: true }) provider!: StaffDto | null;
  @Nested(() => ExpectedCallDto, { nullable: true, description: 'While waiting: when they are likely to be called' })
  forecast!: ExpectedCallDto | null;
}

/** A visit of the patient, as far as the overview tells. */
export class PatientVisitDto {
  @Id() id!: number;
  @Instant() startsAt!: string;
  @Int({ min: 0, max: 1_440 }) minutes!: number;
  @Text({ max: 60, example: 'Adjustment' }) type!: string;
  @Nested(() => StaffDto, { nullable: true }) provider!: StaffDto | null;
}

/** Whether the patient is here, when they come next and when they last came. */
export class AttendanceDto {
  @Nested(() => HereDto, { nullable: true }) here!: HereDto | null;
  @Nested(() => PatientVisitDto, { nullable: true }) next!: PatientVisitDto | null;
  @Nested(() => PatientVisitDto, { nullable: true }) last!: PatientVisitDto | null;
}
