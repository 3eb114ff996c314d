import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Page } from '@cuspid/platform/contracts';
import { once } from '@cuspid/platform/web';
import type {
  AllocateDto,
  InvoiceDto,
  IssueInvoiceDto,
  PostingDto,
  RecordPostingDto,
  RefundDto,
  ReverseDto,
  VoidInvoiceDto,
} from '@cuspid/payment-records/contracts';
import { firstValueFrom, Observable, timeout } from 'rxjs';

/** Who waits longer than this for an answer asks again: with the same key nothing is done twice. */
const PATIENCE_MS = 20_000;

/** The ledger and its papers over HTTP. Every change carries the key of its sheet. */
@Injectable({ providedIn: 'root' })
export class PaymentsApi {
  private readonly http = inject(HttpClient);

  static of = (patientId: number): string => `/api/patients/${patientId}/payment-records`;
  static one = (id: number): string => `/api/payment-records/${id}`;

  record(patientId: number, what: RecordPostingDto, key: string): Promise<PostingDto> {
    return this.post<PostingDto>(PaymentsApi.of(patientId), what, key);
  }

  refund(id: number, what: RefundDto, key: string): Promise<PostingDto> {
    return this.post<PostingDto>(`${PaymentsApi.one(id)}/refund`, what, key);
  }

  reverse(id: number, what: ReverseDto, key: string): Promise<PostingDto> {
    return this.post<PostingDto>(`${PaymentsApi.one(id)}/reverse`, what, key);
  }

  allocate(id: number, what: AllocateDto, key: string): Promise<PostingDto> {
    return this.post<PostingDto>(`${PaymentsApi.one(id)}/allocate`, what, key);
  }

  issue(patientId: number, what: IssueInvoiceDto, key: string): Promise<InvoiceDto> {
    return this.post<InvoiceDto>(`/api/patients/${patientId}/invoices`, what, key);
  }

  void(id: number, what: VoidInvoiceDto, key: string): Promise<InvoiceDto> {
    return this.post<InvoiceDto>(`/api/invoices/${id}/void`, what, key);
  }

  page(patientId: number, params: Record<string, string | number | boolean>): Promise<Page<PostingDto>> {
    return answered(this.http.get<Page<PostingDto>>(PaymentsApi.of(patientId), { params }));
  }

  read(id: number): Promise<PostingDto> {
    return answered(this.http.get<PostingDto>(PaymentsApi.one(id)));
  }

  /** A paper as PDF. */
  paper(address: string, params: Record<string, string> = {}): Promise<Blob> {
    return answered(this.http.get(address, { params, responseType: 'blob' }));
  }

  private post<T>(address: string, what: object, key: string): Promise<T> {
    return answered(this.http.post<T>(address, what, { headers: once(key) }).pipe(timeout(PATIENCE_MS)));
  }
}

const answered = <T>(request: Observable<T>): Promise<T> => firstValueFrom(request);
