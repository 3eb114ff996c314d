import { AuthorDto } from '@cuspid/dental-chart/contracts/dto';
import { IotnDto, OrthoFieldsDto } from '@cuspid/orthodontics/contracts/dto';
import { PATIENT, SEXES, type Sex } from '@cuspid/patients/contracts';
import { AlertsDto } from '@cuspid/patients/contracts/dto';
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
import { HistoryAnswersDto } from './history-answers.dto';
import { FIELD_NAMES, type FieldName } from './history-fields';
import {
  HISTORY,
  PRIORITIES,
  SECTIONS,
  WAITING_MODES,
  type Priority,
  type Section,
  type WaitingMode,
} from './history.values';

const VERSION = { min: 0, max: HISTORY.versionMax } as const;
const HASH = { max: 64, description: 'SHA-256, in hex' } as const;

/** Who the history is about, from the record as it is now. Never stored. */
export class HistoryHeaderDto {
  @Text({ max: PATIENT.nameMax * 2 + 1 }) name!: string;
  @Int({ min: 0, max: 150, nullable: true }) age!: number | null;
  @Day({ nullable: true }) birthday!: string | null;
  @Text({ max: 500, nullable: true }) address!: string | null;
  @OneOf(SEXES) sex!: Sex;
  @Text({ max: PATIENT.phoneMax, nullable: true }) telephone!: string | null;
  @Text({ max: 120, nullable: true }) province!: string | null;
  @Day({ description: 'When they were registered' }) dateOfExamination!: string;
}

/** A section somebody stands for: who, when, and over which content. Gone when the section says something else. */
export class HistorySignatureDto {
  @OneOf(SECTIONS) section!: Section;
  @Instant() at!: string;
  @Nested(() => AuthorDto) by!: AuthorDto;
  @Text({ ...HASH, description: 'SHA-256 of what the section says' }) hash!: string;
}

/** The last orthodontic exam, which IOTN is read from besides what the history measured itself. */
export class HistoryExamDto {
  @Id() id!: number;
  @Day() examinedOn!: string;
  @Nested(() => OrthoFieldsDto) fields!: OrthoFieldsDto;
}

/** The case history as it stands. */
export class CaseHistoryDto {
  @Id() patientId!: number;
  @Int({ ...VERSION, description: 'The ETag; 0: nothing was saved yet' }) version!: number;
  @Nested(() => HistoryHeaderDto) header!: HistoryHeaderDto;
  @Nested(() => AlertsDto, { description: 'Allergies and conditions: the record’s own' }) alerts!: AlertsDto;
  @Nested(() => HistoryAnswersDto) answers!: HistoryAnswersDto;
  @ListOf(() => HistorySignatureDto, { max: SECTIONS.length }) signatures!: HistorySignatureDto[];
  @Nested(() => HistoryExamDto, { nullable: true }) exam!: HistoryExamDto | null;
  @Nested(() => IotnDto, { nullable: true, description: 'As it follows from the measures; null: none' })
  iotn!: IotnDto | null;
  @Day({ nullable: true, description: 'On the waiting list since then; null: not on it' }) waitingSince!: string | null;
  @Text({ ...HASH, nullable: true }) hash!: string | null;
  @Instant({ nullable: true }) savedAt!: string | null;
  @Nested(() => AuthorDto, { nullable: true }) savedBy!: AuthorDto | null;
}

/** The whole history as it is to be; what is left out is empty. */
export class SaveHistoryDto {
  @Nested(() => HistoryAnswersDto, {
    description: 'Whoever may not change the consultant’s block leaves it out, or sends it as it is',
    example: { pastDentalHistory: 'Regular check-ups since 2019', overjet: 6.5, lipsCompetency: 'COMPETENT' },
  })
  answers!: HistoryAnswersDto;
  @SomeOf(SECTIONS, { optional: true, example: ['past'], description: 'Sections confirmed and signed with this save' })
  confirm?: Section[];
}

/** A save, in a list. */
export class HistoryVersionDto {
  @Int(VERSION) version!: number;
  @Instant() savedAt!: string;
  @Nested(() => AuthorDto) savedBy!: AuthorDto;
  @SomeOf(FIELD_NAMES, { description: 'What it changed' }) changed!: FieldName[];
  @SomeOf(SECTIONS, { description: 'Sections signed with it' }) signed!: Section[];
  @Text(HASH) hash!: string;
  @Flag({ description: 'It says what was saved: the content still has its hash' }) isIntact!: boolean;
}

/** A save with all it says. */
export class OpenHistoryVersionDto extends HistoryVersionDto {
  @Nested(() => HistoryAnswersDto) answers!: HistoryAnswersDto;
  @ListOf(() => HistorySignatureDto, { max: SECTIONS.length }) signatures!: HistorySignatureDto[];
  @Text({ max: 2, nullable: true, description: 'IOTN DHC as it was computed then' }) dhc!: string | null;
  @Text({ max: 300, nullable: true }) dhcBecause!: string | null;
}

export class HistoryVersionFilter extends PageFilter {}

export class HistoryDiffFilter {
  @Int({
    ...VERSION,
    query: true,
    optional: true,
    description: 'The one before unless told; 0: nothing',
    example: undefined,
  })
  against?: number;
}

/** What two versions say otherwise, field by field; null: not recorded. */
export class HistoryDiffDto {
  @Int(VERSION) against!: number;
  @Int(VERSION) to!: number;
  @SomeOf(FIELD_NAMES, { description: 'In the order of the form' }) changed!: FieldName[];
  @Nested(() => HistoryAnswersDto, { description: 'The changed fields alone' }) before!: HistoryAnswersDto;
  @Nested(() => HistoryAnswersDto, { description: 'The changed fields alone' }) after!: HistoryAnswersDto;
}

/** What somebody typed and has not saved. Only they see it. */
export class HistoryDraftDto {
  @Int({ ...VERSION, description: 'The ETag; 0: there is none' }) version!: number;
  @Int({ ...VERSION, description: 'The version it began from' }) baseVersion!: number;
  @Nested(() => HistoryAnswersDto, { description: 'What that version says' }) base!: HistoryAnswersDto;
  @Nested(() => HistoryAnswersDto) answers!: HistoryAnswersDto;
  @Instant({ nullable: true }) savedAt!: string | null;
}

/** Keeps what was typed. */
export class KeepDraftDto {
  @Int({ ...VERSION, description: 'The version it began from', example: 0 }) baseVersion!: number;
  @Nested(() => HistoryAnswersDto, { example: { pastDentalHistory: 'Regular check-ups since 2019' } })
  answers!: HistoryAnswersDto;
}

/** Who waits. */
export class WaitingPatientDto {
  @Id() id!: number;
  @Text({ max: PATIENT.codeMax, example: 'PT-004182' }) patientCode!: string;
  @Text({ max: PATIENT.nameMax }) firstName!: string;
  @Text({ max: PATIENT.nameMax }) lastName!: string;
  @Int({ min: 0, max: 150, nullable: true }) age!: number | null;
  @Text({ max: PATIENT.phoneMax, nullable: true }) phone!: string | null;
}

/** A patient the consultant put on the waiting list. */
export class WaitingDto {
  @Nested(() => WaitingPatientDto) patient!: WaitingPatientDto;
  @OneOf(WAITING_MODES) mode!: WaitingMode;
  @OneOf(PRIORITIES, { nullable: true }) priority!: Priority | null;
  @Day() since!: string;
  @Int({ min: 0, max: 100_000, description: 'Days they have waited' }) days!: number;
  @Text({ max: 2, nullable: true, description: 'IOTN DHC that holds' }) dhc!: string | null;
  @Nested(() => AuthorDto, { nullable: true, description: 'Who signed the decision' }) decidedBy!: AuthorDto | null;
}

const CHOICE = { optional: true, example: undefined } as const;

/** Which patients to list: by priority, then who has waited longest. */
export class WaitingFilter extends PageFilter {
  @OneOf(WAITING_MODES, CHOICE) mode?: WaitingMode;
  @OneOf(PRIORITIES, CHOICE) priority?: Priority;
}

/** Which patients to put into a file. */
export class WaitingExportFilter {
  @OneOf(WAITING_MODES, CHOICE) mode?: WaitingMode;
  @OneOf(PRIORITIES, CHOICE) priority?: Priority;
}
