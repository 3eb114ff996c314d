import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { Clinic, ClinicSetting } from '@cuspid/settings/api';

/** Just before, on and just after every midnight and every change of the clock above; two are working days' mornings. */
const INSTANTS = [
  ...['2026-03-01 00:00:00.000', '2026-03-28 18:29:59.999', '2026-03-28 18:30:00.000', '2026-03-28 23:59:59.999'],
  ...['2026-03-29 00:00:00.000', '2026-03-29 00:59:59.999', '2026-03-29 01:00:00.000', '2026-03-29 18:29:59.999'],
  ...['2026-03-29 18:30:00.000', '2026-03-29 22:59:59.999', '2026-03-29 23:00:00.000', '2026-03-30 09:00:00.000'],
  ...['2026-03-31 22:59:59.999', '2026-03-31 23:00:00.000', '2026-09-30 18:29:59.999', '2026-09-30 18:30:00.000'],
  ...['2026-10-24 22:59:59.999', '2026-10-24 23:00:00.000', '2026-10-25 00:30:00.000', '2026-10-25 01:30:00.000'],
  ...['2026-10-25 18:30:00.000', '2026-10-25 23:59:59.999', '2026-10-26 00:00:00.000', '2026-10-26 09:00:00.000'],
  ...['2026-10-31 18:29:59.999', '2026-10-31 18:30:00.000'],
];
const DAYS = ['2026-02-28', '2026-03-28', '2026-03-29', '2026-03-30', '2026-10-24', '2026-10-25', '2026-10-26'];
const VISIT_STATES = ['COMPLETED', 'DID_NOT_ATTEND', 'CANCELLED', 'ARRIVED', 'SCHEDULED', 'COMPLETED', 'COMPLETED'];

type Row = Record<string, string | number | null>;

/** Who the known clinic's work is of. */
export interface KnownPeople {
  admin: Person;
  dentist: Person;
  other: Person;
  student: Person;
}

/** Puts a row into a table, as it is told. @returns its id */
async function put(clinic: SpecClinic, table: string, row: Row): Promise<number> {
  const columns = Object.keys(row);
  const marks = columns.map(() => '?').join(', ');
  const text = ['insert into', table, '(', columns.join(', '), ') values (', marks, ')'].join(' ');
  const { insertId }: { insertId: number } = await clinic.source.query(text, Object.values(row));
  return insertId;
}

/** The clinic's zone from now on. */
export async function moveTo(clinic: SpecClinic, timeZone: string): Promise<void> {
  await clinic.source.manager.save(ClinicSetting, Object.assign(clinic.get(Clinic).unnamed(), { timeZone }));
  clinic.get(Clinic).forget();
}

/** A clinic in which everything happened at the edges of its days. */
export async function fillKnownClinic(clinic: SpecClinic): Promise<KnownPeople> {
  const [admin, dentist] = [await clinic.person('ADMIN'), await clinic.person('ORTHODONTIST')];
  const people = {
    admin,
    dentist,
    other: await clinic.person('DENTAL_SURGEON'),
    student: await clinic.person('STUDENT'),
  };
  const chairs = [
    await put(clinic, 'chair', { name: 'One', sort: 1 }),
    await put(clinic, 'chair', { name: 'Two', sort: 2 }),
  ];
  const shut = await put(clinic, 'chair', { name: 'Shut', sort: 3, is_active: 0 });
  const patients: number[] = [];
  for (const [at, registered_at] of INSTANTS.entries()) {
    const id = await clinic.patient({}, at % 3 ? [dentist] : []);
    await clinic.source.query('update patient set registered_at = ?, is_active = ?, allergy_state = ? where id = ?', [
      registered_at,
      at % 7 === 6 ? 0 : 1,
      at % 2 ? 'NONE' : 'UNKNOWN',
      id,
    ]);
    patients.push(id);
  }
  for (const [at, instant] of INSTANTS.entries()) {
    const whose = at % 4 === 3 ? people.other : dentist;
    const patient = patients[at] ?? 0;
    await visitAt(
      clinic,
      { instant, at, patient, whose, chair: at % 5 === 4 ? shut : (chairs[at % 2] ?? null) },
      people,
    );
    await notesAt(clinic, { instant, at, patient, whose });
    await caseAt(clinic, { instant, at, patient, whose }, people);
  }
  await stays(clinic, patients, people);
  await money(clinic, patients, people);
  return people;
}

interface Happening {
  instant: string;
  at: number;
  patient: number;
  whose: Person;
}

async function visitAt(
  clinic: SpecClinic,
  { instant, at, patient, whose, chair }: Happening & { chair: number | null },
  { admin }: KnownPeople,
) {
  const made = { created_by_id: admin.id, created_at: '2026-01-01 00:00:00' };
  const about = { patient_id: patient, provider_id: whose.id, starts_at: instant, ...made };
  const status = VISIT_STATES[at % VISIT_STATES.length] ?? 'COMPLETED';
  const type = ['Adjustment', 'Review', 'review'][at % 3] ?? '';
  await put(clinic, 'visit', { ...about, minutes: 20 + at, type, status, chair_id: at % 6 === 5 ? null : chair });
  // The first visit of a registration is no visit of the reports.
  await put(clinic, 'visit', { ...about, minutes: 10, type: 'Registration', status: 'COMPLETED' });
}

async function notesAt(clinic: SpecClinic, { instant, at, patient, whose }: Happening) {
  const about = { patient_id: patient, author_id: whose.id, type: 'PROGRESS', text: 'Known', changed_at: instant };
  const begun = { created_at: instant, edited_at: instant };
  const isStruck = at % 5 === 1;
  await put(clinic, 'clinical_note', { ...about, ...begun, state: 'DRAFT', binned_at: at % 4 === 2 ? instant : null });
  await put(clinic, 'clinical_note', {
    ...{ ...about, created_at: '2026-01-01 00:00:00', edited_at: instant, signed_at: instant },
    ...{
      executed_at: instant,
      procedure_name: 'Scaling',
      state: isStruck ? 'STRUCK' : 'SIGNED',
      struck_at: isStruck ? instant : null,
    },
    execution_status: at % 3 ? 'COMPLETED' : 'PARTIAL',
  });
  const made = { patient_id: patient, author_id: whose.id, recorded_at: instant };
  const act_id = await put(clinic, 'chart_act', { ...made, number: 1, kind: 'ENTRY' });
  const finding = { ...made, act_id, tooth: '16', code: 'caries', layer: 'FINDING', effective_on: '2026-01-01' };
  const voids_id = await put(clinic, 'chart_finding', finding);
  if (at % 3 === 0) await put(clinic, 'chart_finding', { ...finding, voids_id });
}

async function caseAt(clinic: SpecClinic, { instant, at, patient, whose }: Happening, { student }: KnownPeople) {
  const verified = at % 4 === 0;
  const case_id = await put(clinic, 'teaching_case', {
    ...{ patient_id: patient, student_id: student.id, supervisor_id: whose.id, opened_at: '2026-01-01 00:00:00' },
    ...{
      changed_at: instant,
      state: verified ? 'VERIFIED' : at % 4 === 1 ? 'PENDING_VERIFICATION' : at % 4 === 2 ? 'REJECTED' : 'ASSIGNED',
    },
    ...{ verified_at: verified ? instant : null, removed_at: at % 9 === 7 ? instant : null },
  });
  await put(clinic, 'case_task', {
    ...{ case_id, kind: 'OTHER', title: 'Known', set_by_id: whose.id, created_at: instant, changed_at: instant },
    ...{
      status: at % 3 ? 'COMPLETED' : 'ASSIGNED',
      completed_at: instant,
      due_on: at % 2 ? '2026-01-05' : '2999-01-01',
    },
  });
  const submission_id = await put(clinic, 'case_submission', {
    ...{ case_id, kind: 'CASE', version: 1, author_id: student.id, content: '{}', content_hash: 'x' },
    submitted_at: '2026-01-02 00:00:00',
  });
  await put(clinic, 'case_review', {
    ...{
      submission_id,
      author_id: student.id,
      by_id: whose.id,
      screen_of_id: whose.id,
      at: instant,
      content_hash: 'x',
    },
    ...{ decision: at % 4 === 2 ? 'RETURNED' : 'APPROVED', signed_at: 'OWN_SCREEN', hash: 'x' },
  });
}

type Step = readonly [from: string, to: string, after: number];

/** From the call on: the second of a day was called by mistake, put back, and called again. */
const stepsOf = (n: number): Step[] => [
  ['IN_WAITING_ROOM', 'UNDER_CONSULTATION', n * 10],
  ...(n === 2 ? [['UNDER_CONSULTATION', 'IN_WAITING_ROOM', n * 10 + 2] as const] : []),
  ...(n === 2 ? [['IN_WAITING_ROOM', 'UNDER_CONSULTATION', n * 10 + 5] as const] : []),
  ['UNDER_CONSULTATION', 'UNDER_TREATMENT', n * 10 + 15],
  ['UNDER_TREATMENT', 'AT_CASHIER', n * 10 + 40 + n],
  ['AT_CASHIER', 'COMPLETED', n * 10 + 75],
];

/** Stays of each day: waits of 10, 20, … minutes; the fourth was left unfinished. */
async function stays(clinic: SpecClinic, patients: readonly number[], people: KnownPeople): Promise<void> {
  for (const [at, day] of DAYS.entries())
    for (const n of [1, 2, 3, 4]) await stay(clinic, { day, n, patient_id: patients[at * 2 + (n % 2)] ?? 0 }, people);
}

async function stay(
  clinic: SpecClinic,
  { day, n, patient_id }: { day: string; n: number; patient_id: number },
  people: KnownPeople,
): Promise<void> {
  const after = (minutes: number) => {
    const [hour, minute] = [10 + Math.floor(minutes / 60), minutes % 60];
    return `${day} ${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00.000`;
  };
  const visit_id = await longAgo(clinic, patient_id, people.dentist, people);
  const entry_id = await put(clinic, 'queue_entry', {
    ...{ patient_id, visit_id, provider_id: people.dentist.id, day, ticket: `A${n}`, status: 'COMPLETED' },
    ...{ checked_in_by_id: people.admin.id, entered_at: after(0), stage_since: after(0), called_at: after(n * 10) },
    ...{ completed_at: after(n * 10 + 75), is_unfinished: n === 4 ? 1 : 0 },
  });
  for (const [from_status, to_status, minutes] of stepsOf(n)) {
    const step = { entry_id, from_status, to_status, at: after(minutes) };
    await put(clinic, 'queue_move', { ...step, actor_id: people.admin.id });
  }
}

/** A visit that only something else hangs on: of no days that are asked for. */
const longAgo = (clinic: SpecClinic, patient_id: number, whose: Person, { admin }: KnownPeople): Promise<number> =>
  put(clinic, 'visit', {
    ...{ patient_id, provider_id: whose.id, starts_at: '2025-06-01 00:00:00', minutes: 30, type: 'Long ago' },
    ...{ status: 'COMPLETED', created_by_id: admin.id, created_at: '2025-06-01 00:00:00' },
  });

/** Each day: a charge of each clinician, a payment, a charge in another currency; every other day what is taken back. */
async function money(clinic: SpecClinic, patients: readonly number[], people: KnownPeople): Promise<void> {
  let receipt = 0;
  for (const [n, paid_on] of DAYS.entries()) {
    const patient_id = patients[n] ?? 0;
    const at = {
      paid_on,
      paid_at: `${paid_on} 10:00:00`,
      posted_at: `${paid_on} 10:00:00`,
      posted_by_id: people.admin.id,
    };
    const line = { patient_id, currency: 'LKR', ...at };
    const [method, reason] = [n % 2 ? 'CARD' : 'CASH', 'Known'];
    for (const whose of [people.dentist, people.other]) {
      const visit_id = await longAgo(clinic, patient_id, whose, people);
      await put(clinic, 'posting', {
        ...line,
        kind: 'CHARGE',
        amount_minor: 100_050 + n,
        visit_id,
        description: 'Work',
      });
    }
    const paid = { ...line, kind: 'PAYMENT', amount_minor: 70_001 + n, method, receipt_number: ++receipt };
    const id = await put(clinic, 'posting', paid);
    const refund = { ...line, kind: 'REFUND', amount_minor: 1_000, refund_of_id: id, method, reason };
    if (n % 3 === 0) await put(clinic, 'posting', { ...refund, receipt_number: ++receipt });
    const reversal = { ...line, kind: 'REVERSAL', amount_minor: 70_001 + n, reverses_id: id, reverses_kind: 'PAYMENT' };
    if (n % 3 === 1) await put(clinic, 'posting', { ...reversal, method, reason });
    await put(clinic, 'posting', {
      ...line,
      currency: 'USD',
      kind: 'CHARGE',
      amount_minor: 5_000,
      description: 'Abroad',
    });
    await put(clinic, 'posting', { ...line, kind: 'DISCOUNT', amount_minor: 333, reason });
  }
}
