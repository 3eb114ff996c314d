import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  MergePatientsDto,
  PatientsMergedDto,
  PatientsUnmergedDto,
  UnmergePatientsDto,
  UnmergePreviewDto,
} from '@cuspid/patients/contracts';
import { idempotencyKey, ifMatch } from '@cuspid/platform/web';
import { firstValueFrom } from 'rxjs';

/** Makes one of two records, and two of one again. */
@Injectable({ providedIn: 'root' })
export class MergeApi {
  private readonly http = inject(HttpClient);

  /** Fails with 409 where something speaks against it; `conflict` says what. */
  merge(id: number, version: number, what: MergePatientsDto, key = idempotencyKey()): Promise<PatientsMergedDto> {
    const options = { headers: ifMatch(version).set('Idempotency-Key', key) };
    return firstValueFrom(this.http.post<PatientsMergedDto>(`/api/patients/${id}/merge`, what, options));
  }

  unmergePreview(id: number): Promise<UnmergePreviewDto> {
    return firstValueFrom(this.http.get<UnmergePreviewDto>(`/api/patients/${id}/unmerge-preview`));
  }

  unmerge(id: number, version: number, what: UnmergePatientsDto, key = idempotencyKey()): Promise<PatientsUnmergedDto> {
    const options = { headers: ifMatch(version).set('Idempotency-Key', key) };
    return firstValueFrom(this.http.post<PatientsUnmergedDto>(`/api/patients/${id}/unmerge`, what, options));
  }
}
