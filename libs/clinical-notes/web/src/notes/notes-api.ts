import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  ClinicalNoteDto,
  EditNoteDto,
  FilledTemplateDto,
  FillTemplateDto,
  NoteVersionDto,
  ProposedTextDto,
  WriteNoteDto,
} from '@cuspid/clinical-notes/contracts';
import { ifMatch, once } from '@cuspid/platform/web';
import { firstValueFrom, Observable } from 'rxjs';

/** Clinical notes over HTTP. Refusals come as `HttpErrorResponse`: read them with `problemOf`. */
@Injectable({ providedIn: 'root' })
export class NotesApi {
  private readonly http = inject(HttpClient);

  static ofPatient(patientId: number): string {
    return `/api/patients/${patientId}/clinical-notes`;
  }

  static one(id: number, rest = ''): string {
    return `/api/clinical-notes/${id}${rest}`;
  }

  note(id: number): Promise<ClinicalNoteDto> {
    return answered(this.http.get<ClinicalNoteDto>(NotesApi.one(id)));
  }

  /** Begins a draft; the key makes a second try harmless. */
  write(patientId: number, note: WriteNoteDto, key: string): Promise<ClinicalNoteDto> {
    return answered(this.http.post<ClinicalNoteDto>(NotesApi.ofPatient(patientId), note, { headers: once(key) }));
  }

  /** Saves over the version that was seen; 412 when the draft was changed elsewhere. */
  save({ id, version }: ClinicalNoteDto, change: EditNoteDto): Promise<ClinicalNoteDto> {
    return answered(this.http.patch<ClinicalNoteDto>(NotesApi.one(id), change, { headers: ifMatch(version) }));
  }

  sign({ id, version }: ClinicalNoteDto): Promise<ClinicalNoteDto> {
    return answered(this.http.post<ClinicalNoteDto>(NotesApi.one(id, '/sign'), { version }));
  }

  verify({ id, version }: ClinicalNoteDto): Promise<ClinicalNoteDto> {
    return answered(this.http.post<ClinicalNoteDto>(NotesApi.one(id, '/verify'), { version }));
  }

  addend({ id, version }: ClinicalNoteDto, text: string, key: string): Promise<ClinicalNoteDto> {
    const headers = once(key);
    return answered(this.http.post<ClinicalNoteDto>(NotesApi.one(id, '/addenda'), { text, version }, { headers }));
  }

  strike({ id, version }: ClinicalNoteDto, reason: string): Promise<ClinicalNoteDto> {
    return answered(this.http.post<ClinicalNoteDto>(NotesApi.one(id, '/strike'), { reason, version }));
  }

  async bin({ id }: ClinicalNoteDto): Promise<void> {
    await answered(this.http.delete(NotesApi.one(id)));
  }

  async purge({ id }: ClinicalNoteDto): Promise<void> {
    await answered(this.http.delete(NotesApi.one(id), { params: { purge: true } }));
  }

  restore({ id }: Pick<ClinicalNoteDto, 'id'>): Promise<ClinicalNoteDto> {
    return answered(this.http.post<ClinicalNoteDto>(NotesApi.one(id, '/restore'), {}));
  }

  version(id: number, version: number): Promise<NoteVersionDto> {
    return answered(this.http.get<NoteVersionDto>(NotesApi.one(id, `/versions/${version}`)));
  }

  /** The sentences today's changes of the chart make. */
  proposed(patientId: number): Promise<ProposedTextDto> {
    return answered(this.http.get<ProposedTextDto>(`${NotesApi.ofPatient(patientId)}/proposed-text`));
  }

  fill(patientId: number, templateId: number, what: FillTemplateDto): Promise<FilledTemplateDto> {
    const url = `/api/patients/${patientId}/note-templates/${templateId}/fill`;
    return answered(this.http.post<FilledTemplateDto>(url, what));
  }
}

const answered = <T>(request: Observable<T>): Promise<T> => firstValueFrom(request);
