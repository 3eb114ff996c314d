import { TestBed } from '@angular/core/testing';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import english from './i18n/en.json';

/** For specs: the words of the frame and of this room are there before anything is shown. */
export async function speakEnglish(): Promise<void> {
  const words = TestBed.inject(TranslocoService);
  await firstValueFrom(words.load('en'));
  words.setTranslation({ patients: english }, 'en');
}
