import { AuthorDto } from '@cuspid/dental-chart/contracts/dto';
import { TEETH, type ToothId } from '@cuspid/odontogram';
import { PATIENT } from '@cuspid/patients/contracts';
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
import { ClinicalNoteDto } from './notes.dto';
import {
  EXECUTION_STATUSES,
  NOTE,
  NOTE_STATES,
  NOTE_STEPS,
  NOTE_TYPES,
  PENDING_KINDS,
  type ExecutionStatus,
  type NoteState,
  type NoteStep,
  type NoteType,
  type PendingKind,
} from './notes.values';

const VERSION = { min: 1, max: 4_294_967_295 } as const;
const COUNT = { min: 0, max: 4_294_967_295 } as const;

/** A version of a note in the list of them. */
export class NoteVersionLineDto {
  @Int(VERSION) version!: number;
  @OneOf(NOTE_STEPS, { description: 'What made it' }) step!: NoteStep;
  @Instant() at!: string;
  @Nested(() => AuthorDto) by!: AuthorDto;
}

/** What a note said after one of its changes. */
export class NoteVersionDto extends NoteVersionLineDto {
  @OneOf(NOTE_TYPES) type!: NoteType;
  @Text({ max: NOTE.textMax, min: 0 }) text!: string;
  @SomeOf(TEETH, { description: 'ISO 3950' }) teeth!: ToothId[];
  @Text({ max: NOTE.procedureMax, nullable: true }) procedure!: string | null;
  @Instant({ nullable: true }) plannedFor!: string | null;
  @Instant({ nullable: true }) executedAt!: string | null;
  @OneOf(EXECUTION_STATUSES, { nullable: true }) executionStatus!: ExecutionStatus | null;
  @Text({ max: NOTE.outcomeMax, nullable: true }) outcome!: string | null;
  @Text({ max: NOTE.textMax, nullable: true, description: 'Of an addendum its words, of a striking the reason' })
  added!: string | null;
}

export class NoteVersionFilter extends PageFilter {}

/** A signature under words, and whether the words are still those. */
export class SignatureDto {
  @Nested(() => AuthorDto) by!: AuthorDto;
  @Instant() at!: string;
  @Text({ max: 64, description: 'SHA-256 kept with the signature' }) hash!: string;
  @Text({ max: 64, description: 'SHA-256 of what the record says now' }) hashNow!: string;
  @Flag({ description: 'They are the same' }) agrees!: boolean;
}

/** Whether a signed note still says what was signed: every hash reckoned anew from what the record says now. */
export class NoteVerificationDto {
  @Id() noteId!: number;
  @OneOf(NOTE_STATES) state!: NoteState;
  @Flag({ description: 'Everything under a signature is what was signed' }) agrees!: boolean;
  @Nested(() => SignatureDto) signed!: SignatureDto;
  @ListOf(() => SignatureDto, { max: NOTE.addendaMax, description: 'Of the addenda, oldest first' })
  addenda!: SignatureDto[];
  @Nested(() => SignatureDto, {
    nullable: true,
    description: 'Of who verified the note with its addenda, while it holds',
  })
  verified!: SignatureDto | null;
}

/** The patient of a note that waits. */
export class NotePatientDto {
  @Id() id!: number;
  @Text({ max: PATIENT.codeMax }) patientCode!: string;
  @Text({ max: PATIENT.nameMax }) firstName!: string;
  @Text({ max: PATIENT.nameMax }) lastName!: string;
}

/** A note somebody has to do something with. */
export class PendingNoteDto {
  @Nested(() => NotePatientDto) patient!: NotePatientDto;
  @Nested(() => ClinicalNoteDto) note!: ClinicalNoteDto;
}

/** Which work list; oldest first, for what waits longest comes first. */
export class PendingNotesFilter extends PageFilter {
  @OneOf(PENDING_KINDS, { optional: true, example: 'unsigned', description: '`unsigned` unless told' })
  kind?: PendingKind;
}

/** How many notes of a type there are. */
export class NoteTypeCountDto {
  @OneOf(NOTE_TYPES) type!: NoteType;
  @Int(COUNT) count!: number;
}

/** How many notes are in a state. */
export class NoteStateCountDto {
  @OneOf(NOTE_STATES, { description: 'Of drafts, your own alone' }) state!: NoteState;
  @Int(COUNT) count!: number;
}

/** Notes of the patients you may see, in figures; nothing of what you may not read is counted. */
export class NoteStatsDto {
  @Day() from!: string;
  @Day() to!: string;
  @Int(COUNT) total!: number;
  @ListOf(() => NoteTypeCountDto, { max: NOTE_TYPES.length }) byType!: NoteTypeCountDto[];
  @ListOf(() => NoteStateCountDto, { max: NOTE_STATES.length }) byState!: NoteStateCountDto[];
  @Int({ ...COUNT, description: 'Your drafts, whenever they were begun' }) unsigned!: number;
  @Int({ ...COUNT, description: 'Notes of others that you may verify' }) unverified!: number;
  @Int({ ...COUNT, description: 'Your notes that wait for somebody’s verification' }) mine!: number;
}

/** Notes begun in which days of the clinic; the last thirty unless told, a year at most. */
export class NoteStatsFilter {
  @Day({ optional: true, example: undefined }) from?: string;
  @Day({ optional: true, example: undefined }) to?: string;
  @Id({ query: true, optional: true, example: undefined, description: 'Of one patient' }) patientId?: number;
}
