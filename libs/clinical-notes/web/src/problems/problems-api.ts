import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { AddProblemDto, EditProblemDto, PatientProblemDto } from '@cuspid/clinical-notes/contracts';
import { ifMatch, once } from '@cuspid/platform/web';
import { firstValueFrom } from 'rxjs';

/** The problem list over HTTP. Refusals come as `HttpErrorResponse`: read them with `problemOf`. */
@Injectable({ providedIn: 'root' })
export class ProblemsApi {
  private readonly http = inject(HttpClient);

  static ofPatient(patientId: number): string {
    return `/api/patients/${patientId}/problems`;
  }

  add(patientId: number, problem: AddProblemDto, key: string): Promise<PatientProblemDto> {
    const headers = once(key);
    return firstValueFrom(this.http.post<PatientProblemDto>(ProblemsApi.ofPatient(patientId), problem, { headers }));
  }

  /** Changes the version that was on the screen; 412 when somebody else did meanwhile. */
  edit(id: number, version: number, change: EditProblemDto): Promise<PatientProblemDto> {
    const headers = ifMatch(version);
    return firstValueFrom(this.http.patch<PatientProblemDto>(`/api/problems/${id}`, change, { headers }));
  }

  async remove({ id, version }: PatientProblemDto): Promise<void> {
    await firstValueFrom(this.http.delete(`/api/problems/${id}`, { headers: ifMatch(version) }));
  }
}
