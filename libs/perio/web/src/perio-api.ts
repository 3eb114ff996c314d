import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  ConfirmPerioDto,
  PerioComparisonDto,
  PerioExamDto,
  SavePerioDto,
  StartPerioDto,
} from '@cuspid/perio/contracts';
import { ifMatch, once } from '@cuspid/platform/web';
import { firstValueFrom, type Observable } from 'rxjs';

const answered = <T>(request: Observable<T>): Promise<T> => firstValueFrom(request);
/** Where a patient's periodontal exams are. */
export const perioAt = (patientId: number): string => `/api/patients/${patientId}/dental-chart/perio`;

type Of = Pick<PerioExamDto, 'id' | 'patientId' | 'version'>;

/** Periodontal exams over HTTP. Refusals come as `HttpErrorResponse`: read them with `problemOf`. */
@Injectable({ providedIn: 'root' })
export class PerioApi {
  private readonly http = inject(HttpClient);

  start(patientId: number, what: StartPerioDto, key: string): Promise<PerioExamDto> {
    return answered(this.http.post<PerioExamDto>(perioAt(patientId), what, { headers: once(key) }));
  }

  one(patientId: number, id: number, version?: number): Promise<PerioExamDto> {
    const params = { ...(version !== undefined && { version }) };
    return answered(this.http.get<PerioExamDto>(`${perioAt(patientId)}/${id}`, { params }));
  }

  /** Saves all of it. 412 when somebody else saved meanwhile; 409 `perio-finished` without a reason. */
  save({ patientId, id, version }: Of, what: SavePerioDto): Promise<PerioExamDto> {
    return answered(this.http.put<PerioExamDto>(`${perioAt(patientId)}/${id}`, what, { headers: ifMatch(version) }));
  }

  finish(exam: Of): Promise<PerioExamDto> {
    return this.act(exam, 'finish', {});
  }

  confirm(exam: Of, what: ConfirmPerioDto): Promise<PerioExamDto> {
    return this.act(exam, 'diagnosis', what);
  }

  void(exam: Of, reason: string): Promise<PerioExamDto> {
    return this.act(exam, 'void', { reason });
  }

  compare(patientId: number, a: number, b: number): Promise<PerioComparisonDto> {
    return answered(this.http.get<PerioComparisonDto>(`${perioAt(patientId)}/compare`, { params: { a, b } }));
  }

  /** On paper, as the save that is shown said it. */
  pdf({ patientId, id, told }: Pick<PerioExamDto, 'patientId' | 'id' | 'told'>): Promise<Blob> {
    const params = { version: told };
    return answered(this.http.get(`${perioAt(patientId)}/${id}.pdf`, { params, responseType: 'blob' }));
  }

  private act({ patientId, id, version }: Of, what: string, body: object): Promise<PerioExamDto> {
    const headers = ifMatch(version);
    return answered(this.http.post<PerioExamDto>(`${perioAt(patientId)}/${id}/${what}`, body, { headers }));
  }
}
