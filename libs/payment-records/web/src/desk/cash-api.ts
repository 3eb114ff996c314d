import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { CloseDayDto, DayCloseDto } from '@cuspid/payment-records/contracts';
import { once } from '@cuspid/platform/web';
import { firstValueFrom } from 'rxjs';

/** What the desk does over HTTP. Refusals come as `HttpErrorResponse`: read them with `problemOf`. */
@Injectable({ providedIn: 'root' })
export class CashApi {
  private readonly http = inject(HttpClient);

  /** Closes a drawer as it was counted; the key makes a second press harmless. */
  close(count: CloseDayDto, key: string): Promise<DayCloseDto> {
    return firstValueFrom(this.http.post<DayCloseDto>('/api/payment-records/day-close', count, { headers: once(key) }));
  }
}
