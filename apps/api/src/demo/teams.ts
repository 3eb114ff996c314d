import type { Role } from '@cuspid/platform/contracts';
import { ageOn } from './age';
import type { ClinicTime } from './clinic-time';
import { daysAfter, earlier } from './clinic-time';
import { KNOWN_PEOPLE } from './people-known';
import { Random } from './random';
import type { MemberRow, PatientRow } from './rows';
import type { Staff } from './staff';

/** How many patients the main people have, of four hundred. */
const OF = { ortho: 120, surgeon: 90, shared: 28, student: 25, otherStudent: 11 } as const;
const NOBODYS = 0.12;

/** Patients with their care teams. */
export interface Teams {
  readonly rows: readonly MemberRow[];
  /** Ids of the patients a person looks after. */
  patientsOf(userId: number): readonly number[];
  /** Ids of those nobody looks after. */
  readonly nobodys: readonly number[];
}

/** Puts the staff on the patients' care teams: the young to the orthodontists, the others to the surgeons. */
export function formTeams(patients: readonly PatientRow[], time: ClinicTime, staff: Staff): Teams {
  const random = new Random('teams');
  const teams = new Seats(patients, time, staff);
  const { orthodontic, surgical, nobodys } = divided(random, patients, time);
  const [ortho = 0, ...orthodontists] = staff.orthodontists;
  const [surgeon = 0, ...surgeons] = staff.surgeons;
  const [student = 0, ...students] = staff.students;
  const orthos = orthodontic.slice(0, OF.ortho);
  orthos.forEach((id) => teams.seat(id, ortho, 'ORTHODONTIST'));
  deal(orthodontic.slice(OF.ortho), orthodontists, (id, one) => teams.seat(id, one, 'ORTHODONTIST'));
  // Some of the orthodontist's need fillings first: both look after them.
  const shared = orthos.slice(20, 20 + OF.shared);
  const surgeries = [...surgical.slice(0, OF.surgeon - OF.shared), ...shared];
  surgeries.forEach((id) => teams.seat(id, surgeon, 'DENTAL_SURGEON'));
  deal(surgical.slice(OF.surgeon - OF.shared), surgeons, (id, one) => teams.seat(id, one, 'DENTAL_SURGEON'));
  const taught = [...orthos.slice(5, 20), ...surgeries.slice(5, 15)].slice(0, OF.student);
  taught.forEach((id) => teams.seat(id, student, 'STUDENT'));
  const rest = random.shuffled([...orthodontic, ...surgical].filter((id) => !taught.includes(id)));
  deal(rest.slice(0, OF.otherStudent * students.length), students, (id, one) => teams.seat(id, one, 'STUDENT'));
  surgeries.slice(40, 48).forEach((id) => teams.leave(id, surgeons[0] ?? surgeon));
  return { rows: teams.rows, patientsOf: (userId) => teams.of(userId), nobodys };
}

interface Divided {
  orthodontic: number[];
  surgical: number[];
  nobodys: number[];
}

function divided(random: Random, patients: readonly PatientRow[], time: ClinicTime): Divided {
  const found: Divided = { orthodontic: [], surgical: [], nobodys: [] };
  const known: Divided = { orthodontic: [], surgical: [], nobodys: [] };
  for (const { id, firstName, lastName, dateOfBirth, registeredAt } of patients) {
    const person = KNOWN_PEOPLE.find((one) => one.firstName === firstName && one.lastName === lastName);
    if (person) {
      known[({ ortho: 'orthodontic', surgeon: 'surgical', nobody: 'nobodys' } as const)[person.care]].push(id);
      continue;
    }
    const age = ageOn({ dateOfBirth }, time.today);
    const isNew = time.now.getTime() - registeredAt.getTime() < 2 * 86_400_000;
    const isOrthodontic = random.chance(age >= 8 && age <= 26 ? 0.82 : 0.06);
    if (isNew || random.chance(NOBODYS)) found.nobodys.push(id);
    else found[isOrthodontic ? 'orthodontic' : 'surgical'].push(id);
  }
  const mixed = (key: keyof Divided) => [...known[key], ...random.shuffled(found[key])];
  return { orthodontic: mixed('orthodontic'), surgical: mixed('surgical'), nobodys: mixed('nobodys') };
}

/** Gives each id to the next of the people in turn. */
function deal(ids: readonly number[], people: readonly number[], give: (id: number, person: number) => void): void {
  ids.forEach((id, index) => give(id, people[index % people.length] ?? 0));
}

class Seats {
  readonly rows: MemberRow[] = [];
  private readonly byPerson = new Map<number, number[]>();

  constructor(
    private readonly patients: readonly PatientRow[],
    private readonly time: ClinicTime,
    private readonly staff: Staff,
  ) {}

  seat(patientId: number, userId: number, role: Role): void {
    this.byPerson.set(userId, [...this.of(userId), patientId]);
    this.rows.push(this.row(patientId, userId, role));
  }

  /** A place somebody held once: the patient moved on to another surgeon. */
  leave(patientId: number, userId: number): void {
    if (this.of(userId).includes(patientId)) return;
    const row = this.row(patientId, userId, 'DENTAL_SURGEON');
    const endedAt = earlier(daysAfter(row.since, 120), this.time.ago(60 * 24));
    this.rows.push({ ...row, endedAt, endedById: userId });
  }

  of(userId: number): number[] {
    return this.byPerson.get(userId) ?? [];
  }

  private row(patientId: number, userId: number, role: Role): MemberRow {
    const registeredAt = this.patients[patientId - 1]?.registeredAt ?? this.time.now;
    const [addedById = userId] = role === 'STUDENT' ? this.staff.orthodontists : this.staff.reception;
    const since = earlier(daysAfter(registeredAt, role === 'STUDENT' ? 12 : 1), this.time.ago(120));
    return { id: this.rows.length + 1, patientId, userId, role, since, addedById, endedAt: null, endedById: null };
  }
}
