import type { PartName } from '@cuspid/patients/contracts';

/** A row as the database tells it: column → value. */
export type Row = Record<string, unknown>;

/** What a change made of some columns of one row. */
export interface Change {
  id: number;
  before: Row;
  after: Row;
}

/** What a merge did to one table. */
export interface PartJournal {
  name: PartName;
  /** The columns the prints below were taken of: one added later says nothing about a change. */
  columns: string[];
  /** The highest id either patient had: what is above was made since. */
  last: number;
  /** Rows that changed hands, each with a print of what it said. */
  moved: [id: number, print: string][];
  /** Rows that gave way to one of the other record. */
  changes: Change[];
  /** Rows that were taken away, for the record that stays has its own. */
  gone: Row[];
}

/** What a merge did, in full: enough to take it back. */
export interface MergeJournal {
  /** Columns of the record that stays. */
  patient: Change;
  parts: PartJournal[];
}
