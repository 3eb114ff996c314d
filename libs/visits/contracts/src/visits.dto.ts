import {
  Flag,
  Id,
  Instant,
  Int,
  ListOf,
  Nested,
  OneOf,
  PageFilter,
  SomeOf,
  Text,
} from '@cuspid/platform/contracts/dto';
import { PATIENT } from '@cuspid/patients/contracts';
import { SETTINGS } from '@cuspid/settings/contracts';
import { ChairDto } from '@cuspid/settings/contracts/dto';
import { StaffDto } from '@cuspid/users/contracts/dto';
import {
  CHANGED_FIELDS,
  CLOSED_REASONS,
  OCCUPIED,
  VISIT,
  VISIT_EVENTS,
  VISIT_STATUSES,
  type ChangedField,
  type ClosedReason,
  type Occupied,
  type VisitEvent,
  type VisitStatus,
} from './visits.values';

const LOCAL = {
  matches: /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/,
  says: 'must be a day and a time, written 2026-11-22T08:30',
} as const;

/** A weekday about a month ahead, in the hours of most clinics: what the console proposes must be there to be booked. */
export function comingWeekday(time: string): string {
  const day = new Date(Date.now() + 28 * 86_400_000);
  while ([0, 6].includes(day.getUTCDay())) day.setUTCDate(day.getUTCDate() + 1);
  return `${day.toISOString().slice(0, 10)}T${time}.000Z`;
}

/** The patient of a visit. */
export class VisitPatientDto {
  @Id() id!: number;
  @Text({ max: PATIENT.codeMax }) patientCode!: string;
  @Text({ max: PATIENT.nameMax }) firstName!: string;
  @Text({ max: PATIENT.nameMax }) lastName!: string;
  @Text({ max: PATIENT.phoneMax, nullable: true }) phone!: string | null;
}

/** Something from the clinic's catalogue that is planned for a visit, for one tooth or none. */
export class PlannedProcedureDto {
  @Id({ description: 'Of the catalogue, in use' }) procedureId!: number;
  @Text({ max: 2, optional: true, nullable: true, example: '46', description: 'ISO 3950' }) tooth?: string | null;
}

/** What is planned, by its name. */
export class VisitProcedureDto {
  @Id() procedureId!: number;
  @Text({ max: SETTINGS.procedureCodeMax, nullable: true }) code!: string | null;
  @Text({ max: SETTINGS.procedureNameMax }) name!: string;
  @Text({ max: 2, nullable: true, description: 'ISO 3950' }) tooth!: string | null;
}

/** Which visit of a series it is: “2 of 6”. */
export class SeriesPlaceDto {
  @Id() id!: number;
  @Int({ min: 1, max: VISIT.seriesMax }) number!: number;
  @Int({ min: 1, max: VISIT.seriesMax, description: 'As many as were booked' }) count!: number;
}

/** A time a patient has with the clinic. */
export class VisitDto {
  @Id() id!: number;
  @Nested(() => VisitPatientDto) patient!: VisitPatientDto;
  @Nested(() => StaffDto, { nullable: true }) provider!: StaffDto | null;
  @Nested(() => ChairDto, { nullable: true }) chair!: ChairDto | null;
  @Instant() startsAt!: string;
  @Int({ min: 0, max: VISIT.minutesMax }) minutes!: number;
  @Text({ max: VISIT.typeMax, example: 'Adjustment' }) type!: string;
  @ListOf(() => VisitProcedureDto, { max: VISIT.proceduresMax, description: 'What is planned' })
  procedures!: VisitProcedureDto[];
  @Nested(() => SeriesPlaceDto, { nullable: true }) series!: SeriesPlaceDto | null;
  @OneOf(VISIT_STATUSES) status!: VisitStatus;
  @Instant({ nullable: true }) confirmedAt!: string | null;
  @Instant({ nullable: true }) arrivedAt!: string | null;
  @Instant({ nullable: true, description: 'When it was completed, cancelled or missed' }) endedAt!: string | null;
  @Text({ max: VISIT.reasonMax, nullable: true, description: 'Why it was cancelled or missed' }) reason!: string | null;
  @Text({ max: VISIT.reasonMax, nullable: true, description: 'Why it was booked over something else' })
  overbookReason!: string | null;
  @Text({ max: VISIT.notesMax, nullable: true }) notes!: string | null;
  @Int({ min: 1, max: 4_294_967_295 }) version!: number;
}

/** Something that happened to a visit. */
export class VisitChangeDto {
  @OneOf(VISIT_EVENTS) event!: VisitEvent;
  @Instant() at!: string;
  @Nested(() => StaffDto, { nullable: true, description: 'Null: the patient, by the link in a letter' })
  by!: StaffDto | null;
  @Text({ max: VISIT.reasonMax, nullable: true }) reason!: string | null;
  @Instant({ nullable: true, description: 'Where it stood before it was moved' }) movedFrom!: string | null;
  @SomeOf(CHANGED_FIELDS, { description: 'Of a visit that was changed or moved: what of it' })
  changed!: ChangedField[];
}

/** A visit with what happened to it. */
export class VisitDetailDto extends VisitDto {
  @ListOf(() => VisitChangeDto, { max: 100, description: 'Oldest first' }) changes!: VisitChangeDto[];
  @Instant({ nullable: true, description: 'Until then its last change can be undone' }) undoUntil!: string | null;
  @Flag({ description: 'It was one of several made in one act, which can be undone together' }) isOneOfMany!: boolean;
}

/** Which visits to list; without a period, today's. */
export class VisitFilter extends PageFilter {
  @Instant({ optional: true, description: 'First start, included' }) from?: string;
  @Instant({ optional: true, description: 'Last start, excluded' }) to?: string;
  @Id({ query: true, optional: true, example: undefined }) patientId?: number;
  @Id({ query: true, optional: true, example: undefined }) providerId?: number;
  @Id({ query: true, optional: true, example: undefined }) chairId?: number;
  @OneOf(VISIT_STATUSES, { optional: true }) status?: VisitStatus;
  @Text({ max: VISIT.typeMax, optional: true, example: undefined }) type?: string;
  @Flag({ query: true, optional: true, example: undefined, description: 'Leaves registrations out' })
  isBooked?: boolean;
  @Flag({ query: true, optional: true, example: undefined, description: 'Whether the patient has said that they come' })
  isConfirmed?: boolean;
  @Instant({ optional: true, example: undefined, description: 'Entered since' }) madeFrom?: string;
  @Instant({ optional: true, example: undefined, description: 'Entered before' }) madeTo?: string;
}

/** When: an instant, or a time on the clinic's wall; exactly one of them. */
class WhenDto {
  @Instant({ optional: true, description: 'On the clock’s fives', example: comingWeekday('05:00:00') })
  startsAt?: string;
  @Text({
    max: 16,
    optional: true,
    pattern: LOCAL,
    example: undefined,
    description: 'Instead of `startsAt`, by the clinic’s clock: 2026-11-22T14:30',
  })
  localStart?: string;
  @Text({
    max: VISIT.reasonMax,
    optional: true,
    nullable: true,
    example: undefined,
    description: 'Books over what is in the way, for who may: why',
  })
  overbookReason?: string | null;
}

const minutes = { min: VISIT.minutesMin, max: VISIT.minutesMax, description: 'A multiple of five' } as const;

/** Books a visit. */
export class BookVisitDto extends WhenDto {
  @Id({ example: 1 }) patientId!: number;
  @Id({
    optional: true,
    nullable: true,
    example: undefined,
    description: 'An orthodontist, a dental surgeon or a student',
  })
  providerId?: number | null;
  @Id({ optional: true, nullable: true, example: undefined }) chairId?: number | null;
  @Int({ ...minutes, example: 30 }) minutes!: number;
  @Text({ max: VISIT.typeMax, optional: true, example: 'Adjustment', description: '`Visit` unless told' })
  type?: string;
  @ListOf(() => PlannedProcedureDto, {
    max: VISIT.proceduresMax,
    optional: true,
    example: undefined,
    description: 'What is planned',
  })
  procedures?: PlannedProcedureDto[];
  @Text({ max: VISIT.notesMax, optional: true, nullable: true }) notes?: string | null;
}

/** Changes a visit that is still booked: another time, length, provider, chair, type, notes. Null clears. */
export class ChangeVisitDto extends WhenDto {
  @Id({ optional: true, nullable: true, example: undefined }) providerId?: number | null;
  @Id({ optional: true, nullable: true, example: undefined }) chairId?: number | null;
  @Int({ ...minutes, optional: true, example: 30 }) minutes?: number;
  @Text({ max: VISIT.typeMax, optional: true, example: 'Adjustment' }) type?: string;
  @ListOf(() => PlannedProcedureDto, {
    max: VISIT.proceduresMax,
    optional: true,
    example: undefined,
    description: 'What is planned, instead of what was',
  })
  procedures?: PlannedProcedureDto[];
  @Text({ max: VISIT.notesMax, optional: true, nullable: true }) notes?: string | null;
}

/** Why a visit is cancelled or was missed. */
export class VisitReasonDto {
  @Text({ max: VISIT.reasonMax, optional: true, nullable: true, example: 'The patient called: ill' })
  reason?: string | null;
}

/** What stands in the way of a booking. */
export class ClashDto {
  @OneOf(OCCUPIED, { description: 'Who or what is taken' }) what!: Occupied;
  @Id({ nullable: true, description: 'The visit, when you may see it' }) visitId!: number | null;
  @Instant() startsAt!: string;
  @Int({ min: 0, max: VISIT.minutesMax }) minutes!: number;
}

/** A time that is free. */
export class OpeningDto {
  @Instant() startsAt!: string;
  @Id() providerId!: number;
  @Id({ nullable: true, description: 'A chair that is free as well' }) chairId!: number | null;
}

export class OpeningsDto {
  @ListOf(() => OpeningDto, { max: 50, description: 'Soonest first' }) items!: OpeningDto[];
}

/** Which free times to look for. */
export class OpeningFilter {
  @Int({ ...minutes, query: true, example: 30 }) minutes!: number;
  @Id({ query: true, optional: true, example: undefined, description: 'Anybody unless told' }) providerId?: number;
  @Instant({ optional: true, description: 'Now unless told', example: undefined }) from?: string;
  @Int({ min: 1, max: 50, query: true, optional: true, example: 10 }) limit?: number;
}

/** Why a time is not to be had. */
export class ClosedDto {
  @OneOf(CLOSED_REASONS) why!: ClosedReason;
  @Text({ max: VISIT.reasonMax, nullable: true, description: 'The holiday, or the reason of the absence' }) what!:
    string | null;
  @Flag({ description: 'Whether you may book there with a reason' }) mayOverbook!: boolean;
}
