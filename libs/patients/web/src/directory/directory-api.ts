import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { ChangeViewDto, SavedViewDto, SaveViewDto } from '@cuspid/patients/contracts';
import { ifMatch } from '@cuspid/platform/web';
import { firstValueFrom } from 'rxjs';

/** What is written about the directory itself, and the file it can be taken away in. */
@Injectable({ providedIn: 'root' })
export class DirectoryApi {
  private readonly http = inject(HttpClient);

  saveView(view: SaveViewDto): Promise<SavedViewDto> {
    return firstValueFrom(this.http.post<SavedViewDto>('/api/patients/views', view));
  }

  changeView({ id, version }: SavedViewDto, change: ChangeViewDto): Promise<SavedViewDto> {
    const headers = ifMatch(version);
    return firstValueFrom(this.http.patch<SavedViewDto>(`/api/patients/views/${id}`, change, { headers }));
  }

  removeView({ id }: SavedViewDto): Promise<void> {
    return firstValueFrom(this.http.delete<void>(`/api/patients/views/${id}`));
  }

  /** The selection as a file. */
  export(params: Record<string, string | number | boolean>): Promise<Blob> {
    return firstValueFrom(this.http.get('/api/patients/export.csv', { params, responseType: 'blob' }));
  }

  reactivate(id: number): Promise<unknown> {
    return firstValueFrom(this.http.post(`/api/patients/${id}/reactivate`, null));
  }
}

/** Hands a file to the browser. */
export function keepFile(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
