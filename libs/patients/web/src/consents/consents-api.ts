import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { ConsentDto, RecordConsentDto, WithdrawConsentDto } from '@cuspid/patients/contracts';
import { once } from '@cuspid/platform/web';
import { firstValueFrom } from 'rxjs';

/** Consents over HTTP. Refusals come as `HttpErrorResponse`: read them with `problemOf`. */
@Injectable({ providedIn: 'root' })
export class ConsentsApi {
  private readonly http = inject(HttpClient);

  record(patientId: number, what: RecordConsentDto, key: string): Promise<ConsentDto> {
    const url = `/api/patients/${patientId}/consents`;
    return firstValueFrom(this.http.post<ConsentDto>(url, what, { headers: once(key) }));
  }

  withdraw(patientId: number, id: number, what: WithdrawConsentDto): Promise<ConsentDto> {
    return firstValueFrom(this.http.post<ConsentDto>(`/api/patients/${patientId}/consents/${id}/withdraw`, what));
  }
}
