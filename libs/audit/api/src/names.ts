import { Injectable } from '@nestjs/common';
import type { AuditPatientDto } from '@cuspid/audit/contracts';

type Lookup = (ids: number[]) => Promise<AuditPatientDto[]>;
type Merged = (id: number) => Promise<number[]>;

/** Who the patients of the log are: the domain that knows them says so here, the log lies below it. */
@Injectable()
export class Names {
  private lookup: Lookup = () => Promise.resolve([]);
  private merged: Merged = () => Promise.resolve([]);

  ofPatients(lookup: Lookup): void {
    this.lookup = lookup;
  }

  /** Which records a patient's entries stand under besides their own: those merged into it. */
  ofMerged(merged: Merged): void {
    this.merged = merged;
  }

  /** Every record of this patient, their own first. */
  async recordsOf(id: number): Promise<number[]> {
    return [id, ...(await this.merged(id))];
  }

  async patients(ids: number[]): Promise<Map<number, AuditPatientDto>> {
    const known = ids.length ? await this.lookup([...new Set(ids)]) : [];
    return new Map(known.map((patient) => [patient.id, patient]));
  }
}
