import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  AlertsDto,
  ConfirmAllergiesDto,
  CorrectAlertDto,
  EditPatientDto,
  EndAlertDto,
  PatientDto,
  RecordAlertDto,
  RegisterPatientDto,
} from '@cuspid/patients/contracts';
import { idempotencyKey, ifMatch, once } from '@cuspid/platform/web';
import { firstValueFrom, Observable } from 'rxjs';

/** A place in the queue, as far as the desk speaks of it. */
export interface CheckedIn {
  id: number;
  ticket: string;
}

/** What is written about patients. Reads are resources of the pages. */
@Injectable({ providedIn: 'root' })
export class PatientsApi {
  private readonly http = inject(HttpClient);

  /** @param key of the draft: pressed twice, it is one patient. */
  register(what: RegisterPatientDto, key: string): Promise<PatientDto> {
    return answer(this.http.post<PatientDto>('/api/patients', what, { headers: once(key) }));
  }

  one(id: number): Promise<PatientDto> {
    return answer(this.http.get<PatientDto>(`/api/patients/${id}`));
  }

  /** Fails with 412 when somebody saved after `version`. */
  edit(id: number, version: number, change: EditPatientDto): Promise<PatientDto> {
    return answer(this.http.patch<PatientDto>(`/api/patients/${id}`, change, { headers: ifMatch(version) }));
  }

  recordAlert(id: number, what: RecordAlertDto, key = idempotencyKey()): Promise<AlertsDto> {
    return answer(this.http.post<AlertsDto>(`/api/patients/${id}/alerts`, what, { headers: once(key) }));
  }

  /** Fails with 412 when somebody corrected it after `version`. */
  correctAlert(id: number, alertId: number, version: number, change: CorrectAlertDto): Promise<AlertsDto> {
    const headers = ifMatch(version);
    return answer(this.http.patch<AlertsDto>(`/api/patients/${id}/alerts/${alertId}`, change, { headers }));
  }

  endAlert(id: number, alertId: number, why: EndAlertDto): Promise<AlertsDto> {
    return answer(this.http.post<AlertsDto>(`/api/patients/${id}/alerts/${alertId}/end`, why));
  }

  reopenAlert(id: number, alertId: number): Promise<AlertsDto> {
    return answer(this.http.post<AlertsDto>(`/api/patients/${id}/alerts/${alertId}/reopen`, null));
  }

  /** Fails with 409 when other alerts hold by now than those that were seen. */
  confirmAllergies(id: number, what: ConfirmAllergiesDto): Promise<AlertsDto> {
    return answer(this.http.post<AlertsDto>(`/api/patients/${id}/alerts/confirm`, what));
  }

  checkIn(patientId: number, key = idempotencyKey()): Promise<CheckedIn> {
    return answer(this.http.post<CheckedIn>('/api/queue', { patientId }, { headers: once(key) }));
  }

  takeOutOfQueue(entryId: number): Promise<void> {
    return answer(this.http.delete<void>(`/api/queue/${entryId}`));
  }
}

const answer = <T>(request: Observable<T>): Promise<T> => firstValueFrom(request);
