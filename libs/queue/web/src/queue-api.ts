import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  CheckInDto,
  DisplaysDto,
  EditEntryDto,
  OpenedDisplayDto,
  QueueEntryDto,
  QueueStatus,
} from '@cuspid/queue/contracts';
import { ifMatch, once } from '@cuspid/platform/web';
import { firstValueFrom, Observable } from 'rxjs';

/** Every change of the queue over HTTP. Refusals come as `HttpErrorResponse`: read them with `problemOf`. */
@Injectable({ providedIn: 'root' })
export class QueueApi {
  private readonly http = inject(HttpClient);

  /** Checks a patient in; the key makes a second press harmless. 409 `already-in-queue`. */
  checkIn(patient: CheckInDto, key: string): Promise<QueueEntryDto> {
    return answered(this.http.post<QueueEntryDto>('/api/queue', patient, { headers: once(key) }));
  }

  /** Moves an entry to a stage; `chairId` says where the patient is called to. 409 `entry-closed`. */
  move(id: number, status: QueueStatus, chairId?: number | null): Promise<QueueEntryDto> {
    const body = chairId === undefined ? { status } : { status, chairId };
    return answered(this.http.post<QueueEntryDto>(`/api/queue/${id}/move`, body));
  }

  /** Calls the longest waiting patient of the highest priority. 409 `nobody-is-waiting`. */
  callNext(chairId: number | null): Promise<QueueEntryDto> {
    return answered(this.http.post<QueueEntryDto>('/api/queue/next', chairId === null ? {} : { chairId }));
  }

  /** Changes what stands on a card; 412 when somebody else did meanwhile. */
  edit(id: number, version: number, change: EditEntryDto): Promise<QueueEntryDto> {
    return answered(this.http.patch<QueueEntryDto>(`/api/queue/${id}`, change, { headers: ifMatch(version) }));
  }

  async remove(id: number): Promise<void> {
    await answered(this.http.delete<void>(`/api/queue/${id}`));
  }

  displays(): Promise<DisplaysDto> {
    return answered(this.http.get<DisplaysDto>('/api/queue/displays'));
  }

  /** A new waiting-room link. Its token is told this once. */
  openDisplay(name: string): Promise<OpenedDisplayDto> {
    return answered(this.http.post<OpenedDisplayDto>('/api/queue/displays', { name }));
  }

  async closeDisplay(id: number): Promise<void> {
    await answered(this.http.delete<void>(`/api/queue/displays/${id}`));
  }
}

const answered = <T>(request: Observable<T>): Promise<T> => firstValueFrom(request);
