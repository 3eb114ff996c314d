import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { VerificationDto } from '@cuspid/audit/contracts';
import type { Page } from '@cuspid/platform/contracts';
import { firstValueFrom } from 'rxjs';

/** Something to filter by, found by a few letters. */
export interface Choice {
  value: string;
  label: string;
  /** A second thing that tells it apart: a role, a code. */
  aside?: string;
}

interface PersonRow {
  id: number;
  name: string;
  role: string;
}
interface PatientRow {
  id: number;
  patientCode: string;
  firstName: string;
  lastName: string;
}

const FEW = 8;

/** What the page asks for besides the log itself. */
@Injectable({ providedIn: 'root' })
export class AuditApi {
  private readonly http = inject(HttpClient);

  /** Walks the whole chain: of a million entries it takes a while. */
  verify(): Promise<VerificationDto> {
    return firstValueFrom(this.http.get<VerificationDto>('/api/audit-logs/verify'));
  }

  /** The selection as a file. */
  export(params: Record<string, string | number>): Promise<Blob> {
    return firstValueFrom(this.http.get('/api/audit-logs/export.csv', { params, responseType: 'blob' }));
  }

  async people(typed: string): Promise<Choice[]> {
    const params = { limit: FEW, ...(typed && { search: typed }) };
    const { items } = await firstValueFrom(this.http.get<Page<PersonRow>>('/api/users', { params }));
    return items.map(({ id, name, role }) => ({ value: String(id), label: name, aside: role }));
  }

  async patients(typed: string): Promise<Choice[]> {
    const params = { limit: FEW, ...(typed && { q: typed }) };
    const { items } = await firstValueFrom(this.http.get<Page<PatientRow>>('/api/patients', { params }));
    return items.map(({ id, firstName, lastName, patientCode }) => ({
      value: String(id),
      label: `${firstName} ${lastName}`,
      aside: patientCode,
    }));
  }
}
