import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  LetterDto,
  LetterKind,
  LetterPreviewDto,
  LetterTemplateDto,
  LetterTextDto,
  SentLetterDto,
} from '@cuspid/letters/contracts';
import type { Language } from '@cuspid/patients/contracts';
import { ifMatch } from '@cuspid/platform/web';
import { firstValueFrom } from 'rxjs';

const textOf = (kind: LetterKind, language: Language) => `/api/letter-templates/${kind}/${language}`;

/** Every change of letters over HTTP. Refusals come as `HttpErrorResponse`: read them with `problemOf`. */
@Injectable({ providedIn: 'root' })
export class LettersApi {
  private readonly http = inject(HttpClient);

  /** Reminds by hand; 409 `no-reminder` with the reason when there is nobody to remind, or it was done. */
  remind(visitId: number): Promise<LetterDto> {
    return firstValueFrom(this.http.post<LetterDto>(`/api/visits/${visitId}/remind`, {}));
  }

  /** Gives a letter that was given up to the post again. */
  retry(id: number): Promise<SentLetterDto> {
    return firstValueFrom(this.http.post<SentLetterDto>(`/api/letters/${id}/retry`, {}));
  }

  /** Changes the version that was on the screen; 412 when somebody else did meanwhile, 422 with the place of a mistake. */
  write({ kind, language, version }: LetterTemplateDto, text: LetterTextDto): Promise<LetterTemplateDto> {
    const headers = ifMatch(version);
    return firstValueFrom(this.http.put<LetterTemplateDto>(textOf(kind, language), text, { headers }));
  }

  /** Back to the text that comes with Cuspid. */
  async restore({ kind, language, version }: LetterTemplateDto): Promise<void> {
    await firstValueFrom(this.http.delete(textOf(kind, language), { headers: ifMatch(version) }));
  }

  /** The letter an invented patient would get. */
  preview(kind: LetterKind, language: Language, text: LetterTextDto): Promise<LetterPreviewDto> {
    return firstValueFrom(this.http.post<LetterPreviewDto>(`${textOf(kind, language)}/preview`, text));
  }
}
