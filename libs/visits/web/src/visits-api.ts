import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { BookVisitDto, ChangeVisitDto, OpeningsDto, VisitDetailDto, VisitDto } from '@cuspid/visits/contracts';
import type { Page } from '@cuspid/platform/contracts';
import { ifMatch, once } from '@cuspid/platform/web';
import { firstValueFrom, Observable } from 'rxjs';

const PAGE_MAX = 100;
const PAGES_MAX = 20;

/** What the desk says of a check-in: the queue stands above this room and is spoken to over HTTP. */
export interface CheckedIn {
  id: number;
  ticket: string;
}

/** Steps of a visit that need nothing but their press. */
export type Step = 'arrive' | 'complete' | 'confirm' | 'undo';

/** Every change of the book over HTTP. Refusals come as `HttpErrorResponse`: read them with `problemOf`. */
@Injectable({ providedIn: 'root' })
export class VisitsApi {
  private readonly http = inject(HttpClient);

  /** Books; the key makes a second press harmless. 409 `slot-taken`, `time-closed`, `time-happens-twice`. */
  book(what: BookVisitDto, key: string): Promise<VisitDetailDto> {
    return answered(this.http.post<VisitDetailDto>('/api/visits', what, { headers: once(key) }));
  }

  /** Changes the version that was on the screen; 412 when somebody else did meanwhile. */
  change(id: number, version: number, what: ChangeVisitDto): Promise<VisitDetailDto> {
    return answered(this.http.patch<VisitDetailDto>(`/api/visits/${id}`, what, { headers: ifMatch(version) }));
  }

  step(id: number, step: Step): Promise<VisitDetailDto> {
    return answered(this.http.post<VisitDetailDto>(`/api/visits/${id}/${step}`, {}));
  }

  cancel(id: number, reason: string | null): Promise<VisitDetailDto> {
    return answered(this.http.post<VisitDetailDto>(`/api/visits/${id}/cancel`, { reason }));
  }

  didNotAttend(id: number): Promise<VisitDetailDto> {
    return answered(this.http.post<VisitDetailDto>(`/api/visits/${id}/no-show`, {}));
  }

  /** The next times that are free, soonest first. */
  openings(params: Record<string, string | number>): Promise<OpeningsDto> {
    return answered(this.http.get<OpeningsDto>('/api/visits/openings', { params }));
  }

  /** Every visit of a patient, newest first; a life of visits is a few hundred. */
  async ofPatient(patientId: number): Promise<VisitDto[]> {
    const all: VisitDto[] = [];
    let cursor: string | null = null;
    for (let page = 0; page < PAGES_MAX && (page === 0 || cursor); page++) {
      const params = { patientId, limit: PAGE_MAX, ...(cursor && { cursor }) };
      const read: Page<VisitDto> = await answered(this.http.get<Page<VisitDto>>('/api/visits', { params }));
      all.push(...read.items);
      cursor = read.nextCursor;
    }
    return all.reverse();
  }

  checkIn(patientId: number, visitId: number, providerId: number | null, procedure: string): Promise<CheckedIn> {
    return answered(this.http.post<CheckedIn>('/api/queue', { patientId, visitId, providerId, procedure }));
  }

  /** Takes a check-in back: the visit is booked again. */
  async takeOutOfQueue(entryId: number): Promise<void> {
    await answered(this.http.delete<void>(`/api/queue/${entryId}`));
  }
}

const answered = <T>(request: Observable<T>): Promise<T> => firstValueFrom(request);
