import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  ChartVersionDto,
  OpenVersionDto,
  SaveVersionDto,
  VersionPrintFilter,
} from '@cuspid/dental-chart/contracts';
import { PAGE, type Page } from '@cuspid/platform/contracts';
import { once } from '@cuspid/platform/web';
import { firstValueFrom, type Observable } from 'rxjs';

const answered = <T>(request: Observable<T>): Promise<T> => firstValueFrom(request);
const of = (patientId: number): string => `/api/patients/${patientId}/dental-chart/versions`;

/** Named versions of a chart over HTTP. Refusals come as `HttpErrorResponse`: read them with `problemOf`. */
@Injectable({ providedIn: 'root' })
export class VersionsApi {
  private readonly http = inject(HttpClient);

  /** A page, newest first; those in the bin apart. */
  list(
    patientId: number,
    { isBin, cursor }: { isBin: boolean; cursor: string | null },
  ): Promise<Page<ChartVersionDto>> {
    const params = { limit: PAGE.limit, ...(isBin && { bin: 'only' }), ...(cursor && { cursor }) };
    return answered(this.http.get<Page<ChartVersionDto>>(of(patientId), { params }));
  }

  save(patientId: number, version: SaveVersionDto, key: string): Promise<ChartVersionDto> {
    return answered(this.http.post<ChartVersionDto>(of(patientId), version, { headers: once(key) }));
  }

  /** 500 `version-damaged`: what is stored is no longer what was frozen. */
  version(patientId: number, id: number): Promise<OpenVersionDto> {
    return answered(this.http.get<OpenVersionDto>(`${of(patientId)}/${id}`));
  }

  bin(patientId: number, id: number): Promise<unknown> {
    return answered(this.http.delete(`${of(patientId)}/${id}`));
  }

  purge(patientId: number, id: number): Promise<unknown> {
    return answered(this.http.delete(`${of(patientId)}/${id}`, { params: { purge: true } }));
  }

  restore(patientId: number, id: number): Promise<ChartVersionDto> {
    return answered(this.http.post<ChartVersionDto>(`${of(patientId)}/${id}/restore`, null));
  }

  pdf(patientId: number, id: number, filter: VersionPrintFilter): Promise<Blob> {
    return answered(this.http.get(`${of(patientId)}/${id}.pdf`, { params: { ...filter }, responseType: 'blob' }));
  }

  json(patientId: number, id: number): Promise<Blob> {
    return answered(this.http.get(`${of(patientId)}/${id}.json`, { responseType: 'blob' }));
  }
}
