import type { AlertDto, AlertsDto } from '@cuspid/patients/contracts';

export const nurse = { id: 5, name: 'Tharindu Bandara', role: 'NURSE' as const, department: null };

export const anAlert = (set: Partial<AlertDto> = {}): AlertDto => ({
  id: 1,
  kind: 'ALLERGY',
  severity: 'DANGER',
  label: 'Penicillin',
  note: null,
  since: null,
  expectedOn: null,
  recordedAt: '2026-11-05T05:00:00.000Z',
  recordedBy: nurse,
  confirmedAt: '2026-11-05T05:00:00.000Z',
  confirmedBy: nurse,
  isDue: false,
  isOver: false,
  version: 1,
  ...set,
});

export const knownAlerts = (
  allergyState: AlertsDto['allergyState'],
  items: AlertDto[] = [],
  set: Partial<AlertsDto> = {},
): AlertsDto => ({
  allergyState,
  confirmedAt: allergyState === 'UNKNOWN' ? null : '2020-11-05T05:00:00.000Z',
  confirmedBy: allergyState === 'UNKNOWN' ? null : nurse,
  isDue: false,
  items,
  ...set,
});
