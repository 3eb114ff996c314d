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
import { StaffDto } from '@cuspid/users/contracts/dto';
import {
  CSV_ENCODINGS,
  CSV_SEPARATORS,
  DATE_ORDERS,
  IMPORT,
  IMPORT_CHOICES,
  IMPORT_ROW_KINDS,
  IMPORT_STATES,
  IMPORT_TARGETS,
  type CsvEncoding,
  type CsvSeparator,
  type DateOrder,
  type ImportChoice,
  type ImportRowKind,
  type ImportState,
  type ImportTarget,
} from './imports.values';
import { AGREEMENTS, RegisterPatientDto, type Agreement } from './patients.dto';
import { CLINICAL_STATUSES, PATIENT, SEXES, type ClinicalStatus, type Sex } from './patients.values';

const count = { min: 0, max: 4_294_967_295 } as const;

/** A row of a file once its cells are read: a registration, and where the treatment stands. */
export class ImportedPatientDto extends RegisterPatientDto {
  @OneOf(CLINICAL_STATUSES, { optional: true }) clinicalStatus?: ClinicalStatus;
}

/** What the file calls a patient. */
export class ImportFileFilter {
  @Text({ max: IMPORT.fileNameMax, optional: true, description: 'What the file is called', example: undefined })
  name?: string;
}

/** A word of the file for a sex. */
export class SexWordDto {
  @Text({ max: IMPORT.wordMax, example: 'F' }) word!: string;
  @OneOf(SEXES, { example: 'FEMALE' }) sex!: Sex;
}

/** What the columns of a file are. The rows are checked again; nobody is registered yet. */
export class MapImportDto {
  @SomeOf(IMPORT_TARGETS, {
    max: IMPORT.columnsMax,
    description: 'For each column of the file, in its order: a field, each once at most, or IGNORE',
    example: ['firstName', 'lastName', 'sex'],
  })
  columns!: ImportTarget[];
  @OneOf(DATE_ORDERS, { example: 'DMY' }) dateOrder!: DateOrder;
  @ListOf(() => SexWordDto, { max: IMPORT.words, description: 'Besides M, F, male, female and the like' })
  sexWords!: SexWordDto[];
  @Flag({ optional: true, description: 'Minors come in without a guardian; else such rows are refused' })
  isGuardianUnknown?: boolean;
}

/** A value of a column, as it stands in the file. */
export class CellDto {
  @Text({ max: IMPORT.sampleMax }) text!: string;
}

/** A column of the file. */
export class ImportColumnDto {
  @Text({ max: IMPORT.headingMax }) heading!: string;
  @OneOf(IMPORT_TARGETS) target!: ImportTarget;
  @ListOf(() => CellDto, { max: IMPORT.samples, description: 'The first values' }) samples!: CellDto[];
  @ListOf(() => CellDto, { max: IMPORT.words, description: 'Every value, where there are few' }) words!: CellDto[];
  @OneOf(DATE_ORDERS, { nullable: true, description: 'As its values were written, where they are days' })
  dateOrder!: DateOrder | null;
}

/** A file of patients on its way into the clinic. */
export class ImportDto {
  @Id() id!: number;
  @Text({ max: IMPORT.fileNameMax }) fileName!: string;
  @OneOf(IMPORT_STATES) state!: ImportState;
  @Nested(() => StaffDto) by!: StaffDto;
  @Instant() at!: string;
  @Int({ ...count, description: 'Rows, blank ones left out' }) rows!: number;
  @Int({ ...count, description: 'Rows the state has come to' }) done!: number;
  @Int({ ...count, description: 'Rows that a rule refuses' }) wrong!: number;
  @Int({ ...count, description: 'Rows of people who may be registered already' }) alike!: number;
  @Int({ ...count, description: 'Of those, how many are left out' }) skipped!: number;
  @Int({ ...count, description: 'Patients registered' }) added!: number;
  @Int({ ...count, description: 'Patients who stayed when the rest was undone' }) stayed!: number;
  @Text({ max: 300, nullable: true, description: 'Why it failed' }) problem!: string | null;
  @Instant({ nullable: true }) finishedAt!: string | null;
  @Instant({ nullable: true, description: 'Until then it can be undone' }) undoUntil!: string | null;
  @Int({ min: 1, max: 4_294_967_295, description: 'Send it back as If-Match' }) version!: number;
}

/** An import with what its file looks like. */
export class ImportDetailDto extends ImportDto {
  @OneOf(CSV_ENCODINGS) encoding!: CsvEncoding;
  @OneOf(CSV_SEPARATORS) separator!: CsvSeparator;
  @ListOf(() => ImportColumnDto, { max: IMPORT.columnsMax }) columns!: ImportColumnDto[];
  @OneOf(DATE_ORDERS) dateOrder!: DateOrder;
  @ListOf(() => SexWordDto, { max: IMPORT.words }) sexWords!: SexWordDto[];
  @Flag() isGuardianUnknown!: boolean;
  @Flag({ description: 'A file with the same headings was mapped before, and so is this one' }) isRemembered!: boolean;
}

/** What is wrong with a cell, or with the whole row. */
export class ImportErrorDto {
  @Text({ max: IMPORT.headingMax, nullable: true, description: 'Null: the row' }) heading!: string | null;
  @Text({ max: IMPORT.sampleMax, nullable: true }) value!: string | null;
  @Text({ max: 300 }) message!: string;
}

/** Who a row, or a patient, is. */
export class ImportPersonDto {
  @Text({ max: PATIENT.nameMax, nullable: true }) firstName!: string | null;
  @Text({ max: PATIENT.nameMax, nullable: true }) lastName!: string | null;
  @Day({ nullable: true }) dateOfBirth!: string | null;
  @Text({ max: PATIENT.phoneMax, nullable: true }) phone!: string | null;
}

/** Somebody a row may be: a patient of the clinic, or an earlier row. */
export class ImportAlikeDto {
  @Id({ nullable: true }) patientId!: number | null;
  @Text({ max: PATIENT.codeMax, nullable: true }) patientCode!: string | null;
  @Int({ ...count, nullable: true, description: 'The earlier row' }) row!: number | null;
  @Nested(() => ImportPersonDto) person!: ImportPersonDto;
  @SomeOf(AGREEMENTS, { description: 'Fields that agree to the letter' }) agrees!: Agreement[];
}

/** A row of the file somebody should look at, or what became of it. */
export class ImportRowDto {
  @Int({ min: 2, max: 4_294_967_295, description: 'As a spreadsheet counts; the headings are row 1' }) row!: number;
  @OneOf(IMPORT_ROW_KINDS) kind!: ImportRowKind;
  @Nested(() => ImportPersonDto) person!: ImportPersonDto;
  @ListOf(() => ImportErrorDto, { max: IMPORT.errorsMax }) errors!: ImportErrorDto[];
  @ListOf(() => ImportAlikeDto, { max: IMPORT.alikeMax, description: 'Likeliest first' }) alike!: ImportAlikeDto[];
  @OneOf(IMPORT_CHOICES, { nullable: true }) choice!: ImportChoice | null;
  @Flag({ description: 'False: the patient code is taken, so the row can only be skipped' }) mayAdd!: boolean;
  @Id({ nullable: true, description: 'The patient it became' }) patientId!: number | null;
  @Text({ max: 40, nullable: true, description: 'Why it stayed: `changed`, or what is kept about the patient' })
  stayedFor!: string | null;
}

export class ImportRowFilter extends PageFilter {
  @OneOf(IMPORT_ROW_KINDS, { optional: true, description: '`WRONG` unless told', example: 'WRONG' })
  kind?: ImportRowKind;
}

/** What becomes of a row, or of every row, of somebody who may be registered already. */
export class DecideAlikeDto {
  @OneOf(IMPORT_CHOICES, { example: 'SKIP' }) choice!: ImportChoice;
  @Int({ min: 2, max: 4_294_967_295, optional: true, example: undefined, description: 'Left out: all of them' })
  row?: number;
}
