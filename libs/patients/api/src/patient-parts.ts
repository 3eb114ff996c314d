import { Injectable } from '@nestjs/common';
import type { Actor } from '@cuspid/platform/api';
import type { OpenThing, PartName } from '@cuspid/patients/contracts';
import type { Tx } from '@cuspid/platform/database';
import type { EntityManager, EntityTarget } from 'typeorm';
import type { PartMerge } from './merging/part-merge';
import type { PartExport } from './portable/part-export';

/**
 * One table of what the clinic keeps about patients, told by the domain that owns it. Deleting for good, merging two
 * records and a patient's own export walk these: a table that names a patient and is not told here fails a spec.
 */
export interface PatientPart {
  name: PartName;
  /** Its class, with a column `patientId`. */
  entity: EntityTarget<{ patientId: number | null }>;
  /** How many of its rows a registration alone made for each of these, untouched since: no work of anybody's is in them. */
  fromRegistration?: (tx: Tx, patientIds: readonly number[]) => Promise<Map<number, number>>;
  /** What in it is still going on, which a record that is put away must not have. */
  open?: OpenWork;
  /** When the last clinical entry was made in it: until years after it, nothing is deleted. */
  lastEntry?: (db: EntityManager, patientId: number) => Promise<Date | null>;
  /** Keys of the stored files its rows name: they follow the rows. */
  files?: (db: EntityManager, patientId: number) => Promise<string[]>;
  /** Takes away what stands elsewhere because of its rows, such as mail that waits, before they are deleted for good. */
  forget?: (tx: Tx, patientId: number) => Promise<void>;
  /** How two patients' rows become one's; without it every row simply moves. */
  merge?: PartMerge;
  /** Its rows in the patient's own export; null where they hold nothing that the other parts do not tell. */
  export?: PartExport | null;
}

/** Work with a patient that is not finished. Without `end`, people finish it themselves. */
export interface OpenWork {
  name: OpenThing;
  count: (db: EntityManager, patientId: number) => Promise<number>;
  end?: (tx: Tx, me: Actor, patientId: number) => Promise<void>;
}

/** Every table that holds something about a patient, in the order of the domains: what stands on another comes after it. */
@Injectable()
export class PatientParts {
  private readonly known: PatientPart[] = [];

  add(...parts: PatientPart[]): void {
    this.known.push(...parts);
  }

  all(): readonly PatientPart[] {
    return this.known;
  }
}
