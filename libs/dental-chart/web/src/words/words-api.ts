import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { AddChartWordDto, ChartWordDto, EditChartWordDto } from '@cuspid/dental-chart/contracts';
import { ifMatch, once } from '@cuspid/platform/web';
import { firstValueFrom } from 'rxjs';

const WORDS = '/api/dental-chart/words';

/** The clinic's words over HTTP. 422 `word-not-possible` says why. */
@Injectable({ providedIn: 'root' })
export class WordsApi {
  private readonly http = inject(HttpClient);

  add(word: AddChartWordDto, key: string): Promise<ChartWordDto> {
    return firstValueFrom(this.http.post<ChartWordDto>(WORDS, word, { headers: once(key) }));
  }

  change(id: number, version: number, word: EditChartWordDto): Promise<ChartWordDto> {
    return firstValueFrom(this.http.patch<ChartWordDto>(`${WORDS}/${id}`, word, { headers: ifMatch(version) }));
  }

  async remove(id: number): Promise<void> {
    await firstValueFrom(this.http.delete<void>(`${WORDS}/${id}`));
  }
}
