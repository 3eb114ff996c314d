import { patientCode } from '@cuspid/patients/api';
import type { ClinicalStatus } from '@cuspid/patients/contracts';
import type { ClinicTime } from './clinic-time';
import { isWorkingDay } from './clinic-time';
import { Names, type FullName, type Gender, type Origin } from './names';
import { KNOWN_PEOPLE, type KnownPerson } from './people-known';
import { languageOf, phoneOf, placeOf } from './places';
import { Random } from './random';
import type { PatientRow } from './rows';
import type { Staff } from './staff';

export const PATIENTS = 400;
const REGISTERED_TODAY = 3;
const YEARS_OPEN = 4;
const ADULT_AT = 18;

const ORIGINS: readonly (readonly [Origin, number])[] = [
  ['sinhala', 62],
  ['tamil', 17],
  ['muslim', 13],
  ['burgher', 3],
  ['international', 5],
];

/** Of every ten, five are at the age of braces. */
const AGES: readonly (readonly [readonly [number, number], number])[] = [
  [[5, 8], 9],
  [[9, 25], 50],
  [[26, 50], 25],
  [[51, 85], 16],
];

/** Minutes before now at which today's three were registered. */
const TODAY_AGO = [148, 83, 21];

/** The patients, in the order they were registered: id and code count together. */
export function registerPatients(time: ClinicTime, staff: Staff, prefix: string): PatientRow[] {
  const random = new Random('patients');
  const names = new Names(random);
  KNOWN_PEOPLE.forEach((known) => names.keep(known));
  const moments = registrations(random, time);
  // Known people are old acquaintances: spread over the first two thirds.
  const every = Math.floor((PATIENTS * 0.66) / KNOWN_PEOPLE.length);
  return moments.map((registeredAt, index) => {
    const known = index % every === 5 ? KNOWN_PEOPLE[Math.floor(index / every)] : undefined;
    const person = known ?? unknown(random, names, time, registeredAt);
    return record(new Random(`patient ${index}`), { person, names, time, staff, prefix, index, registeredAt });
  });
}

function registrations(random: Random, time: ClinicTime): Date[] {
  const past: Date[] = [];
  while (past.length < PATIENTS - REGISTERED_TODAY) {
    const day = time.day(-random.int(3, YEARS_OPEN * 365));
    if (isWorkingDay(day)) past.push(time.at(day, random.int(8 * 60, 16 * 60 + 30)));
  }
  // Soon after midnight the morning is short: all three fit between then and now.
  const share = Math.min(1, time.minuteOfDay / 150);
  const today = TODAY_AGO.map((minutes) => time.ago(minutes * share));
  return [...past.sort((a, b) => a.getTime() - b.getTime()), ...today];
}

function unknown(random: Random, names: Names, time: ClinicTime, registeredAt: Date): KnownPerson {
  const origin = random.weighted(ORIGINS);
  const sex: Gender = random.chance(0.55) ? 'FEMALE' : 'MALE';
  const drawn = random.int(...random.weighted(AGES));
  // Nobody was registered as a baby.
  const years = (time.now.getTime() - registeredAt.getTime()) / (365.25 * 86_400_000);
  const born = drawn - years < 4 ? drawn + YEARS_OPEN : drawn;
  return { ...names.of(origin, sex), sex, origin, born, care: 'nobody' };
}

interface Arrival {
  person: KnownPerson;
  names: Names;
  time: ClinicTime;
  staff: Staff;
  prefix: string;
  index: number;
  registeredAt: Date;
}

function record(random: Random, { person, names, time, staff, prefix, index, registeredAt }: Arrival): PatientRow {
  const { firstName, lastName, sex, origin } = person;
  const birth = birthOf(random, person, time);
  const isMinor = birth.age < ADULT_AT;
  const guardian = isMinor ? parentOf(random, names, person) : null;
  return {
    id: index + 1,
    patientCode: patientCode(prefix, index + 1),
    firstName,
    lastName,
    dateOfBirth: birth.day,
    isBirthDateEstimated: birth.isEstimated,
    sex: random.chance(0.004) ? 'OTHER' : sex,
    phone: person.phone ?? (isMinor && random.chance(0.5) ? null : phoneOf(random)),
    otherPhone: random.chance(0.15) ? phoneOf(random) : null,
    email: mailOf(random, person, isMinor),
    ...placeOf(random),
    guardianName: guardian,
    guardianPhone: guardian ? phoneOf(random) : null,
    emergencyName: !isMinor && random.chance(0.35) ? parentOf(random, names, person) : null,
    emergencyPhone: null,
    isInsuranceVerified: random.chance(0.3),
    language: languageOf(random, origin),
    isReminderOptOut: random.chance(0.06),
    clinicalStatus: statusOf(random, time, registeredAt),
    allergyState: 'UNKNOWN',
    allergiesConfirmedAt: null,
    allergiesConfirmedById: null,
    registeredAt,
    registeredById: random.pick(staff.reception),
    isActive: true,
    archivedAt: null,
    archivedById: null,
    archiveReason: null,
    mergedIntoId: null,
    version: 1,
    createdAt: registeredAt,
    ...(random.chance(0.3) && !isMinor && { emergencyPhone: phoneOf(random) }),
  };
}

interface Birth {
  day: string | null;
  age: number;
  isEstimated: boolean;
}

function birthOf(random: Random, { born }: KnownPerson, time: ClinicTime): Birth {
  const year = Number(time.today.slice(0, 4));
  if (typeof born === 'string') return { day: born, age: year - Number(born.slice(0, 4)), isEstimated: false };
  if (born > 45 && random.chance(0.02)) return { day: null, age: born, isEstimated: false };
  if (born > 40 && random.chance(0.06)) return { day: `${year - born}-01-01`, age: born, isEstimated: true };
  // So many days before the last birthday that the age is the one asked for, whatever the season.
  const day = time.day(-Math.floor(born * 365.25) - random.int(2, 360));
  return { day, age: born, isEstimated: false };
}

/** A parent: of a family's own name, whatever script it is in. */
function parentOf(random: Random, names: Names, { origin, lastName }: KnownPerson): string {
  return `${names.first(origin, random.chance(0.6) ? 'FEMALE' : 'MALE')} ${lastName}`;
}

function mailOf(random: Random, { firstName, lastName }: FullName, isMinor: boolean): string | null {
  const local = `${firstName}.${lastName}`
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z.]/g, '')
    .slice(0, 40);
  if (isMinor || local.length < 5 || !random.chance(0.55)) return null;
  return `${local}@${random.pick(['mail', 'post', 'office'])}.example.test`;
}

function statusOf(random: Random, time: ClinicTime, registeredAt: Date): ClinicalStatus {
  const months = (time.now.getTime() - registeredAt.getTime()) / (30 * 86_400_000);
  if (months < 1) return 'CONSULTATION';
  if (months < 24)
    return random.weighted([
      ['CONSULTATION', 12],
      ['ACTIVE', 80],
      ['MAINTENANCE', 8],
    ]);
  return random.weighted([
    ['CONSULTATION', 4],
    ['ACTIVE', 40],
    ['MAINTENANCE', 34],
    ['COMPLETED', 22],
  ]);
}
