import { CSV_COLUMNS } from './csv.values';
import type { Sex } from './patients.values';

/** Where a column of a file may go. */
export const IMPORT_FIELDS = [...CSV_COLUMNS, 'age'] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

/** What a column may be: a field, or nothing that is taken. */
export const IMPORT_TARGETS = [...IMPORT_FIELDS, 'IGNORE'] as const;
export type ImportTarget = (typeof IMPORT_TARGETS)[number];

/** Fields a row is nothing without. */
export const IMPORT_NEEDS = ['firstName', 'lastName', 'sex'] as const;

/**
 * Where an import stands. `RECEIVING` the file · `MAPPING` its columns · `CHECKING` its rows, nothing is written ·
 * `CHECKED`, waiting for somebody · `IMPORTING` · `DONE` · `UNDOING` · `UNDONE` · `DISCARDED`, the file is gone ·
 * `FAILED`, the file could not be read to its end.
 */
export const IMPORT_STATES = [
  'RECEIVING',
  'MAPPING',
  'CHECKING',
  'CHECKED',
  'IMPORTING',
  'DONE',
  'UNDOING',
  'UNDONE',
  'DISCARDED',
  'FAILED',
] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** In which order a file writes its days. A day that begins with four digits is always read year first. */
export const DATE_ORDERS = ['YMD', 'DMY', 'MDY'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

export const CSV_ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type CsvEncoding = (typeof CSV_ENCODINGS)[number];

export const CSV_SEPARATORS = [',', ';', '\t'] as const;
export type CsvSeparator = (typeof CSV_SEPARATORS)[number];

/** `WRONG`: refused by a rule · `ALIKE`: somebody may be registered already · `ADDED` · `STAYED` when the rest was undone. */
export const IMPORT_ROW_KINDS = ['WRONG', 'ALIKE', 'ADDED', 'STAYED'] as const;
export type ImportRowKind = (typeof IMPORT_ROW_KINDS)[number];

export const IMPORT_CHOICES = ['SKIP', 'ADD'] as const;
export type ImportChoice = (typeof IMPORT_CHOICES)[number];

/** What files call a sex, in small letters. */
const SEX_WORDS: Record<string, Sex> = {
  ...{ m: 'MALE', male: 'MALE', man: 'MALE', boy: 'MALE', f: 'FEMALE', female: 'FEMALE', woman: 'FEMALE' },
  ...{ girl: 'FEMALE', o: 'OTHER', other: 'OTHER', x: 'OTHER' },
};

/** What a word of a file means for a sex, if everybody knows it. */
export const sexOf = (word: string): Sex | undefined =>
  Object.hasOwn(SEX_WORDS, word.toLowerCase()) ? SEX_WORDS[word.toLowerCase()] : undefined;

/** Limits of an import. */
export const IMPORT = {
  bytesMax: 20_971_520,
  rowsMax: 100_000,
  columnsMax: 100,
  fileNameMax: 200,
  headingMax: 100,
  /** Values shown of a column. */
  samples: 3,
  sampleMax: 60,
  /** A column with no more different values than this, each this short, may be one of words. */
  words: 12,
  wordMax: 20,
  errorsMax: 30,
  alikeMax: 5,
  /** How long an import can be undone, and its file is kept. */
  keptDays: 30,
} as const;

/** The column the file of refused rows has besides its own: passed over when that file comes back. */
export const IMPORT_ERRORS_HEADING = 'What to mend';
