import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom } from 'rxjs';

/** What is done with notices. Refusals come as `HttpErrorResponse`: read them with `problemOf`. */
@Injectable({ providedIn: 'root' })
export class NoticesApi {
  private readonly http = inject(HttpClient);

  async putAway(id: number): Promise<void> {
    await firstValueFrom(this.http.post(`/api/notices/${id}/away`, null));
  }

  async putAllAway(): Promise<void> {
    await firstValueFrom(this.http.post('/api/notices/away', null));
  }

  /** 409 `access-decided` when somebody was faster. */
  async grant(requestId: number): Promise<void> {
    await firstValueFrom(this.http.post(`/api/care-team/access-requests/${requestId}/grant`, null));
  }

  async refuse(requestId: number, reason: string): Promise<void> {
    const body = reason ? { reason } : {};
    await firstValueFrom(this.http.post(`/api/care-team/access-requests/${requestId}/refuse`, body));
  }
}
