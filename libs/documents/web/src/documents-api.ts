import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  BeginUploadDto,
  DocumentDto,
  DocumentLinkDto,
  DocumentUploadDto,
  EditDocumentDto,
} from '@cuspid/documents/contracts';
import { ifMatch, once } from '@cuspid/platform/web';
import { firstValueFrom, fromEvent, Observable, takeUntil } from 'rxjs';

/** Documents over HTTP. Refusals come as `HttpErrorResponse`: read them with `problemOf`. */
@Injectable({ providedIn: 'root' })
export class DocumentsApi {
  private readonly http = inject(HttpClient);

  one(id: number): Promise<DocumentDto> {
    return firstValueFrom(this.http.get<DocumentDto>(`/api/documents/${id}`));
  }

  /** Changes what is said about it; 412 when somebody else did meanwhile. */
  edit(id: number, version: number, change: EditDocumentDto): Promise<DocumentDto> {
    return firstValueFrom(this.http.patch<DocumentDto>(`/api/documents/${id}`, change, { headers: ifMatch(version) }));
  }

  /** Into the bin; answers it as it lies there. */
  bin({ id, version }: DocumentDto): Promise<DocumentDto> {
    return firstValueFrom(this.http.delete<DocumentDto>(`/api/documents/${id}`, { headers: ifMatch(version) }));
  }

  restore({ id, version }: DocumentDto): Promise<DocumentDto> {
    const headers = ifMatch(version);
    return firstValueFrom(this.http.post<DocumentDto>(`/api/documents/${id}/restore`, {}, { headers }));
  }

  /** Deletes it for good, with the stored file; only from the bin. */
  async purge({ id, version }: DocumentDto): Promise<void> {
    const options = { headers: ifMatch(version), params: { purge: true } };
    await firstValueFrom(this.http.delete<void>(`/api/documents/${id}`, options));
  }

  content(id: number, stop?: AbortSignal): Promise<Blob> {
    return until(this.http.get(`/api/documents/${id}/content`, { responseType: 'blob' }), stop);
  }

  /** Where the bucket hands it over itself; no `url` where the API does. */
  link(id: number): Promise<DocumentLinkDto> {
    return firstValueFrom(this.http.get<DocumentLinkDto>(`/api/documents/${id}/link`));
  }

  /** The same, noted as one that was taken away. */
  download(id: number): Promise<Blob> {
    const options = { responseType: 'blob', params: { download: true } } as const;
    return firstValueFrom(this.http.get(`/api/documents/${id}/content`, options));
  }

  thumbnail(id: number, stop?: AbortSignal): Promise<Blob> {
    return until(this.http.get(`/api/documents/${id}/thumbnail`, { responseType: 'blob' }), stop);
  }

  /** Begins an upload; the key makes a second try harmless. `sameAs` tells that the patient has this very file. */
  begin(patientId: number, what: BeginUploadDto, key: string, stop: AbortSignal): Promise<DocumentUploadDto> {
    const url = `/api/patients/${patientId}/document-uploads`;
    return until(this.http.post<DocumentUploadDto>(url, what, { headers: once(key) }), stop);
  }

  /** Where an upload stands. */
  upload(id: number, stop?: AbortSignal): Promise<DocumentUploadDto> {
    return until(this.http.get<DocumentUploadDto>(`/api/document-uploads/${id}`), stop);
  }

  /** Sends a piece; 409 `upload-offset` when the server has another number of bytes than `offset`. */
  send(id: number, offset: number, piece: Blob, stop: AbortSignal): Promise<DocumentUploadDto> {
    const headers = { 'Upload-Offset': String(offset), 'Content-Type': 'application/octet-stream' };
    return until(this.http.put<DocumentUploadDto>(`/api/document-uploads/${id}/content`, piece, { headers }), stop);
  }

  /** What came becomes a document; asked again, the same one. 409 `document-already-there` unless `again`. */
  complete(id: number, again: boolean, stop: AbortSignal): Promise<DocumentDto> {
    const url = `/api/document-uploads/${id}/complete`;
    return until(this.http.post<DocumentDto>(url, { again }), stop);
  }

  async drop(id: number): Promise<void> {
    await firstValueFrom(this.http.delete<void>(`/api/document-uploads/${id}`));
  }
}

/** The answer, unless it is stopped before: then it fails with rxjs's `EmptyError`. */
const until = <T>(request: Observable<T>, stop?: AbortSignal): Promise<T> =>
  firstValueFrom(stop ? request.pipe(takeUntil(fromEvent(stop, 'abort'))) : request);
