import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  AddRecallRuleDto,
  EditRecallRuleDto,
  RecallDto,
  RecallPreferenceDto,
  RecallRuleDto,
  RecordAttemptDto,
  SetRecallPreferenceDto,
} from '@cuspid/recalls/contracts';
import { ifMatch, once } from '@cuspid/platform/web';
import { firstValueFrom, Observable } from 'rxjs';

/** Every change of recalls over HTTP. Refusals come as `HttpErrorResponse`: read them with `problemOf`. */
@Injectable({ providedIn: 'root' })
export class RecallsApi {
  private readonly http = inject(HttpClient);

  /** “I am calling.” 409 `recall-claimed` says who is. */
  claim(id: number): Promise<RecallDto> {
    return answered(this.http.post<RecallDto>(`/api/recalls/${id}/claim`, {}));
  }

  release(id: number): Promise<RecallDto> {
    return answered(this.http.post<RecallDto>(`/api/recalls/${id}/release`, {}));
  }

  /** Notes a try; the key makes a second press harmless. */
  record(id: number, attempt: RecordAttemptDto, key: string): Promise<RecallDto> {
    return answered(this.http.post<RecallDto>(`/api/recalls/${id}/attempts`, attempt, { headers: once(key) }));
  }

  undo(id: number): Promise<RecallDto> {
    return answered(this.http.post<RecallDto>(`/api/recalls/${id}/undo`, {}));
  }

  /** Sets what a patient wants; 412 when somebody else did meanwhile. */
  prefer(patientId: number, version: number, what: SetRecallPreferenceDto): Promise<RecallPreferenceDto> {
    const url = `/api/patients/${patientId}/recall-preference`;
    return answered(this.http.put<RecallPreferenceDto>(url, what, { headers: ifMatch(version) }));
  }

  addRule(rule: AddRecallRuleDto, key: string): Promise<RecallRuleDto> {
    return answered(this.http.post<RecallRuleDto>('/api/recall-rules', rule, { headers: once(key) }));
  }

  changeRule(id: number, version: number, change: EditRecallRuleDto): Promise<RecallRuleDto> {
    return answered(this.http.patch<RecallRuleDto>(`/api/recall-rules/${id}`, change, { headers: ifMatch(version) }));
  }

  async removeRule(id: number): Promise<void> {
    await answered(this.http.delete<void>(`/api/recall-rules/${id}`));
  }

  /** The selection as a file. */
  file(params: Record<string, string>): Promise<Blob> {
    return answered(this.http.get('/api/recalls/export.csv', { params, responseType: 'blob' }));
  }
}

const answered = <T>(request: Observable<T>): Promise<T> => firstValueFrom(request);
