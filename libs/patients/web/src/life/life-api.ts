import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  ArchivePatientDto,
  PatientLifeDto,
  PatientPurgedDto,
  PurgePatientDto,
  PurgePreviewDto,
} from '@cuspid/patients/contracts';
import { idempotencyKey, ifMatch } from '@cuspid/platform/web';
import { firstValueFrom } from 'rxjs';

/** Puts records away, takes them out again and deletes them for good. */
@Injectable({ providedIn: 'root' })
export class LifeApi {
  private readonly http = inject(HttpClient);

  of(id: number): Promise<PatientLifeDto> {
    return firstValueFrom(this.http.get<PatientLifeDto>(`/api/patients/${id}/life`));
  }

  /** Fails with 409 while something is going on with the patient; `conflict` says what. */
  archive(id: number, version: number, body: ArchivePatientDto): Promise<PatientLifeDto> {
    const options = { body, headers: ifMatch(version) };
    return firstValueFrom(this.http.delete<PatientLifeDto>(`/api/patients/${id}`, options));
  }

  reactivate(id: number): Promise<PatientLifeDto> {
    return firstValueFrom(this.http.post<PatientLifeDto>(`/api/patients/${id}/reactivate`, null));
  }

  preview(id: number): Promise<PurgePreviewDto> {
    return firstValueFrom(this.http.get<PurgePreviewDto>(`/api/patients/${id}/purge`));
  }

  purge(id: number, version: number, what: PurgePatientDto, key = idempotencyKey()): Promise<PatientPurgedDto> {
    const options = { headers: ifMatch(version).set('Idempotency-Key', key) };
    return firstValueFrom(this.http.post<PatientPurgedDto>(`/api/patients/${id}/purge`, what, options));
  }
}
