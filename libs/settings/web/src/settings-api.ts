import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { EditSettingsDto, ProcedureDto, SettingsDto } from '@cuspid/settings/contracts';
import { ifMatch, once } from '@cuspid/platform/web';
import { firstValueFrom, type Observable } from 'rxjs';

/** A list the clinic keeps, by its address below `/api`. */
export type ListName = 'chairs' | 'visit-types' | 'departments' | 'procedures' | 'holidays';

/** Every change of the settings over HTTP. Refusals come as `HttpErrorResponse`: read them with `problemOf`. */
@Injectable({ providedIn: 'root' })
export class SettingsApi {
  private readonly http = inject(HttpClient);

  settings(): Promise<SettingsDto> {
    return answered(this.http.get<SettingsDto>('/api/settings'));
  }

  /** 412 when somebody else changed them meanwhile. */
  edit(version: number, change: EditSettingsDto): Promise<SettingsDto> {
    return answered(this.http.patch<SettingsDto>('/api/settings', change, { headers: ifMatch(version) }));
  }

  /** Sends an image as it is. 415 when it is none, 413 and 422 when it is too large. */
  sendLogo(version: number, image: File): Promise<SettingsDto> {
    const headers = ifMatch(version).set('Content-Type', image.type || 'application/octet-stream');
    return answered(this.http.put<SettingsDto>('/api/settings/logo', image, { headers }));
  }

  removeLogo(version: number): Promise<SettingsDto> {
    return answered(this.http.delete<SettingsDto>('/api/settings/logo', { headers: ifMatch(version) }));
  }

  procedure(id: number): Promise<ProcedureDto> {
    return answered(this.http.get<ProcedureDto>(`/api/procedures/${id}`));
  }

  /** Adds to a list; the key makes a second press harmless. 409 `already-there`, `list-full`. */
  add<T>(list: ListName, what: object, key: string): Promise<T> {
    return answered(this.http.post<T>(`/api/${list}`, what, { headers: once(key) }));
  }

  change<T>(list: ListName, id: number, version: number, change: object): Promise<T> {
    return answered(this.http.patch<T>(`/api/${list}/${id}`, change, { headers: ifMatch(version) }));
  }

  /** 409 `still-needed` when something refers to it. */
  async remove(list: ListName, id: number): Promise<void> {
    await answered(this.http.delete<void>(`/api/${list}/${id}`));
  }
}

const answered = <T>(request: Observable<T>): Promise<T> => firstValueFrom(request);
