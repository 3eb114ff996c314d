import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  Answers,
  CaseHistoryDto,
  HistoryDiffDto,
  HistoryDraftDto,
  Section,
  WaitingExportFilter,
} from '@cuspid/case-history/contracts';
import { ifMatch } from '@cuspid/platform/web';
import { firstValueFrom } from 'rxjs';

/** A patient's case history over HTTP. Refusals come as `HttpErrorResponse`: read them with `problemOf`. */
@Injectable({ providedIn: 'root' })
export class HistoryApi {
  private readonly http = inject(HttpClient);

  static address(patientId: number): string {
    return `/api/patients/${patientId}/history`;
  }

  read(patientId: number): Promise<CaseHistoryDto> {
    return firstValueFrom(this.http.get<CaseHistoryDto>(HistoryApi.address(patientId)));
  }

  /** Saves over the version that was seen. 412 when somebody saved meanwhile. */
  save(patientId: number, version: number, answers: Answers, confirm: readonly Section[]): Promise<CaseHistoryDto> {
    const headers = ifMatch(version);
    return firstValueFrom(
      this.http.put<CaseHistoryDto>(HistoryApi.address(patientId), { answers, confirm }, { headers }),
    );
  }

  draft(patientId: number): Promise<HistoryDraftDto> {
    return firstValueFrom(this.http.get<HistoryDraftDto>(`${HistoryApi.address(patientId)}/draft`));
  }

  /** Keeps what was typed over the draft that was seen. 412 when another tab typed meanwhile. */
  keep(patientId: number, version: number, baseVersion: number, answers: Answers): Promise<HistoryDraftDto> {
    const headers = ifMatch(version);
    const body = { baseVersion, answers };
    return firstValueFrom(this.http.put<HistoryDraftDto>(`${HistoryApi.address(patientId)}/draft`, body, { headers }));
  }

  drop(patientId: number): Promise<unknown> {
    return firstValueFrom(this.http.delete(`${HistoryApi.address(patientId)}/draft`));
  }

  diff(patientId: number, version: number): Promise<HistoryDiffDto> {
    return firstValueFrom(this.http.get<HistoryDiffDto>(`${HistoryApi.address(patientId)}/versions/${version}/diff`));
  }

  pdf(patientId: number, version?: number): Promise<Blob> {
    const address = HistoryApi.address(patientId);
    const file = version ? `${address}/versions/${version}.pdf` : `${address}.pdf`;
    return firstValueFrom(this.http.get(file, { responseType: 'blob' }));
  }

  waitingFile(filter: WaitingExportFilter): Promise<Blob> {
    return firstValueFrom(
      this.http.get('/api/waiting-list/export.csv', { params: { ...filter }, responseType: 'blob' }),
    );
  }
}
