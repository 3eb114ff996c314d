import { Id, Instant, Int, Nested, OneOf, PageFilter, Text } from '@cuspid/platform/contracts/dto';
import { PATIENT } from '@cuspid/patients/contracts';
import { ChairDto } from '@cuspid/settings/contracts/dto';
import { StaffDto } from '@cuspid/users/contracts/dto';
import { VISIT, VISIT_STATUSES, type VisitStatus } from './visits.values';

/** The patient of a visit. */
export class VisitPatientDto {
  @Id() id!: number;
  @Text({ max: PATIENT.codeMax }) patientCode!: string;
  @Text({ max: PATIENT.nameMax }) firstName!: string;
  @Text({ max: PATIENT.nameMax }) lastName!: string;
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
  @OneOf(VISIT_STATUSES) status!: VisitStatus;
  @Instant({ nullable: true }) confirmedAt!: string | null;
  @Instant({ nullable: true }) arrivedAt!: string | null;
  @Text({ max: VISIT.notesMax, nullable: true }) notes!: string | null;
  @Int({ min: 1, max: 4_294_967_295 }) version!: number;
}

/** Which visits to list; without a period, today's. */
export class VisitFilter extends PageFilter {
  @Instant({ optional: true, description: 'First start, included' }) from?: string;
  @Instant({ optional: true, description: 'Last start, excluded' }) to?: string;
  @Id({ query: true, optional: true, example: undefined }) patientId?: number;
  @Id({ query: true, optional: true, example: undefined }) providerId?: number;
  @OneOf(VISIT_STATUSES, { optional: true }) status?: VisitStatus;
}
