import { Invalid } from '@cuspid/platform/api';
import type { FieldError } from '@cuspid/platform/contracts';
import { isDay } from '@cuspid/platform/contracts/dto';
import { PREGNANCY_DAYS, type AlertKind } from '@cuspid/patients/contracts';
import type { Patient } from './patient';

/** An alert as somebody wants it to be. */
export interface WantedAlert {
  kind: AlertKind;
  label: string;
  since: string | null;
  expectedOn: string | null;
}

/** Refuses what cannot be (422): of the future, a pregnancy of a man, a birth further ahead than any. */
export function checkAlert(
  { kind, since, expectedOn }: WantedAlert,
  patient: Pick<Patient, 'sex'>,
  today: string,
): void {
  const errors: FieldError[] = [];
  const say = (path: string, message: string) => errors.push({ path, message });
  if (kind === 'PREGNANCY' && patient.sex === 'MALE') {
    say('kind', 'is not for a male patient: if the sex was entered wrongly, correct it first');
  }
  if (since && since.length === 10 && !isDay(since)) say('since', 'must be a day that exists');
  else if (since && since > today.slice(0, since.length)) say('since', 'must not be in the future');
  if (expectedOn && kind !== 'PREGNANCY') say('expectedOn', 'belongs to a pregnancy');
  else if (expectedOn && expectedOn < today) say('expectedOn', 'must not be in the past');
  else if (expectedOn && daysBetween(today, expectedOn) > PREGNANCY_DAYS) {
    say('expectedOn', `must be within ${PREGNANCY_DAYS} days`);
  }
  if (errors.length) throw new Invalid(errors);
}

/** Whether two alerts say the same: one name of one kind, however it is written; and nobody has two pregnancies. */
export const saysTheSame = (a: Pick<WantedAlert, 'kind' | 'label'>, b: Pick<WantedAlert, 'kind' | 'label'>): boolean =>
  a.kind === b.kind && (a.kind === 'PREGNANCY' || plain(a.label) === plain(b.label));

const plain = (label: string): string =>
  label
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;
