import { Day, Flag, Instant, Int, ListOf, Nested, OneOf, Text } from '@cuspid/platform/contracts/dto';
import { StaffDto } from '@cuspid/users/contracts/dto';
import { LIFE, OPEN_THINGS, type OpenThing } from './life.values';
import { PART_NAMES, PATIENT, type PartName } from './patients.values';

const count = { min: 0, max: 4_294_967_295 } as const;
const version = { min: 1, max: 4_294_967_295, description: 'Send it back as If-Match' } as const;

/** Puts a record away: hidden from everybody but administrators, nothing lost. */
export class ArchivePatientDto {
  @Text({ max: LIFE.reasonMax, optional: true, nullable: true, example: 'Moved to another clinic' })
  reason?: string | null;
  @Flag({ optional: true, description: 'Cancel the visits booked ahead', example: true }) endOpen?: boolean;
}

/** Something that is still going on with the patient. */
export class OpenThingDto {
  @OneOf(OPEN_THINGS) name!: OpenThing;
  @Int({ min: 1, max: 4_294_967_295 }) count!: number;
  @Flag({ description: 'Archiving ends it when told to; otherwise it has to be finished first' }) canBeEnded!: boolean;
}

/** When, by whom and why a record was put away. */
export class ArchivedDto {
  @Instant() at!: string;
  @Nested(() => StaffDto, { nullable: true }) by!: StaffDto | null;
  @Text({ max: LIFE.reasonMax, nullable: true }) reason!: string | null;
}

/** Whether a record is in use, and what stands in the way of putting it away. */
export class PatientLifeDto {
  @Flag() isActive!: boolean;
  @Nested(() => ArchivedDto, { nullable: true }) archived!: ArchivedDto | null;
  @ListOf(() => OpenThingDto, { max: OPEN_THINGS.length }) open!: OpenThingDto[];
  @Int(version) version!: number;
}

/** One table of what is kept about a patient. */
export class PartRowsDto {
  @OneOf(PART_NAMES) part!: PartName;
  @Int(count) rows!: number;
}

/** What deleting a record for good would take away, and from which day on the law of the clinic lets it. */
export class PurgePreviewDto {
  @Text({ max: PATIENT.codeMax, example: 'PT-004182' }) patientCode!: string;
  @ListOf(() => PartRowsDto, { max: PART_NAMES.length, description: 'Every table, also the empty ones' })
  parts!: PartRowsDto[];
  @Int({ ...count, description: 'Stored files' }) files!: number;
  @Day({ nullable: true, description: 'The last clinical entry; null when there is none' }) lastEntryOn!: string | null;
  @Day({ nullable: true, description: 'The first day it may be deleted; null: any day, nothing clinical is in it' })
  keptUntil!: string | null;
  @Int({ min: 0, max: 100, description: 'Years a record is kept: the clinic’s own setting' }) retentionYears!: number;
  @Flag({ description: 'It may be deleted today' }) mayBeDeleted!: boolean;
  @Int(version) version!: number;
}

/** Deletes an archived record for good. The code is typed by hand: it is the second step. */
export class PurgePatientDto {
  @Text({ max: PATIENT.codeMax, example: 'PT-004182', description: 'Of this patient, as it stands on the record' })
  patientCode!: string;
  @Text({ min: LIFE.reasonMin, max: LIFE.reasonMax, example: 'The family asked for it' }) reason!: string;
}

/** What was deleted. */
export class PatientPurgedDto {
  @Text({ max: PATIENT.codeMax, example: 'PT-004182' }) patientCode!: string;
  @Int({ ...count, description: 'Rows of all tables together' }) rows!: number;
  @Int({ ...count, description: 'Stored files, removed within a minute' }) files!: number;
}
