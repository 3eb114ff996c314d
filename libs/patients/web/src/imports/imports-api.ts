import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { DecideAlikeDto, ImportDetailDto, MapImportDto } from '@cuspid/patients/contracts';
import { ifMatch } from '@cuspid/platform/web';
import { firstValueFrom } from 'rxjs';

type Seen = Pick<ImportDetailDto, 'id' | 'version'>;

/** Everything done with imports over HTTP. Refusals come as `HttpErrorResponse`: read them with `problemOf`. */
@Injectable({ providedIn: 'root' })
export class ImportsApi {
  private readonly http = inject(HttpClient);

  /** Sends a file as it is. 413 when it is too large, 422 when it cannot be read. */
  send(file: File): Promise<ImportDetailDto> {
    const [params, headers] = [{ name: file.name.slice(0, 200) }, { 'Content-Type': 'text/csv' }];
    return firstValueFrom(this.http.post<ImportDetailDto>('/api/patients/imports', file, { params, headers }));
  }

  map({ id, version }: Seen, mapping: MapImportDto): Promise<ImportDetailDto> {
    return this.put(`${id}/mapping`, mapping, version);
  }

  decide(id: number, decision: DecideAlikeDto): Promise<ImportDetailDto> {
    return firstValueFrom(this.http.put<ImportDetailDto>(`/api/patients/imports/${id}/alike`, decision));
  }

  commit(seen: Seen): Promise<ImportDetailDto> {
    return this.post(seen, 'commit');
  }

  undo(seen: Seen): Promise<ImportDetailDto> {
    return this.post(seen, 'undo');
  }

  discard({ id }: Seen): Promise<void> {
    return firstValueFrom(this.http.delete<void>(`/api/patients/imports/${id}`));
  }

  /** The refused rows with what to mend. */
  refused({ id }: Seen): Promise<Blob> {
    return firstValueFrom(this.http.get(`/api/patients/imports/${id}/refused.csv`, { responseType: 'blob' }));
  }

  private put(path: string, body: object, version: number): Promise<ImportDetailDto> {
    const headers = ifMatch(version);
    return firstValueFrom(this.http.put<ImportDetailDto>(`/api/patients/imports/${path}`, body, { headers }));
  }

  private post({ id, version }: Seen, verb: string): Promise<ImportDetailDto> {
    const headers = ifMatch(version);
    return firstValueFrom(this.http.post<ImportDetailDto>(`/api/patients/imports/${id}/${verb}`, null, { headers }));
  }
}
