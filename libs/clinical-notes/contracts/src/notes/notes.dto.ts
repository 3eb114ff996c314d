import { Transform } from 'class-transformer';
import { AuthorDto } from '@cuspid/dental-chart/contracts/dto';
import { TEETH, type ToothId } from '@cuspid/odontogram';
import {
  Day,
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
import { NOTE_ACTS, type NoteAct } from './note-machine';
import {
  EXECUTION_STATUSES,
  NOTE,
  NOTE_BIN_VIEWS,
  NOTE_STATES,
  NOTE_TYPES,
  type ExecutionStatus,
  type NoteBinView,
  type NoteState,
  type NoteType,
} from './notes.values';

const VERSION = { min: 1, max: 4_294_967_295 } as const;
const open = { optional: true, nullable: true, example: undefined } as const;
const asked = { optional: true, example: undefined } as const;

/** Words as they were typed, blanks and lines too; NFC alone, so that equal words are equal bytes. */
const asTyped = ({ value }: { value: unknown }) => (typeof value === 'string' ? value.normalize('NFC') : value);

/** What a note says. */
class NoteContentDto {
  @Text({ max: NOTE.textMax, min: 0, verbatim: true, optional: true, example: 'Bracket 22 rebonded.' })
  @Transform(asTyped)
  text?: string;
  @SomeOf(TEETH, { optional: true, max: NOTE.teethMax, description: 'ISO 3950', example: ['22'] }) teeth?: ToothId[];
  @Text({ ...open, max: NOTE.procedureMax, description: 'What is, or was, to be done' }) procedure?: string | null;
  @Instant(open) plannedFor?: string | null;
  @Instant(open) executedAt?: string | null;
  @OneOf(EXECUTION_STATUSES, open) executionStatus?: ExecutionStatus | null;
  @Text({ ...open, max: NOTE.outcomeMax, description: 'What came of it' }) outcome?: string | null;
  @Id({ ...open, description: 'A visit of this patient' }) visitId?: number | null;
  @Id({ ...open, description: 'An item of this patient’s treatment plan' }) planItemId?: number | null;
}

/** Begins a note: a draft, its author's alone until it is signed. */
export class WriteNoteDto extends NoteContentDto {
  @OneOf(NOTE_TYPES, { example: 'PROGRESS' }) type!: NoteType;
}

/** Changes a draft of one's own; what is left out stays, null clears. */
export class EditNoteDto extends NoteContentDto {
  @OneOf(NOTE_TYPES, { optional: true, example: 'PROGRESS' }) type?: NoteType;
}

/** What was looked at: with it, nobody signs or verifies what they have not seen. */
export class SeenNoteDto {
  @Int({ ...VERSION, ...asked, description: '`version` of the note you saw; a later one is answered with 412' })
  version?: number;
}

/** Says more about a note that is signed. It stands below it, under its own name and time. */
export class AddAddendumDto extends SeenNoteDto {
  @Text({ max: NOTE.textMax, verbatim: true, example: 'The patient called: no pain.' })
  @Transform(asTyped)
  text!: string;
}

/** Strikes a signed note through. It stays readable, with the reason. */
export class StrikeNoteDto extends SeenNoteDto {
  @Text({ min: NOTE.reasonMin, max: NOTE.reasonMax, example: 'Written for the wrong patient' }) reason!: string;
}

/** What was said after the signature. */
export class AddendumDto {
  @Id() id!: number;
  @Int({ min: 1, max: NOTE.addendaMax }) number!: number;
  @Text({ max: NOTE.textMax }) text!: string;
  @Instant() at!: string;
  @Nested(() => AuthorDto) by!: AuthorDto;
  @Flag({ description: 'By somebody whose words another person verifies' }) needsVerification!: boolean;
}

/** A clinical note. */
export class ClinicalNoteDto {
  @Id() id!: number;
  @Id() patientId!: number;
  @Int({ ...VERSION, description: 'Of its last change; the ETag' }) version!: number;
  @OneOf(NOTE_TYPES) type!: NoteType;
  @OneOf(NOTE_STATES) state!: NoteState;
  @Text({ max: NOTE.textMax, min: 0 }) text!: string;
  @SomeOf(TEETH, { description: 'ISO 3950, in the order of the chart' }) teeth!: ToothId[];
  @Text({ max: NOTE.procedureMax, nullable: true }) procedure!: string | null;
  @Instant({ nullable: true }) plannedFor!: string | null;
  @Instant({ nullable: true }) executedAt!: string | null;
  @OneOf(EXECUTION_STATUSES, { nullable: true }) executionStatus!: ExecutionStatus | null;
  @Text({ max: NOTE.outcomeMax, nullable: true }) outcome!: string | null;
  @Id({ nullable: true }) visitId!: number | null;
  @Id({ nullable: true }) planItemId!: number | null;
  @Nested(() => AuthorDto) author!: AuthorDto;
  @Instant() createdAt!: string;
  @Instant({ description: 'When a word of it was changed last' }) editedAt!: string;
  @Instant({ nullable: true }) signedAt!: string | null;
  @Text({ max: 64, nullable: true, description: 'SHA-256 of what was signed, hexadecimal' }) signedHash!: string | null;
  @Flag({ description: 'Words in it are by somebody whose notes another person verifies' }) needsVerification!: boolean;
  @Flag({ description: 'It waits for another person’s verification' }) waitsForVerification!: boolean;
  @Nested(() => AuthorDto, { nullable: true }) verifiedBy!: AuthorDto | null;
  @Instant({ nullable: true }) verifiedAt!: string | null;
  @Nested(() => AuthorDto, { nullable: true }) struckBy!: AuthorDto | null;
  @Instant({ nullable: true }) struckAt!: string | null;
  @Text({ max: NOTE.reasonMax, nullable: true }) strikeReason!: string | null;
  @Nested(() => AuthorDto, { nullable: true }) binnedBy!: AuthorDto | null;
  @Instant({ nullable: true }) binnedAt!: string | null;
  @ListOf(() => AddendumDto, { max: NOTE.addendaMax, description: 'Oldest first' }) addenda!: AddendumDto[];
  @SomeOf(NOTE_ACTS, { description: 'What you may do with it now' }) may!: NoteAct[];
}

/** Which notes of a patient to list, newest first. */
export class NoteFilter extends PageFilter {
  @OneOf(NOTE_TYPES, asked) type?: NoteType;
  @OneOf(NOTE_STATES, asked) state?: NoteState;
  @OneOf(TEETH, { ...asked, description: 'ISO 3950' }) tooth?: ToothId;
  @Id({ ...asked, query: true, description: 'Id of a person' }) author?: number;
  @Day({ ...asked, description: 'Begun on this day of the clinic, or later' }) from?: string;
  @Day({ ...asked, description: 'Begun on this day, or earlier' }) to?: string;
  @OneOf(NOTE_BIN_VIEWS, { ...asked, description: 'Drafts in the bin, instead of what is not' }) bin?: NoteBinView;
}

/** Whether a note is deleted for good, which it is from the bin alone. */
export class NoteRemoval {
  @Flag({ query: true, ...asked }) purge?: boolean;
}
