import type { Role } from '@cuspid/platform/contracts';
import type { ClinicTime } from './clinic-time';
import { daysAfter } from './clinic-time';
import { DEMO_PEOPLE, type DemoPerson } from './people';
import type { UserRow } from './rows';

/** Colleagues of the six: they make the clinic a clinic. Same password; the sign-in page does not offer them. */
const COLLEAGUES: readonly DemoPerson[] = [
  colleague('Dr Nimal Senanayake', 'ORTHODONTIST', 'Orthodontics'),
  colleague('Dr Vasuki Gunaratnam', 'ORTHODONTIST', 'Orthodontics'),
  colleague('Dr Fazna Cader', 'DENTAL_SURGEON', 'Restorative dentistry'),
  colleague('Dr Ashan Kulasekara', 'DENTAL_SURGEON', 'Oral surgery'),
  colleague('Mazin Ismail', 'STUDENT', 'Orthodontics'),
  colleague('Dinuka Kariyawasam', 'STUDENT', 'Restorative dentistry'),
  colleague('Kumudu Jayalath', 'NURSE', 'Restorative dentistry'),
  colleague('Roshan Mendis', 'RECEPTION', 'Front desk'),
];

/** From this one on, people have not signed in for months. */
const LONG_AWAY = 13;

function colleague(name: string, role: Role, department: string): DemoPerson {
  const email = `${name.replace('Dr ', '').toLowerCase().replaceAll(' ', '.')}@cuspid.test`;
  return { name, email, role, department };
}

/** Everybody who works in the demo clinic. */
export interface Staff {
  readonly people: readonly UserRow[];
  /** The id of the one with this address. */
  id(email: string): number;
  readonly orthodontists: readonly number[];
  readonly surgeons: readonly number[];
  readonly students: readonly number[];
  readonly reception: readonly number[];
}

/** The main orthodontist, surgeon and student come first in their lists. */
export function hire(time: ClinicTime, passwordHash: string): Staff {
  const createdAt = daysAfter(time.now, -4 * 366);
  const people = [...DEMO_PEOPLE, ...COLLEAGUES].map((person, index) => ({
    ...person,
    id: index + 1,
    passwordHash,
    mustChangePassword: false,
    isActive: true,
    version: 1,
    createdAt,
    googleSub: null,
    passwordExpiresAt: null,
    preferences: null,
    // Most were here today or this week; the last of them has not been seen for a while.
    lastSeenAt: daysAfter(time.now, index < LONG_AWAY ? -(index * index) / 30 : -120),
    deactivatedAt: null,
    anonymisedAt: null,
  }));
  const of = (role: Role) => people.filter((person) => person.role === role).map(({ id }) => id);
  return {
    people,
    id(email) {
      const found = people.find((person) => person.email === email);
      if (!found) throw new Error(`nobody has the address ${email}`);
      return found.id;
    },
    orthodontists: of('ORTHODONTIST'),
    surgeons: of('DENTAL_SURGEON'),
    students: of('STUDENT'),
    reception: of('RECEPTION'),
  };
}
