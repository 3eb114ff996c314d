import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { CareTeamDto, CareTeamRequestDto, ChangeCareTeamDto } from '@cuspid/patients/contracts';
import { idempotencyKey, once } from '@cuspid/platform/web';
import { firstValueFrom, Observable } from 'rxjs';

/** What is changed about care teams. Refusals come as `HttpErrorResponse`: read them with `problemOf`. */
@Injectable({ providedIn: 'root' })
export class CareTeamApi {
  private readonly http = inject(HttpClient);

  /** Reception asks; clinicians put on or take off. */
  change(patientId: number, what: ChangeCareTeamDto, key = idempotencyKey()): Promise<CareTeamDto> {
    return answer(this.http.post<CareTeamDto>(`/api/patients/${patientId}/care-team`, what, { headers: once(key) }));
  }

  /** Takes the holder of a place off at once. */
  remove(patientId: number, placeId: number): Promise<CareTeamDto> {
    return answer(this.http.delete<CareTeamDto>(`/api/patients/${patientId}/care-team/${placeId}`));
  }

  /** 409 `request-decided` when somebody was faster; others say what has changed since. */
  approve(requestId: number): Promise<CareTeamRequestDto> {
    return this.decide(requestId, 'approve', {});
  }

  reject(requestId: number, reason: string): Promise<CareTeamRequestDto> {
    return this.decide(requestId, 'reject', { reason });
  }

  withdraw(requestId: number): Promise<CareTeamRequestDto> {
    return this.decide(requestId, 'withdraw', {});
  }

  /** Asks for access to a record outside one's care; whether there is such a record, nobody tells. */
  async askAccess(patientId: number, reason: string): Promise<void> {
    await answer(this.http.post(`/api/patients/${patientId}/access-requests`, { reason }));
  }

  private decide(id: number, verb: string, body: { reason?: string }): Promise<CareTeamRequestDto> {
    return answer(this.http.post<CareTeamRequestDto>(`/api/care-team/requests/${id}/${verb}`, body));
  }
}

const answer = <T>(request: Observable<T>): Promise<T> => firstValueFrom(request);
