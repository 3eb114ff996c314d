import { TestBed } from '@angular/core/testing';
import { TranslocoService } from '@jsverse/transloco';
import type { RecallDto } from '@cuspid/recalls/contracts';
import { firstValueFrom } from 'rxjs';
import english from './i18n/en.json';

/** For specs: the words of the frame and of this room are there before anything is shown. */
export async function speakEnglish(): Promise<void> {
  const words = TestBed.inject(TranslocoService);
  await firstValueFrom(words.load('en'));
  words.setTranslation({ recalls: english }, 'en');
}

/** A patient who is due. */
export function recall(id: number, change: Partial<RecallDto> = {}): RecallDto {
  return {
    id,
    patient: {
      id: 100 + id,
      patientCode: `PT-00010${id}`,
      firstName: 'Kavindi',
      lastName: `Perera ${id}`,
      phone: '0772148830',
      otherPhone: null,
      guardianName: null,
      guardianPhone: null,
      language: 'si',
    },
    rule: { id: 1, name: 'Check-up' },
    state: 'due',
    dueOn: '2026-05-01',
    nextOn: '2026-05-01',
    lastDone: { at: '2025-11-01T05:00:00.000Z', type: 'Scaling', provider: null },
    tries: 0,
    attempts: 0,
    lastOutcome: null,
    lastChannel: null,
    lastTriedAt: null,
    endedAs: null,
    booked: null,
    claim: null,
    ...change,
  };
}
