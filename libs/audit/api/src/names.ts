import { Injectable } from '@nestjs/common';
import type { AuditPatientDto } from '@cuspid/audit/contracts';

type Lookup = (ids: number[]) => Promise<AuditPatientDto[]>;

/** Who the patients of the log are: the domain that knows them says so here, the log lies below it. */
@Injectable()
export class Names {
  private lookup: Lookup = () => Promise.resolve([]);

  ofPatients(lookup: Lookup): void {
    this.lookup = lookup;
  }

  async patients(ids: number[]): Promise<Map<number, AuditPatientDto>> {
    const known = ids.length ? await this.lookup([...new Set(ids)]) : [];
    return new Map(known.map((patient) => [patient.id, patient]));
  }
}
