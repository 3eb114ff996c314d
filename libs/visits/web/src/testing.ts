import { TestBed } from '@angular/core/testing';
import { TranslocoService } from '@jsverse/transloco';
import type { ChairDto } from '@cuspid/settings/contracts';
import type { StaffDto } from '@cuspid/users/contracts';
import type { BlockOutDto, CalendarDto, ShortNoticeDto, VisitDto } from '@cuspid/visits/contracts';
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
    procedures: [],
    series: null,
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
  version: 1,
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
  isCut: false,
});

/** An entry of the short-notice list that began nine days ago. */
export const noticeEntry = (id: number, change: Partial<ShortNoticeDto> = {}): ShortNoticeDto => ({
  id,
  patient: {
    id: 100 + id,
    patientCode: `PT-${id}`,
    firstName: 'Gloria',
    lastName: `Okafor ${id}`,
    phone: '0718024417',
  },
  visitId: null,
  visitStartsAt: null,
  provider: null,
  minutes: 30,
  type: 'Crown fit 46',
  weekdays: ['MON'],
  fromClock: '00:00',
  toClock: '24:00',
  fromDay: DAY,
  untilDay: DAY,
  note: null,
  status: 'OPEN',
  createdAt: new Date(Date.now() - 9.5 * 86_400_000).toISOString(),
  createdBy: ANA,
  declined: 0,
  unanswered: 0,
  offer: null,
  version: 1,
  ...change,
});
