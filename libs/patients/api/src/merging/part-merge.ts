import type { Actor } from '@cuspid/platform/api';
import type { Tx } from '@cuspid/platform/database';
import type { ClashOutcome } from '@cuspid/patients/contracts';
import type { ObjectionDto } from '@cuspid/patients/contracts/dto';
import type { EntityManager } from 'typeorm';

/** Two records of one person: `goes` is merged into `stays`. */
export interface Pair {
  stays: number;
  goes: number;
}

/** Who merges, and when. */
export interface Merging extends Pair {
  byId: number;
  now: Date;
}

/** A row that cannot stand beside one of the other record, and what becomes of it: property → value. */
export interface Clash {
  id: number;
  set: Record<string, unknown>;
  outcome: ClashOutcome;
}

/** How two patients' rows of a table become one patient's. Whatever is not said here: every row simply moves. */
export interface PartMerge {
  /** `rebuilt`: made anew from the record itself · `stays`: tells of a record and stays with it. */
  how?: 'rebuilt' | 'stays';
  /** A patient has one row, whose key is the patient: of two, the one of the record that stays is kept. */
  isSingle?: boolean;
  /** Rows carry a number, from 1 without gaps, in the order of `recordedAt`: both patients' are numbered anew. */
  isNumbered?: boolean;
  /** Rows that have to give way before the others move. */
  clashes?(db: EntityManager, merging: Merging): Promise<Clash[]>;
  /** Of rows that gave way, those that may become again what they were. */
  mayResume?(tx: Tx, ids: readonly number[]): Promise<Set<number>>;
  /** What follows from a patient's rows, after rows came or went. */
  settle?(tx: Tx, patientId: number): Promise<void>;
  /** What this table says against the two being one person, or being merged now. `me` may not know it all. */
  against?(db: EntityManager, me: Actor, pair: Pair): Promise<ObjectionDto[]>;
}

/** An objection that is one of a kind unless told. */
export const objection = (
  code: ObjectionDto['code'],
  { isBlocking = false, isStrong = false, count = 1, which = null }: Partial<ObjectionDto> = {},
): ObjectionDto => ({ code, isBlocking, isStrong, count, which });
