import { Invalid } from '@cuspid/platform/api';
import { PATIENT } from '@cuspid/patients/contracts';

interface Person {
  dateOfBirth: string | null;
  guardianName: string | null;
}

/** A child nobody is known to answer for. Who was born on a day that is not known counts as grown up. */
export function isAlone({ dateOfBirth, guardianName }: Person, today: string): boolean {
  const eighteenToday = `${Number(today.slice(0, 4)) - PATIENT.minorUntil}${today.slice(4)}`;
  return dateOfBirth !== null && dateOfBirth > eighteenToday && !guardianName;
}

/** A minor has a guardian, or somebody has said that it is not known yet: an emergency does not wait for a name. */
export class GuardianNeeded extends Invalid {
  constructor() {
    super([
      {
        path: 'guardianName',
        message: `is needed under ${PATIENT.minorUntil}; or send isGuardianUnknown while nobody knows`,
      },
    ]);
  }
}
