import {
  dmft,
  proposeDentition,
  undrawn,
  whoCodes,
  type ChartState,
  type Dmft,
  type DentitionView,
} from '@cuspid/odontogram';
import type { ChartIndicesDto, DmftDto } from '@cuspid/dental-chart/contracts/dto';
import type { Patient } from '@cuspid/patients/api';

type Born = Pick<Patient, 'dateOfBirth'>;

/** Years from birth to a day, in full months; null when the birth date is not known. */
export function ageOn(day: string, { dateOfBirth }: Born): number | null {
  if (dateOfBirth === null) return null;
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const [bornYear = 0, bornMonth = 0, bornDate = 0] = dateOfBirth.split('-').map(Number);
  return ((year - bornYear) * 12 + (month - bornMonth) - (date < bornDate ? 1 : 0)) / 12;
}

/** The rows to show: as age proposes, and all four where that would leave out a tooth with findings. */
export function dentitionOf(state: ChartState, patient: Born, asOf: string): DentitionView {
  const age = ageOn(asOf, patient);
  const dentition = age === null ? 'permanent' : proposeDentition(age);
  return undrawn(state, { dentition }).length ? 'mixed' : dentition;
}

/** DMFT over 28 teeth and dmft. */
export function indicesOf(state: ChartState, patient: Born, asOf: string): ChartIndicesDto {
  const codes = whoCodes(state);
  const age = ageOn(asOf, patient);
  return { permanent: shown(dmft(codes, { age, base: 28 })), primary: shown(dmft(codes, { age, primary: true })) };
}

const shown = ({ decayed, missing, filled, notRecorded, ...index }: Dmft): DmftDto => ({
  ...index,
  decayed: [...decayed],
  missing: [...missing],
  filled: [...filled],
  notRecorded: [...notRecorded],
});
