import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { BookSeriesDto, MoveSeriesDto, SeriesActDto, SeriesDto } from '@cuspid/visits/contracts';
import { once } from '@cuspid/platform/web';
import { firstValueFrom } from 'rxjs';

/** Visits that were booked together, over HTTP. */
@Injectable({ providedIn: 'root' })
export class SeriesApi {
  private readonly http = inject(HttpClient);

  /** All or none; the key makes a second press harmless. 409 `series-not-free`. */
  book(what: BookSeriesDto, key: string): Promise<SeriesDto> {
    return firstValueFrom(this.http.post<SeriesDto>('/api/visits/series', what, { headers: once(key) }));
  }

  /** This visit and the following. */
  move(visitId: number, to: MoveSeriesDto): Promise<SeriesActDto> {
    return firstValueFrom(this.http.post<SeriesActDto>(`/api/visits/${visitId}/series/move`, to));
  }

  cancel(visitId: number, reason: string | null): Promise<SeriesActDto> {
    return firstValueFrom(this.http.post<SeriesActDto>(`/api/visits/${visitId}/series/cancel`, { reason }));
  }

  /** What was done in one act, to this visit and others. */
  undo(visitId: number): Promise<SeriesActDto> {
    return firstValueFrom(this.http.post<SeriesActDto>(`/api/visits/${visitId}/series/undo`, {}));
  }
}
