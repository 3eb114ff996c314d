import { Flag, Id, Instant, Int, ListOf, Nested, OneOf, SomeOf, Text } from '@cuspid/platform/contracts/dto';
import { StaffDto } from '@cuspid/users/contracts/dto';
import {
  MERGE_FIELDS,
  MERGING,
  OBJECTIONS,
  TIES_SINCE,
  type MergeField,
  type ObjectionCode,
  type TieSince,
} from './merging.values';
import { PatientDto } from './patients.dto';
import { PART_NAMES, PATIENT, type PartName } from './patients.values';

const COUNT = { min: 0, max: 4_294_967_295 } as const;

/** Which other record is held beside the one in the address. */
export class MergePreviewFilter {
  @Id({ query: true, description: 'The record that would be merged into the one in the address', example: undefined })
  with!: number;
}

/** A field in which the two records differ, as text. */
export class MergeFieldDto {
  @OneOf(MERGE_FIELDS) field!: MergeField;
  @Text({ max: PATIENT.addressMax, nullable: true, description: 'In the record that stays' }) stays!: string | null;
  @Text({ max: PATIENT.addressMax, nullable: true, description: 'In the record that goes' }) goes!: string | null;
  @Flag({ description: 'Proposed: take over what the record that goes says' }) isTaken!: boolean;
}

/** What a table holds of the two, and what a merge does with it. */
export class MergePartDto {
  @OneOf(PART_NAMES) name!: PartName;
  @Int({ ...COUNT, description: 'Rows of the record that stays' }) stays!: number;
  @Int({ ...COUNT, description: 'Rows of the record that goes' }) goes!: number;
  @Int({ ...COUNT, description: 'Rows that change to the record that stays' }) moved!: number;
  @Int({ ...COUNT, description: 'Rows that become one with a row of the record that stays' }) joined!: number;
  @Int({ ...COUNT, description: 'Rows that end, because one like them goes on' }) ended!: number;
}

/** Something that speaks against a merge. */
export class ObjectionDto {
  @OneOf(OBJECTIONS) code!: ObjectionCode;
  @Flag({ description: 'As long as it holds, the two cannot be merged' }) isBlocking!: boolean;
  @Flag({ description: 'It looks like two people' }) isStrong!: boolean;
  @Int({ ...COUNT, description: 'How many of them' }) count!: number;
  @Text({ max: 200, nullable: true, description: 'Which, where the caller may know' }) which!: string | null;
}

/** Both records side by side, and all that a merge would do. Nothing is changed. */
export class MergePreviewDto {
  @Nested(() => PatientDto) stays!: PatientDto;
  @Nested(() => PatientDto) goes!: PatientDto;
  @ListOf(() => MergeFieldDto, { max: MERGE_FIELDS.length, description: 'Fields that differ' })
  fields!: MergeFieldDto[];
  @ListOf(() => MergePartDto, { max: PART_NAMES.length, description: 'Tables that hold something of either' })
  parts!: MergePartDto[];
  @ListOf(() => ObjectionDto, { max: OBJECTIONS.length }) against!: ObjectionDto[];
  @Flag({ description: 'A strong sign: to merge all the same, say so with `isSamePerson`' }) isDoubtful!: boolean;
}

/** Merges another record into the one in the address, which stays with its code. */
export class MergePatientsDto {
  @Id({ description: 'The record that goes: all it holds moves, its code leads to the one that stays', example: 2 })
  withId!: number;
  @Int({ min: 1, max: 4_294_967_295, description: 'The version of that record as you saw it', example: 1 })
  withVersion!: number;
  @SomeOf(MERGE_FIELDS, {
    optional: true,
    description: 'Fields taken over from the record that goes; without it, those the preview proposes',
  })
  taken?: MergeField[];
  @Flag({ optional: true, description: 'It looks like two people, and somebody has made sure that it is one' })
  isSamePerson?: boolean;
  @Text({ max: MERGING.reasonMax, optional: true, nullable: true, example: 'Registered twice' })
  reason?: string | null;
}

/** A record that was merged into another. */
export class MergedRecordDto {
  @Id() id!: number;
  @Text({ max: PATIENT.codeMax, example: 'PT-004182' }) patientCode!: string;
  @Text({ max: 2 * PATIENT.nameMax + 1 }) name!: string;
}

/** One merge, as the record that stayed tells it. */
export class MergeDto {
  @Id() id!: number;
  @Nested(() => MergedRecordDto) merged!: MergedRecordDto;
  @Instant() at!: string;
  @Nested(() => StaffDto) by!: StaffDto;
  @Text({ max: MERGING.reasonMax, nullable: true }) reason!: string | null;
  @Instant({ nullable: true, description: 'When it was taken back' }) undoneAt!: string | null;
  @Nested(() => StaffDto, { nullable: true }) undoneBy!: StaffDto | null;
  @Flag({ description: 'The newest that stands: the one that can be taken back' }) isNewest!: boolean;
}

/** The merges of a patient, newest first. */
export class MergesDto {
  @ListOf(() => MergeDto, { max: MERGING.shownMax }) items!: MergeDto[];
}

/** A merge that has been carried out. */
export class PatientsMergedDto {
  @Nested(() => MergeDto) merge!: MergeDto;
  @Nested(() => PatientDto) patient!: PatientDto;
  @ListOf(() => MergePartDto, { max: PART_NAMES.length }) parts!: MergePartDto[];
}

/** What taking a merge back does with a table. */
export class UnmergePartDto {
  @OneOf(PART_NAMES) name!: PartName;
  @Int({ ...COUNT, description: 'Rows that go back' }) back!: number;
  @Int({ ...COUNT, description: 'Of those, rows changed since: they go back as they are now' }) changed!: number;
  @Int({ ...COUNT, description: 'Rows made since: they stay, unless you send them along' }) since!: number;
  @Int({ ...COUNT, description: 'Rows made since that go along, for they belong to one that goes back' })
  along!: number;
}

/** What taking back the newest merge of a patient would do. Nothing is changed. */
export class UnmergePreviewDto {
  @Nested(() => MergeDto) merge!: MergeDto;
  @SomeOf(MERGE_FIELDS, { description: 'Fields that become what they were before' }) restored!: MergeField[];
  @SomeOf(MERGE_FIELDS, { description: 'Fields changed since: they stay as they are now' }) kept!: MergeField[];
  @ListOf(() => UnmergePartDto, { max: PART_NAMES.length }) parts!: UnmergePartDto[];
  @SomeOf(TIES_SINCE, { description: 'Why it cannot be taken back as it stands' }) against!: TieSince[];
}

/** Takes back the newest merge of the patient in the address. */
export class UnmergePatientsDto {
  @Id({ description: 'The merge, so that a second press takes back no other one' }) mergeId!: number;
  @SomeOf(PART_NAMES, { optional: true, description: 'Tables whose rows made since go to the other record' })
  takes?: PartName[];
}

/** A merge that has been taken back. */
export class PatientsUnmergedDto {
  @Nested(() => MergeDto) merge!: MergeDto;
  @Nested(() => PatientDto, { description: 'The record that stayed' }) patient!: PatientDto;
  @Nested(() => PatientDto, { description: 'The record that is back' }) restored!: PatientDto;
  @ListOf(() => UnmergePartDto, { max: PART_NAMES.length }) parts!: UnmergePartDto[];
}
