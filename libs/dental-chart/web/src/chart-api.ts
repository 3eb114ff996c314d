import { HttpClient, HttpParams } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  AdvanceFindingDto,
  ChartDto,
  ChartPrintFilter,
  CoSignDto,
  CoSignedDto,
  FindingDto,
  RecordedDto,
  RecordEntryDto,
  VoidFindingDto,
} from '@cuspid/dental-chart/contracts';
import { PAGE, type Page } from '@cuspid/platform/contracts';
import { once } from '@cuspid/platform/web';
import { firstValueFrom, type Observable } from 'rxjs';

const answered = <T>(request: Observable<T>): Promise<T> => firstValueFrom(request);
const of = (patientId: number): string => `/api/patients/${patientId}/dental-chart`;

/** The dental chart of a patient over HTTP. Refusals come as `HttpErrorResponse`: read them with `problemOf`. */
@Injectable({ providedIn: 'root' })
export class ChartApi {
  private readonly http = inject(HttpClient);

  /** The chart of today: its version, the proposed dentition, and whether there is something to take back. */
  chart(patientId: number): Promise<ChartDto> {
    return answered(this.http.get<ChartDto>(of(patientId)));
  }

  /** A page of all that was ever recorded, newest first, rows that took others back among it. */
  history(patientId: number, cursor: string | null): Promise<Page<FindingDto>> {
    const params = { includeVoided: true, limit: PAGE.limitMax, ...(cursor && { cursor }) };
    return answered(this.http.get<Page<FindingDto>>(`${of(patientId)}/findings`, { params }));
  }

  /** Records one act. 409 `chart-contradiction`, 422 `entry-not-understood` and `impossible-state`. */
  record(patientId: number, entry: RecordEntryDto, key: string): Promise<RecordedDto> {
    return answered(this.http.post<RecordedDto>(`${of(patientId)}/entries`, entry, { headers: once(key) }));
  }

  /** Takes back one's own last act. 409 `nothing-to-undo`, `built-upon`. */
  undo(patientId: number): Promise<RecordedDto> {
    return answered(this.http.post<RecordedDto>(`${of(patientId)}/undo`, null));
  }

  redo(patientId: number): Promise<RecordedDto> {
    return answered(this.http.post<RecordedDto>(`${of(patientId)}/redo`, null));
  }

  /** Takes a finding back, with the reason. 409 `not-current`. */
  void(patientId: number, findingId: number, reason: VoidFindingDto): Promise<RecordedDto> {
    return answered(this.http.post<RecordedDto>(`${of(patientId)}/findings/${findingId}/void`, reason));
  }

  /** Signs under what a student recorded. 409 `chart-moved-on`. */
  coSign(patientId: number, what: CoSignDto): Promise<CoSignedDto> {
    return answered(this.http.post<CoSignedDto>(`${of(patientId)}/cosign`, what));
  }

  /** Moves planned work on. 409 `not-current`. */
  advance(patientId: number, findingId: number, to: AdvanceFindingDto): Promise<RecordedDto> {
    return answered(this.http.post<RecordedDto>(`${of(patientId)}/findings/${findingId}/advance`, to));
  }

  /** The chart on paper, as it is shown. */
  pdf(patientId: number, filter: ChartPrintFilter): Promise<Blob> {
    const params = new HttpParams({ fromObject: { ...filter } });
    return answered(this.http.get(`${of(patientId)}.pdf`, { params, responseType: 'blob' }));
  }
}
