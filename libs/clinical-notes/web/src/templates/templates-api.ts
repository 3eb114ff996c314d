import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { AddNoteTemplateDto, EditNoteTemplateDto, NoteTemplateDto } from '@cuspid/clinical-notes/contracts';
import { ifMatch, once } from '@cuspid/platform/web';
import { firstValueFrom } from 'rxjs';

/** Texts for notes over HTTP. Refusals come as `HttpErrorResponse`: read them with `problemOf`. */
@Injectable({ providedIn: 'root' })
export class TemplatesApi {
  static readonly url = '/api/note-templates';
  private readonly http = inject(HttpClient);

  add(text: AddNoteTemplateDto, key: string): Promise<NoteTemplateDto> {
    return firstValueFrom(this.http.post<NoteTemplateDto>(TemplatesApi.url, text, { headers: once(key) }));
  }

  /** Changes the version that was on the screen; 412 when somebody else did meanwhile, 422 with the place of a mistake. */
  edit(id: number, version: number, change: EditNoteTemplateDto): Promise<NoteTemplateDto> {
    const headers = ifMatch(version);
    return firstValueFrom(this.http.patch<NoteTemplateDto>(`${TemplatesApi.url}/${id}`, change, { headers }));
  }
}
