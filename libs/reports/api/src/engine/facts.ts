import type { ColumnUnit, RowTarget } from '@cuspid/reports/contracts';
import type { EntityManager } from 'typeorm';
import type { Days } from './period';
import type { Sql } from './sql';

/** What is read of some days. */
export interface Reading {
  db: EntityManager;
  zone: string;
  /** All that is read lies within these days. */
  days: Days;
}

/** A column of the rows behind a figure. */
export interface RowColumn {
  key: string;
  label: string;
  unit: ColumnUnit;
  /** SQL over the facts and the joins of their rows. */
  is: string;
}

/** Which facts: of each dimension the values that count. Counting and the rows behind it are both by this. */
export type Only = Readonly<Record<string, readonly (string | null)[]>>;

/** Whose changes make a day's figures out of date (`report_touch`). */
export type KeptSource = 'VISIT' | 'QUEUE' | 'LEDGER';

/** What is counted: rows of SQL, each on a day of the clinic. */
export interface Tallied {
  key: string;
  /** What is after `from`; facts of other days than the stretches may be left out. */
  from(reading: Reading, stretches: readonly Days[]): Sql;
  /** What holds for all of them. */
  where?: Sql;
  /** By what a fact falls on a day: an instant, or a day of the clinic. None: it stands now, whatever the period. */
  at?: { column: string; is: 'INSTANT' | 'DAY' };
  /** Expressions by name. */
  dimensions: Readonly<Record<string, string>>;
  /** What a fact adds to sums and means: whole minutes or minor units. */
  amount?: string;
  /** Kept day by day, so that months are read without their facts. */
  kept?: {
    source: KeptSource;
    /** Which dimensions figures ask for together. */
    axes: readonly (readonly string[])[];
  };
}

/** What figures are counted from. They tell facts apart by `dimensions` alone, so that a count and the rows behind it are by one filter. */
export interface Facts extends Tallied {
  rows: {
    /** A whole number that tells a fact from others, and the order of the rows. */
    id: string;
    /** Joins of what rows show besides; none may leave a fact out or make two of one. */
    joins?: string;
    columns: readonly RowColumn[];
    /** The patient's id; `patient` is joined for it. */
    patient?: string;
    link?: { to: RowTarget; id: string };
  };
}

/** How many facts there are, and what they add up to, of one set of values of the dimensions. */
export interface Tally {
  /** The piece of the period, by its place in what was asked. */
  piece: number;
  values: Readonly<Record<string, string | null>>;
  n: number;
  amount: number;
}
