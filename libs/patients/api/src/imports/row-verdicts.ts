import { IMPORT, type ImportChoice } from '@cuspid/patients/contracts';
import type { ImportErrorDto, ImportPersonDto, MapImportDto } from '@cuspid/patients/contracts/dto';
import type { FieldError } from '@cuspid/platform/contracts';
import type { Patient } from '../patient';
import type { ClinicAlikes } from './clinic-alikes';
import type { CsvRow } from './csv-rows';
import type { FileAlikes } from './file-alikes';
import type { Compared } from './likenesses';
import type { Alike, PatientImportRow } from './patient-import-row';
import type { SeenColumn } from './patient-import';
import type { Checked } from './row-rules';

/** A row of the file, read and held to the rules. */
export interface Prepared extends CsvRow {
  checked: Checked;
}

/** A row nothing stands against but whom it may be. */
export interface Sound {
  number: number;
  record: Partial<Patient>;
  code: string | null;
  person: Compared;
}

/** Earlier rows of the file that one may be, and the one that has its code. */
export interface InFile {
  alike: Alike[];
  isExact: boolean;
  owner: { number: number; isNamesake: boolean } | null;
}

export type Verdict = { wrong: FieldError[] } | { alike: Alike[]; choice: ImportChoice; mayAdd: boolean };

const cut = (text: string) => [...text].slice(0, IMPORT.sampleMax).join('');

/** As much of a record as is compared with others. */
export function comparedOf(record: Partial<Patient>): Compared {
  const { firstName = '', lastName = '', dateOfBirth = null, phone = null, otherPhone = null } = record;
  return { firstName, lastName, dateOfBirth, phone, otherPhone };
}

export const personOf = ({ firstName, lastName, dateOfBirth, phone }: Compared): ImportPersonDto => ({
  ...{ firstName, lastName, dateOfBirth, phone },
});

/** What the file itself says of a row, which is then one of the earlier ones. */
export function lookedUp(file: FileAlikes, { number, person, code }: Sound): InFile {
  const like = file.like(person);
  const owner = file.owner(code, person);
  file.add(number, person, code);
  return {
    alike: like.map((one) => ({ row: one.number, person: personOf(one.person), agrees: one.agrees })),
    isExact: like.some(({ isExact }) => isExact),
    owner,
  };
}

/** Whether a row may be registered, and whom it may be. An empty list: nobody. */
export function verdictOf({ person, code }: Sound, clinic: ClinicAlikes, inFile?: InFile): Verdict {
  const owner = clinic.owner(code, person);
  if (owner && !owner.isNamesake)
    return { wrong: [{ path: 'patientCode', message: 'is the code of another patient' }] };
  const before = inFile?.owner ?? null;
  if (before && !before.isNamesake) {
    return { wrong: [{ path: 'patientCode', message: `is the code of row ${before.number} already` }] };
  }
  const like = clinic.like(person);
  const known = like.map(({ patientId, agrees }): Alike => ({ patientId, agrees }));
  const owning: Alike[] =
    owner && !like.some(({ patientId }) => patientId === owner.patientId)
      ? [{ patientId: owner.patientId, agrees: ['firstName', 'lastName'] }]
      : [];
  const isTaken = owner !== null || before !== null;
  const isExact = isTaken || like.some((one) => one.isExact) || (inFile?.isExact ?? false);
  return {
    alike: [...owning, ...known, ...(inFile?.alike ?? [])].slice(0, IMPORT.alikeMax),
    choice: isExact ? 'SKIP' : 'ADD',
    mayAdd: !isTaken,
  };
}

/** What stands against a row, with the headings and the values of its own file. */
export class Refusals {
  constructor(
    private readonly columns: readonly SeenColumn[],
    private readonly mapping: MapImportDto,
  ) {}

  of(row: CsvRow, errors: readonly FieldError[]): Partial<PatientImportRow> {
    const told = errors.slice(0, IMPORT.errorsMax).map((error) => this.told(row, error));
    return { number: row.number, kind: 'WRONG', person: this.person(row), errors: told };
  }

  private told({ cells }: CsvRow, { path, message }: FieldError): ImportErrorDto {
    const index = this.mapping.columns.findIndex((target) => target === path);
    const column = this.columns[index];
    return { heading: column?.heading ?? null, value: column ? cut(cells[index] ?? '') : null, message };
  }

  /** Who a row nobody could read is, in the words of the file. */
  private person({ cells }: CsvRow): ImportPersonDto {
    const cell = (field: string) =>
      cut(cells[this.mapping.columns.findIndex((target) => target === field)] ?? '') || null;
    return {
      firstName: cell('firstName'),
      lastName: cell('lastName'),
      dateOfBirth: null,
      phone: cut(cell('phone') ?? '').slice(0, 30) || null,
    };
  }
}
