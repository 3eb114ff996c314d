import { TestBed } from '@angular/core/testing';
import { TranslocoService } from '@jsverse/transloco';
import type { AuditEntryDto } from '@cuspid/audit/contracts';
import { firstValueFrom } from 'rxjs';
import english from './i18n/en.json';

/** For specs: the words of the frame and of this room are there before anything is shown. */
export async function speakEnglish(): Promise<void> {
  const words = TestBed.inject(TranslocoService);
  await firstValueFrom(words.load('en'));
  words.setTranslation({ audit: english }, 'en');
}

/** A line of the log. */
export const entry = (id: number, set: Partial<AuditEntryDto> = {}): AuditEntryDto => ({
  id,
  at: '2026-11-23T05:12:07.123Z',
  actor: { id: 4, name: 'Ana Perera', role: 'RECEPTION' },
  action: 'patient.changed',
  kind: 'change',
  entity: 'patient',
  entityId: 12,
  patient: { id: 12, name: 'Malini Silva', code: 'PT-000012' },
  before: { phone: '077' },
  after: { phone: '078' },
  address: '10.0.0.7',
  requestId: 'request-1',
  ...set,
});
