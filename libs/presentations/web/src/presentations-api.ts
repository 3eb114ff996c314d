import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { once } from '@cuspid/platform/web';
import type { BuildPresentationDto, PresentationDto, SlideDto } from '@cuspid/presentations/contracts';
import { firstValueFrom } from 'rxjs';

/** Presentations over HTTP. Refusals come as `HttpErrorResponse`: read them with `problemOf`. */
@Injectable({ providedIn: 'root' })
export class PresentationsApi {
  private readonly http = inject(HttpClient);

  build(patientId: number, what: BuildPresentationDto, key: string): Promise<PresentationDto> {
    const url = `/api/patients/${patientId}/presentations`;
    return firstValueFrom(this.http.post<PresentationDto>(url, what, { headers: once(key) }));
  }

  image(id: number, { kind, number }: NonNullable<SlideDto['image']>): Promise<Blob> {
    const of = kind === 'DRAWING' ? 'drawings' : 'pictures';
    return firstValueFrom(this.http.get(`/api/presentations/${id}/${of}/${number}`, { responseType: 'blob' }));
  }

  pdf(id: number): Promise<Blob> {
    return firstValueFrom(this.http.get(`/api/presentations/${id}/presentation.pdf`, { responseType: 'blob' }));
  }
}
