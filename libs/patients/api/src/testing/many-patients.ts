import { CLINICAL_STATUSES, SEXES } from '@cuspid/patients/contracts';
import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { termsOf } from '../search-terms';

const FIRST = ['Nimal', 'Nimali', 'Kamal', 'Élodie', 'Anna Maria', 'Łukasz'];
const LAST = ['Perera', 'Pereira-Silva', 'Fernando', 'Silva', 'de Alwis'];
const PROVINCES = ['Central', 'Western', 'Northern', null];
const BIRTHS = ['1960-02-29', '1990-05-17', '2008-11-01', '2019-07-30', null];

/** A patient as a spec reckons with them. */
export interface Made {
  id: number;
  firstName: string;
  lastName: string;
  clinicalStatus: string;
  sex: string;
  allergyState: string;
  province: string | null;
  dateOfBirth: string | null;
  registeredAt: string;
  isActive: boolean;
}

/** Makes patients that differ in all a directory is narrowed by; every ninth is archived. */
export async function makeMany(clinic: SpecClinic, by: Person, count: number): Promise<Made[]> {
  const made: Made[] = [];
  for (let n = 0; n < count; n++) {
    const pick = <T>(list: readonly T[], step: number): T => list[Math.floor(n / step) % list.length] ?? must(list[0]);
    const one: Made = {
      id: 0,
      firstName: pick(FIRST, 1),
      lastName: pick(LAST, 2),
      clinicalStatus: pick(CLINICAL_STATUSES, 1),
      sex: pick(SEXES, 1),
      allergyState: pick(['UNKNOWN', 'NONE', 'LISTED'], 2),
      province: pick(PROVINCES, 3),
      dateOfBirth: pick(BIRTHS, 1),
      registeredAt: new Date(Date.UTC(2026, n % 10, 1 + (n % 27), n % 24)).toISOString(),
      isActive: n % 9 !== 8,
    };
    made.push({ ...one, id: await insert(clinic, by, n, one) });
  }
  return made;
}

async function insert(clinic: SpecClinic, by: Person, n: number, one: Made): Promise<number> {
  const patientCode = `PT-${String(n).padStart(4, '0')}`;
  const { insertId: id }: { insertId: number } = await clinic.source.query(
    `insert into patient (patient_code, first_name, last_name, date_of_birth, sex, clinical_status, allergy_state, province,
       phone, registered_at, registered_by_id, is_active, created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, now(3))`,
    [
      patientCode,
      one.firstName,
      one.lastName,
      one.dateOfBirth,
      one.sex,
      one.clinicalStatus,
      one.allergyState,
      one.province,
      `0771${String(n).padStart(6, '0')}`,
      new Date(one.registeredAt),
      by.id,
      one.isActive,
    ],
  );
  const words = termsOf({ ...one, patientCode, phone: null, otherPhone: null, guardianPhone: null });
  await clinic.source.query(
    'insert into patient_term (term, patient_id) values ' + words.map(() => '(?, ?)').join(', '),
    words.flatMap((word) => [word, id]),
  );
  return id;
}

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('nothing to choose from');
  return value;
}

/** Makes the seats of a clinic exactly these: a person and the patients they care for. */
export async function seat(
  clinic: SpecClinic,
  seats: readonly (readonly [Person, readonly number[]])[],
): Promise<void> {
  await clinic.source.query('delete from care_team_member');
  const rows = seats.flatMap(([person, patients]) => patients.map((patient) => [patient, person] as const));
  if (!rows.length) return;
  await clinic.source.query(
    'insert into care_team_member (patient_id, user_id, role, since, added_by_id) values ' +
      rows.map(() => '(?, ?, ?, now(3), ?)').join(', '),
    rows.flatMap(([patient, { id, role }]) => [patient, id, role, id]),
  );
}
