import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  AgreeInstalmentsDto,
  AskDiscountDto,
  DiscountDto,
  InstalmentPlanDto,
  RescheduleDto,
} from '@cuspid/payment-records/contracts';
import { ifMatch, once } from '@cuspid/platform/web';
import { firstValueFrom, Observable } from 'rxjs';

type Plan = Pick<InstalmentPlanDto, 'id' | 'version'>;

/** Instalments and discounts over HTTP. Refusals come as `HttpErrorResponse`: read them with `problemOf`. */
@Injectable({ providedIn: 'root' })
export class TermsApi {
  private readonly http = inject(HttpClient);

  static plansOf = (patientId: number): string => `/api/patients/${patientId}/instalment-plans`;
  static discountsOf = (patientId: number): string => `/api/patients/${patientId}/discounts`;

  agree(patientId: number, what: AgreeInstalmentsDto, key: string): Promise<InstalmentPlanDto> {
    return answered(this.http.post<InstalmentPlanDto>(TermsApi.plansOf(patientId), what, { headers: once(key) }));
  }

  /** Of the version that was on the screen; 412 when somebody else changed it meanwhile. */
  reschedule({ id, version }: Plan, what: RescheduleDto, key: string): Promise<InstalmentPlanDto> {
    const headers = ifMatch(version).set('Idempotency-Key', key);
    return answered(this.http.post<InstalmentPlanDto>(`/api/instalment-plans/${id}/reschedule`, what, { headers }));
  }

  cancel({ id, version }: Plan, reason: string, key: string): Promise<InstalmentPlanDto> {
    const headers = ifMatch(version).set('Idempotency-Key', key);
    return answered(this.http.post<InstalmentPlanDto>(`/api/instalment-plans/${id}/cancel`, { reason }, { headers }));
  }

  ask(patientId: number, what: AskDiscountDto, key: string): Promise<DiscountDto> {
    return answered(this.http.post<DiscountDto>(TermsApi.discountsOf(patientId), what, { headers: once(key) }));
  }

  grant(id: number, key: string): Promise<DiscountDto> {
    return this.answer(id, 'grant', {}, key);
  }

  refuse(id: number, answer: string, key: string): Promise<DiscountDto> {
    return this.answer(id, 'refuse', { answer }, key);
  }

  withdraw(id: number, key: string): Promise<DiscountDto> {
    return this.answer(id, 'withdraw', {}, key);
  }

  private answer(id: number, verb: string, what: object, key: string): Promise<DiscountDto> {
    return answered(this.http.post<DiscountDto>(`/api/discounts/${id}/${verb}`, what, { headers: once(key) }));
  }
}

const answered = <T>(request: Observable<T>): Promise<T> => firstValueFrom(request);
