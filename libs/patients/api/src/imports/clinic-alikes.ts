import { IMPORT } from '@cuspid/patients/contracts';
import { In, IsNull, type EntityManager, type FindOptionsWhere } from 'typeorm';
import { Patient } from '../patient';
import { PatientTerm } from '../patient-term';
import { fold, plainPhone } from '../search-terms';
import { alikenessOf, isNamesake, type Alikeness, type Compared } from './likenesses';

/** More people than this born on one day are only compared with their namesakes: an estimated birth date is shared by many. */
const CROWD = 200;
/** Patients read for a few hundred rows at most. */
const CANDIDATES = 20_000;
const PHONE_MIN = 6;
const COMPARED = {
  id: true,
  firstName: true,
  lastName: true,
  dateOfBirth: true,
  phone: true,
  otherPhone: true,
} as const;

type Known = Compared & { id: number };
export type ClinicAlike = { patientId: number } & Alikeness;

/** The patients that a few hundred rows may be, read in a handful of queries: what the clinic knows of them. */
export class ClinicAlikes {
  private constructor(
    private readonly known: readonly Known[],
    private readonly codes: ReadonlyMap<string, Known>,
  ) {}

  static async of(
    db: EntityManager,
    rows: readonly { person: Compared; code: string | null }[],
  ): Promise<ClinicAlikes> {
    const people = rows.map(({ person }) => person);
    const found = [
      ...(await bornWith(db, people)),
      ...(await calledWith(db, people)),
      ...(await namesakes(db, people)),
    ];
    const codes = rows.flatMap(({ code }) => (code === null ? [] : [code]));
    const owners = codes.length
      ? await db.find(Patient, { where: { patientCode: In(codes) }, select: { ...COMPARED, patientCode: true } })
      : [];
    return new ClinicAlikes(
      [...new Map(found.map((patient) => [patient.id, patient])).values()],
      new Map(owners.map((patient) => [patient.patientCode.toUpperCase(), patient])),
    );
  }

  private index?: Map<string, Known[]>;

  /** Who this row may be, likeliest first. */
  like(person: Compared): ClinicAlike[] {
    return [...this.near(person)]
      .flatMap((patient) => {
        const alikeness = alikenessOf(patient, person);
        return alikeness ? [{ patientId: patient.id, ...alikeness }] : [];
      })
      .sort((a, b) => b.score - a.score || a.patientId - b.patientId)
      .slice(0, IMPORT.alikeMax);
  }

  /** Who has the code, and whether it is the same name. */
  owner(code: string | null, person: Compared): { patientId: number; isNamesake: boolean } | null {
    const patient = code === null ? undefined : this.codes.get(code);
    return patient ? { patientId: patient.id, isNamesake: isNamesake(patient, person) } : null;
  }

  /** Those who share anything with the row that could make them the same. */
  private near(person: Compared): Set<Known> {
    this.index ??= indexed(this.known);
    return new Set(keysOf(person).flatMap((key) => this.index?.get(key) ?? []));
  }
}

function indexed(known: readonly Known[]): Map<string, Known[]> {
  const index = new Map<string, Known[]>();
  for (const patient of known) {
    for (const key of keysOf(patient)) index.set(key, [...(index.get(key) ?? []), patient]);
  }
  return index;
}

const keysOf = (person: Compared) => [
  `name ${fold(person.lastName)} ${fold(person.firstName)}`,
  ...(person.dateOfBirth ? [`born ${person.dateOfBirth}`] : []),
  ...phonesOf(person).map((digits) => `phone ${digits}`),
];

const phonesOf = ({ phone, otherPhone }: Compared) =>
  [phone, otherPhone].flatMap((one) => (one ? [plainPhone(one)] : [])).filter((digits) => digits.length >= PHONE_MIN);

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

async function bornWith(db: EntityManager, people: readonly Compared[]): Promise<Known[]> {
  const days = unique(people.flatMap(({ dateOfBirth }) => (dateOfBirth ? [dateOfBirth] : [])));
  if (!days.length) return [];
  const crowded = await db
    .createQueryBuilder(Patient, 'patient')
    .select('patient.dateOfBirth', 'day')
    .where({ dateOfBirth: In(days) })
    .groupBy('patient.dateOfBirth')
    .having('count(*) > :crowd', { crowd: CROWD })
    .getRawMany<{ day: unknown }>();
  const isCrowded = new Set(crowded.map(({ day }) => dayText(day)));
  const few = days.filter((day) => !isCrowded.has(day));
  if (!few.length) return [];
  return db.find(Patient, { where: { dateOfBirth: In(few), isActive: true }, select: COMPARED, take: CANDIDATES });
}

/** The servers' drivers give a day as text or as a date at the server's midnight. */
const dayText = (day: unknown) => (day instanceof Date ? day.toISOString().slice(0, 10) : String(day));

async function calledWith(db: EntityManager, people: readonly Compared[]): Promise<Known[]> {
  const digits = unique(people.flatMap(phonesOf));
  if (!digits.length) return [];
  const terms = await db.find(PatientTerm, { where: { term: In(digits) }, take: CANDIDATES });
  const ids = unique(terms.map(({ patientId }) => patientId));
  return ids.length ? db.find(Patient, { where: { id: In(ids), isActive: true }, select: COMPARED }) : [];
}

async function namesakes(db: EntityManager, people: readonly Compared[]): Promise<Known[]> {
  const where = people.flatMap(({ firstName, lastName, dateOfBirth }): FindOptionsWhere<Patient>[] => {
    const named = { isActive: true, lastName, firstName };
    if (!dateOfBirth) return [named];
    return [
      { ...named, dateOfBirth },
      { ...named, dateOfBirth: IsNull() },
    ];
  });
  return where.length ? db.find(Patient, { where, select: COMPARED, take: CANDIDATES }) : [];
}
