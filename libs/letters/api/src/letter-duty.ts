import type { WithdrawnBecause } from '@cuspid/letters/contracts';
import type { Patient } from '@cuspid/patients/api';
import { clock } from '@cuspid/platform/database';
import type { Visit } from '@cuspid/visits/api';
import type { Letter } from './letter';

/** Why a patient gets no letters; null when they do. */
export function unwanted(patient: Patient | null): WithdrawnBecause | null {
  // An archived record is of somebody who left or died, or whose record is part of another now.
  if (!patient?.isActive) return 'ARCHIVED';
  if (patient.isReminderOptOut) return 'OPTED_OUT';
  return patient.email ? null : 'NO_ADDRESS';
}

/**
 * Why a letter that waits is not to be sent after all; null when it is. The one rule, asked when something happens and once
 * more at the moment of sending.
 */
export function obstacleTo(
  letter: Letter,
  visit: Visit | null,
  patient: Patient | null,
  now = clock.now(),
): WithdrawnBecause | null {
  const refused = unwanted(patient);
  if (refused) return refused;
  if (patient?.email !== letter.recipient) return 'OTHER_ADDRESS';
  if (letter.startsAt <= now) return 'PAST';
  if (letter.kind === 'CANCELLED') return !visit || visit.status === 'CANCELLED' ? null : 'NOT_NEEDED';
  if (visit?.status !== 'SCHEDULED') return 'ENDED';
  return visit.startsAt.getTime() === letter.startsAt.getTime() ? null : 'MOVED';
}
