import type { Patient } from '../patient';
import type { Change } from './merge-journal';

/** What belongs together: changed since in one, it is left alone in all. */
const TOGETHER: readonly string[][] = [
  ['dateOfBirth', 'isBirthDateEstimated'],
  ['allergyState', 'allergiesConfirmedAt', 'allergiesConfirmedById'],
];

/** What the record that stayed becomes again, and what it keeps, because somebody has changed it since the merge. */
export function restoredOf(
  patient: Patient,
  { before, after }: Change,
): { restored: Partial<Patient>; kept: string[] } {
  const now = new Map<string, unknown>(Object.entries(patient));
  const isChanged = (field: string) => JSON.stringify(now.get(field) ?? null) !== JSON.stringify(after[field] ?? null);
  const changed = Object.keys(after).filter(isChanged);
  const kept = Object.keys(after).filter((field) =>
    (TOGETHER.find((group) => group.includes(field)) ?? [field]).some((one) => changed.includes(one)),
  );
  const restored = Object.entries(before).filter(([field]) => !kept.includes(field));
  return { restored: Object.fromEntries(restored.map(([field, value]) => [field, valueOf(field, value)])), kept };
}

/** An instant that has been through JSON is an instant again. */
const valueOf = (field: string, value: unknown) =>
  field.endsWith('At') && typeof value === 'string' ? new Date(value) : value;
