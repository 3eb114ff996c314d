import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  CheckInDto,
  DisplayDto,
  DisplaysDto,
  EditDisplayDto,
  EditEntryDto,
  OpenedDisplayDto,
  QueueEntryDto,
  QueueStatus,
  WallLanguage,
  RouteStepDto,
  SettledAs,
  UnfinishedListDto,
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

  /** Calls who did not come once more. 409 `not-called`. */
  callAgain(id: number): Promise<QueueEntryDto> {
    return answered(this.http.post<QueueEntryDto>(`/api/queue/${id}/call-again`, {}));
  }

  /** Calls the longest waiting patient of the highest priority. 409 `nobody-is-waiting`. */
  callNext(chairId: number | null): Promise<QueueEntryDto> {
    return answered(this.http.post<QueueEntryDto>('/api/queue/next', chairId === null ? {} : { chairId }));
  }

  /** Changes what stands on a card; 412 when somebody else did meanwhile. */
  edit(id: number, version: number, change: EditEntryDto): Promise<QueueEntryDto> {
    return answered(this.http.patch<QueueEntryDto>(`/api/queue/${id}`, change, { headers: ifMatch(version) }));
  }

  /** Marks a station of a student's route. 409 `route-step-refused`, 403 when it is not the caller's to do. */
  mark(id: number, step: RouteStepDto): Promise<QueueEntryDto> {
    return answered(this.http.post<QueueEntryDto>(`/api/queue/${id}/route`, step));
  }

  /** Says what became of an entry an earlier day left open; those that are still open come back. */
  settle(id: number, as: SettledAs): Promise<UnfinishedListDto> {
    return answered(this.http.post<UnfinishedListDto>(`/api/queue/${id}/settle`, { as }));
  }

  async remove(id: number): Promise<void> {
    await answered(this.http.delete<void>(`/api/queue/${id}`));
  }

  displays(): Promise<DisplaysDto> {
    return answered(this.http.get<DisplaysDto>('/api/queue/displays'));
  }

  /** A new waiting-room link. Its token is told this once. */
  openDisplay(name: string, languages: WallLanguage[]): Promise<OpenedDisplayDto> {
    return answered(this.http.post<OpenedDisplayDto>('/api/queue/displays', { name, languages }));
  }

  /** Another name or other languages under the same link; 404 when it was taken back meanwhile. */
  editDisplay(id: number, change: EditDisplayDto): Promise<DisplayDto> {
    return answered(this.http.patch<DisplayDto>(`/api/queue/displays/${id}`, change));
  }

  async closeDisplay(id: number): Promise<void> {
    await answered(this.http.delete<void>(`/api/queue/displays/${id}`));
  }
}

const answered = <T>(request: Observable<T>): Promise<T> => firstValueFrom(request);
