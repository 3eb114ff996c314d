import { TestBed } from '@angular/core/testing';
import { TranslocoService } from '@jsverse/transloco';
import type { ChairDto } from '@cuspid/settings/contracts';
import type { StaffDto } from '@cuspid/users/contracts';
import type { BlockOutDto, CalendarDto, VisitDto } from '@cuspid/visits/contracts';
import { firstValueFrom } from 'rxjs';
import english from './i18n/en.json';

/** For specs: the words of the frame and of this room are there before anything is shown. */
export async function speakEnglish(): Promise<void> {
  const words = TestBed.inject(TranslocoService);
  await firstValueFrom(words.load('en'));
  words.setTranslation({ visits: english }, 'en');
}

export const DAY = '2026-11-24';
export const CHAIR: ChairDto = { id: 1, name: 'Chair 1' };
export const ANA: StaffDto = { id: 11, name: 'Dr Anushka Fernando', role: 'ORTHODONTIST', department: null };
export const SILVA: StaffDto = { id: 12, name: 'Dr Pradeep Silva', role: 'DENTAL_SURGEON', department: null };
export const THILINI: StaffDto = { id: 13, name: 'Thilini Bandara', role: 'STUDENT', department: null };

/** A visit at a time on the wall of a clinic in UTC. */
export function visit(id: number, time: string, change: Partial<VisitDto> = {}): VisitDto {
  return {
    id,
    patient: {
      id: 100 + id,
      patientCode: `PT-00010${id}`,
      firstName: 'Kavindi',
      lastName: `Perera ${id}`,
      phone: null,
    },
    provider: ANA,
    chair: CHAIR,
    startsAt: `${DAY}T${time}:00.000Z`,
    minutes: 30,
    type: 'Adjustment',
    status: 'SCHEDULED',
    confirmedAt: null,
    arrivedAt: null,
    endedAt: null,
    reason: null,
    overbookReason: null,
    notes: null,
    version: 1,
    ...change,
  };
}

export const block = (from: string, to: string, change: Partial<BlockOutDto> = {}): BlockOutDto => ({
  id: 1,
  provider: null,
  chair: null,
  startsAt: `${DAY}T${from}:00.000Z`,
  endsAt: `${DAY}T${to}:00.000Z`,
  reason: 'Ward round',
  ...change,
});

export const calendar = (visits: VisitDto[], blocks: BlockOutDto[] = []): CalendarDto => ({
  days: [
    {
      day: DAY,
      holiday: null,
      spans: [
        { from: '08:00', to: '12:30' },
        { from: '13:15', to: '17:00' },
      ],
      isOpen: true,
    },
  ],
  visits,
  blocks,
});
