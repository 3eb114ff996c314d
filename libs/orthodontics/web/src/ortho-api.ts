import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { ChartDto, RecordedDto, RecordEntryDto } from '@cuspid/dental-chart/contracts';
import type { OrthoControlDto, OrthoExamDto, OrthoFieldsDto, RecordControlDto } from '@cuspid/orthodontics/contracts';
import { ifMatch, once } from '@cuspid/platform/web';
import { firstValueFrom } from 'rxjs';

const chart = (patientId: number): string => `/api/patients/${patientId}/dental-chart`;

/** Orthodontics of a patient over HTTP. Refusals come as `HttpErrorResponse`: read them with `problemOf`. */
@Injectable({ providedIn: 'root' })
export class OrthoApi {
  private readonly http = inject(HttpClient);

  static exams(patientId: number): string {
    return `${chart(patientId)}/ortho/exams`;
  }

  static controls(patientId: number): string {
    return `${chart(patientId)}/ortho/controls`;
  }

  static chart(patientId: number): string {
    return chart(patientId);
  }

  exam(patientId: number, id: number): Promise<OrthoExamDto> {
    return firstValueFrom(this.http.get<OrthoExamDto>(`${OrthoApi.exams(patientId)}/${id}`));
  }

  begin(patientId: number, fields: OrthoFieldsDto, key: string): Promise<OrthoExamDto> {
    return firstValueFrom(this.http.post<OrthoExamDto>(OrthoApi.exams(patientId), fields, { headers: once(key) }));
  }

  /** Saves over the version that was seen. 412 when somebody saved meanwhile. */
  save({ patientId, id, version }: OrthoExamDto, fields: OrthoFieldsDto): Promise<OrthoExamDto> {
    const headers = ifMatch(version);
    return firstValueFrom(this.http.put<OrthoExamDto>(`${OrthoApi.exams(patientId)}/${id}`, fields, { headers }));
  }

  finish({ patientId, id, version }: OrthoExamDto): Promise<OrthoExamDto> {
    const headers = ifMatch(version);
    return firstValueFrom(this.http.post<OrthoExamDto>(`${OrthoApi.exams(patientId)}/${id}/finish`, null, { headers }));
  }

  voidExam({ patientId, id }: OrthoExamDto, reason: string): Promise<OrthoExamDto> {
    return firstValueFrom(this.http.post<OrthoExamDto>(`${OrthoApi.exams(patientId)}/${id}/void`, { reason }));
  }

  pdf({ patientId, id }: OrthoExamDto): Promise<Blob> {
    return firstValueFrom(this.http.get(`${OrthoApi.exams(patientId)}/${id}.pdf`, { responseType: 'blob' }));
  }

  recordControl(patientId: number, what: RecordControlDto, key: string): Promise<OrthoControlDto> {
    return firstValueFrom(this.http.post<OrthoControlDto>(OrthoApi.controls(patientId), what, { headers: once(key) }));
  }

  voidControl(patientId: number, id: number, reason: string): Promise<OrthoControlDto> {
    return firstValueFrom(this.http.post<OrthoControlDto>(`${OrthoApi.controls(patientId)}/${id}/void`, { reason }));
  }

  /** Records on the chart, over the version that was seen. */
  chartEntry(patientId: number, entry: RecordEntryDto, key: string): Promise<RecordedDto> {
    return firstValueFrom(this.http.post<RecordedDto>(`${chart(patientId)}/entries`, entry, { headers: once(key) }));
  }

  readChart(patientId: number): Promise<ChartDto> {
    return firstValueFrom(this.http.get<ChartDto>(chart(patientId)));
  }
}
