import { isDay, isInstant } from '@cuspid/platform/contracts/dto';
import {
  CLINICAL_STATUSES,
  LANGUAGES,
  sexOf,
  type DateOrder,
  type ImportField,
  type Sex,
} from '@cuspid/patients/contracts';
import type { MapImportDto } from '@cuspid/patients/contracts/dto';
import { dayOf } from './days';

/** A cell nobody could make sense of, in words. */
export interface Unread {
  field: ImportField;
  message: string;
}

/** A row as a request would send it, and the cells that could not be read. */
export interface ReadRow {
  what: Record<string, unknown>;
  unread: Unread[];
}

type Reading = { value: unknown } | { message: string };

const FLAG_WORDS = new Map<string, boolean>(
  Object.entries({
    ...{ true: true, yes: true, y: true, 1: true, x: true },
    ...{ false: false, no: false, n: false, 0: false },
  }),
);
const LANGUAGE_WORDS = new Map(Object.entries({ english: 'en', sinhala: 'si', sinhalese: 'si', tamil: 'ta' }));

const IN_WORDS: Record<DateOrder, string> = {
  YMD: 'year-month-day',
  DMY: 'day/month/year',
  MDY: 'month/day/year',
};

/** Turns the cells of a file into what a registration is asked for, as its columns were mapped. */
export class CellReader {
  private readonly sexes: Map<string, Sex>;

  /** @param startOf the first instant of a day in the clinic's zone. */
  constructor(
    private readonly mapping: MapImportDto,
    private readonly startOf: (day: string) => Date,
  ) {
    this.sexes = new Map(mapping.sexWords.map(({ word, sex }) => [word.toLowerCase(), sex]));
  }

  read(cells: readonly string[]): ReadRow {
    const row: ReadRow = { what: {}, unread: [] };
    this.mapping.columns.forEach((field, index) => {
      const text = (cells[index] ?? '').trim();
      if (field === 'IGNORE' || !text) return;
      const reading = this.readingOf(field, text);
      if ('message' in reading) row.unread.push({ field, message: reading.message });
      else row.what[field] = reading.value;
    });
    // A birth date says all that an age says.
    if (row.what['dateOfBirth'] !== undefined) delete row.what['age'];
    return row;
  }

  private readingOf(field: ImportField, text: string): Reading {
    switch (field) {
      case 'dateOfBirth':
        return this.day(text);
      case 'registeredAt':
        return this.instant(text);
      case 'sex':
        return word(this.sexes.get(text.toLowerCase()) ?? sexOf(text), text.toUpperCase());
      case 'age':
        return { value: /^\d{1,3}$/.test(text) ? Number(text) : text };
      case 'language':
        return word(LANGUAGE_WORDS.get(text.toLowerCase()), oneOf(LANGUAGES, text));
      case 'clinicalStatus':
        return word(oneOf(CLINICAL_STATUSES, text), text);
      case 'isBirthDateEstimated':
      case 'isInsuranceVerified':
      case 'isReminderOptOut':
        return word(FLAG_WORDS.get(text.toLowerCase()), text);
      default:
        return { value: text };
    }
  }

  private day(text: string): Reading {
    const day = dayOf(text, this.mapping.dateOrder);
    if (day && isDay(day)) return { value: day };
    return {
      message: `is not a day that exists, written ${IN_WORDS[this.mapping.dateOrder]} with four digits of the year`,
    };
  }

  /** An instant as we write it, or a day with or without a time of the clinic's clock. */
  private instant(text: string): Reading {
    if (isInstant(text)) return { value: text };
    const [, date = text, hours = '0', minutes = '0'] = /^(.+?)[ T](\d{1,2}):(\d{2})(?::\d{2})?$/.exec(text) ?? [];
    const day = this.day(date);
    if (!('value' in day)) return day;
    const at = this.startOf(String(day.value)).getTime() + (Number(hours) * 60 + Number(minutes)) * 60_000;
    return { value: new Date(at).toISOString() };
  }
}

/** What the word means, or the word itself for the rule to refuse. */
const word = (meaning: unknown, text: unknown): Reading => ({ value: meaning ?? text });

const oneOf = (values: readonly string[], text: string) =>
  values.find((value) => value.toLowerCase() === text.toLowerCase()) ?? text;
