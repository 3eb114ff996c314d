import { Injectable } from '@nestjs/common';
import type { PartName } from '@cuspid/patients/contracts';
import type { Tx } from '@cuspid/platform/database';
import type { EntityTarget } from 'typeorm';

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
