import type { MapImportDto } from '@cuspid/patients/contracts/dto';
import { sexOf, type DateOrder, type ImportTarget } from '@cuspid/patients/contracts';
import { targetsOf } from './headings';
import type { PatientImport, SeenColumn } from './patient-import';

/** What the columns of a new file probably are: as somebody said for the same headings, else by their names. */
export function proposalOf(columns: readonly SeenColumn[], before: PatientImport | null): MapImportDto {
  const targets = targetsAgain(columns, before) ?? targetsOf(columns.map(({ heading }) => heading));
  const dateOrder = dateOrderOf(columns, targets) ?? before?.mapping?.dateOrder ?? 'YMD';
  const known = before?.mapping?.sexWords ?? [];
  const isGuardianUnknown = before?.mapping?.isGuardianUnknown ?? false;
  return { columns: targets, dateOrder, sexWords: known.filter(({ word }) => !sexOf(word)), isGuardianUnknown };
}

function targetsAgain(columns: readonly SeenColumn[], before: PatientImport | null): ImportTarget[] | null {
  if (!before?.mapping || !before.fileColumns) return null;
  const { columns: targets } = before.mapping;
  const left = before.fileColumns.map(({ heading }, index) => ({ heading, target: targets[index] ?? 'IGNORE' }));
  // Each of several columns with one heading keeps its own place.
  return columns.map(({ heading }) => {
    const place = left.findIndex((column) => column.heading === heading);
    return place < 0 ? 'IGNORE' : (left.splice(place, 1)[0]?.target ?? 'IGNORE');
  });
}

/** As this file writes its days, whatever the one before did. */
function dateOrderOf(columns: readonly SeenColumn[], targets: readonly ImportTarget[]): DateOrder | null {
  const written = (target: ImportTarget) => columns[targets.indexOf(target)]?.dateOrder ?? null;
  return written('dateOfBirth') ?? written('registeredAt');
}
