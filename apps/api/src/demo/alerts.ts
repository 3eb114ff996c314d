import type { AlertKind, AllergyState, Severity } from '@cuspid/patients/contracts';
import { ageOn } from './age';
import type { ClinicTime } from './clinic-time';
import { daysAfter, earlier } from './clinic-time';
import { KNOWN_PEOPLE } from './people-known';
import { Random } from './random';
import type { AlertRow, PatientRow } from './rows';
import type { Staff } from './staff';

interface Kind {
  kind: AlertKind;
  severity: Severity;
  label: string;
  note: string | null;
  /** The ages it is likely at. */
  ages: readonly [number, number];
}

const ALLERGIES: readonly Kind[] = [
  { kind: 'ALLERGY', severity: 'DANGER', label: 'Penicillin', note: 'anaphylaxis', ages: [0, 99] },
  { kind: 'ALLERGY', severity: 'DANGER', label: 'Latex', note: 'contact urticaria; use nitrile gloves', ages: [0, 99] },
  { kind: 'ALLERGY', severity: 'CAUTION', label: 'Nickel', note: 'nickel-free wires and brackets', ages: [0, 99] },
  { kind: 'ALLERGY', severity: 'CAUTION', label: 'Ibuprofen', note: 'rash', ages: [12, 99] },
  { kind: 'ALLERGY', severity: 'DANGER', label: 'Chlorhexidine', note: 'anaphylaxis after rinsing', ages: [18, 99] },
];

const CONDITIONS: readonly Kind[] = [
  { kind: 'CONDITION', severity: 'CAUTION', label: 'Asthma', note: 'brings a salbutamol inhaler', ages: [5, 60] },
  { kind: 'CONDITION', severity: 'CAUTION', label: 'Epilepsy', note: 'controlled, on valproate', ages: [8, 70] },
  { kind: 'CONDITION', severity: 'CAUTION', label: 'Type 2 diabetes', note: 'morning appointments', ages: [40, 99] },
  {
    kind: 'CONDITION',
    severity: 'DANGER',
    label: 'Infective endocarditis risk',
    note: 'prosthetic valve: antibiotic cover before invasive work',
    ages: [40, 99],
  },
  {
    kind: 'MEDICATION',
    severity: 'DANGER',
    label: 'Warfarin',
    note: 'INR on the day of any extraction',
    ages: [45, 99],
  },
  {
    kind: 'MEDICATION',
    severity: 'CAUTION',
    label: 'Alendronate',
    note: 'by mouth, since three years',
    ages: [55, 99],
  },
  { kind: 'CONDITION', severity: 'INFO', label: 'Strong gag reflex', note: null, ages: [8, 99] },
];

const PREGNANCY: Kind = {
  kind: 'PREGNANCY',
  severity: 'CAUTION',
  label: 'Pregnancy',
  note: 'second trimester',
  ages: [20, 42],
};

const KINDS = [...ALLERGIES, ...CONDITIONS, PREGNANCY];

const fitting = (kinds: readonly Kind[], age: number): Kind[] =>
  kinds.filter(({ ages: [from, to] }) => age >= from && age <= to);

function kindsOf(random: Random, patient: PatientRow, age: number, state: AllergyState): Kind[] {
  const known = KNOWN_PEOPLE.find((one) => one.firstName === patient.firstName && one.lastName === patient.lastName);
  if (known) return KINDS.filter(({ label }) => known.alerts?.includes(label));
  const kinds = state === 'LISTED' ? [random.pick(fitting(ALLERGIES, age))] : [];
  if (random.chance(age > 45 ? 0.4 : 0.1)) kinds.push(random.pick(fitting(CONDITIONS, age)));
  if (patient.sex === 'FEMALE' && fitting([PREGNANCY], age).length && random.chance(0.1)) kinds.push(PREGNANCY);
  return kinds;
}

const HOLDS = { endedAt: null, endedById: null, endedAs: null, endNote: null, version: 1 };

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

/** When somebody asked again: with most patients within the last months; with the others it is time to. */
function askedAgain(time: ClinicTime, askedAt: Date, memory: Random): Date | null {
  const at = daysAfter(time.now, -memory.int(1, 150));
  return memory.chance(0.75) && at > askedAt ? at : null;
}

/**
 * Asks about a third of the patients nothing, half of them nothing to tell, and lists the allergies of the rest: sets
 * the allergy state of each patient and gives the alerts. Nobody has asked those who came today.
 */
export function askAboutAlerts(patients: readonly PatientRow[], time: ClinicTime, staff: Staff): AlertRow[] {
  const random = new Random('alerts');
  const memory = new Random('asked again');
  const rows: AlertRow[] = [];
  for (const patient of patients) {
    const age = ageOn(patient, time.today);
    const isNew = time.now.getTime() - patient.registeredAt.getTime() < 86_400_000;
    const drawn = random.weighted<AllergyState>([
      ['UNKNOWN', 30],
      ['NONE', 51],
      ['LISTED', 19],
    ]);
    const kinds = isNew ? [] : kindsOf(random, patient, age, drawn);
    const hasAllergy = kinds.some(({ kind }) => kind === 'ALLERGY');
    const state = hasAllergy ? 'LISTED' : isNew || drawn === 'LISTED' ? 'UNKNOWN' : drawn;
    const askedAt = earlier(daysAfter(patient.registeredAt, random.int(0, 300)), daysAfter(time.now, -1));
    const askedBy = random.pick([...staff.orthodontists, ...staff.surgeons]);
    patient.allergyState = state;
    const again = askedAgain(time, askedAt, memory);
    if (state !== 'UNKNOWN') {
      Object.assign(patient, { allergiesConfirmedAt: again ?? askedAt, allergiesConfirmedById: askedBy });
    }
    const told = { patientId: patient.id, recordedAt: askedAt, recordedById: askedBy, ...HOLDS };
    for (const { ages: _, ...kind } of kinds) {
      const confirmed = { confirmedAt: again, confirmedById: again && askedBy };
      const expectedOn = kind.kind === 'PREGNANCY' ? dayOf(daysAfter(time.now, memory.int(20, 180))) : null;
      rows.push({ ...kind, ...told, ...confirmed, id: rows.length + 1, since: null, expectedOn });
    }
  }
  return rows;
}
