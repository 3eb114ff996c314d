import {
  chartIndices,
  proposeDentition,
  undrawn,
  type ChartState,
  type DentitionView,
  type Dmfs,
  type Dmft,
  type SurfaceRef,
} from '@cuspid/odontogram';
import type { ChartIndicesDto, CountedSurfacesDto, DmfsDto, DmftDto } from '@cuspid/dental-chart/contracts/dto';
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

/** DMFT and DMFS over 28 teeth, dmft and dmfs. */
export function indicesOf(state: ChartState, patient: Born, asOf: string): ChartIndicesDto {
  const found = chartIndices(state, { age: ageOn(asOf, patient) });
  return {
    permanent: shown(found.permanent),
    permanentSurfaces: surfacesShown(found.permanentSurfaces),
    primary: shown(found.primary),
    primarySurfaces: surfacesShown(found.primarySurfaces),
    decayedFrom: found.decayedFrom,
  };
}

const shown = ({ decayed, missing, filled, notRecorded, ...index }: Dmft): DmftDto => ({
  ...index,
  decayed: [...decayed],
  missing: [...missing],
  filled: [...filled],
  notRecorded: [...notRecorded],
});

const surfacesShown = ({ decayed, missing, filled, notRecorded, ...index }: Dmfs): DmfsDto => ({
  ...index,
  decayed: byTooth(decayed),
  missing: [...missing],
  filled: byTooth(filled),
  notRecorded: [...notRecorded],
});

function byTooth(surfaces: readonly SurfaceRef[]): CountedSurfacesDto[] {
  const teeth = [...new Set(surfaces.map(([tooth]) => tooth))];
  return teeth.map((tooth) => ({
    tooth,
    surfaces: surfaces.flatMap(([at, surface]) => (at === tooth ? [surface] : [])),
  }));
}
