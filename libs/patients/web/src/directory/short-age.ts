import type { PatientRowDto } from '@cuspid/patients/contracts';
import { ageText } from '@cuspid/platform/web';

/** "34 F"; months below two years, "7 mo F"; "~34 F" when the birth date was reckoned from an age. */
export function shortAge(
  { dateOfBirth, isBirthDateEstimated }: Pick<PatientRowDto, 'dateOfBirth' | 'isBirthDateEstimated'>,
  today: string,
  sex: string,
): string {
  if (!dateOfBirth) return sex;
  const age = ageText(dateOfBirth, today).replace(/ y$/, '');
  return `${isBirthDateEstimated ? '~' : ''}${age} ${sex}`;
}
