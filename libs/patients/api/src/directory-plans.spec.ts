import { PATIENT_SORTS } from '@cuspid/patients/contracts';
import type { PatientFilter } from '@cuspid/patients/contracts/dto';
import { plansOf, type Person, type SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inOrder, placeIn } from './directory-orders';
import { Patient } from './patient';
import { PatientsService } from './patients.service';
import { count, openPatientsClinic } from './testing/patients-clinic';

const PATIENTS = 100_000;
/** Rows a page may make the server read: those of a few patients, sorted, and the question whether they are few. */
const READ = 7_000;
const TENS =
  ' (select 0 d union all select 1 union all select 2 union all select 3 union all select 4' +
  ' union all select 5 union all select 6 union all select 7 union all select 8 union all select 9) ';

/** As the filters of a clinic are: most mean many, some very few. */
const NARROWED: [string, PatientFilter][] = [
  ['a common status', { clinicalStatus: 'ACTIVE' }],
  ['a rare sex', { sex: 'OTHER' }],
  ['a status and a sex', { clinicalStatus: 'COMPLETED', sex: 'FEMALE' }],
  ['allergies nobody asked about', { allergyState: 'UNKNOWN' }],
  ['a common province', { province: 'Province 3' }],
  ['a rare province', { province: 'Far' }],
  ['a province nobody is from', { province: 'Nowhere' }],
  ['a province and a status', { province: 'Province 3', clinicalStatus: 'ACTIVE' }],
  ['a week', { registeredFrom: '2024-03-01', registeredTo: '2024-03-07' }],
  ['a week and a status', { registeredFrom: '2024-03-01', registeredTo: '2024-03-07', clinicalStatus: 'ACTIVE' }],
  ['a day without registrations', { registeredFrom: '2019-01-01', registeredTo: '2019-01-01' }],
  ['children', { ageFrom: 0, ageTo: 12 }],
  ['the oldest', { ageFrom: 129 }],
  ['an unknown birth date', { isAgeUnknown: true }],
  ['nobody’s patients', { isUnassigned: true }],
];

describe('the directory of a hundred thousand', () => {
  let clinic: SpecClinic;
  let reception: Person, admin: Person, dentist: Person;

  beforeAll(async () => {
    clinic = await openPatientsClinic();
    [reception, admin, dentist] = [
      await clinic.person('RECEPTION'),
      await clinic.person('ADMIN'),
      await clinic.person('ORTHODONTIST'),
    ];
    await clinic.source.query(
      `insert into patient (patient_code, first_name, last_name, date_of_birth, sex, clinical_status, allergy_state, province,
         phone, registered_at, registered_by_id, is_active, created_at)
       select concat('PT-', lpad(n, 6, '0')), concat('Given', n % 700), concat('Family', n * 7919 % 9001),
         if(n % 200 = 0, null, date_add('1936-01-01', interval n * 31 % 32000 day)),
         if(n % 1000 = 7, 'OTHER', if(n % 2 = 0, 'FEMALE', 'MALE')),
         elt(1 + n % 7 % 4, 'ACTIVE', 'CONSULTATION', 'MAINTENANCE', 'COMPLETED'),
         elt(1 + n % 3, 'NONE', 'UNKNOWN', 'LISTED'), if(n % 5000 = 1, 'Far', concat('Province ', n % 9)),
         concat('0771', lpad(n, 6, '0')), date_add('2020-01-01', interval n * 31 minute), ?, if(n % 800 = 3, 0, 1), now(3)
       from (select 1 + a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d as n from` +
        [`${TENS}a`, `${TENS}b`, `${TENS}c`, `${TENS}e`, `${TENS}f`].join(',') +
        ') numbers',
      [reception.id],
    );
    await clinic.source.query(
      "insert into care_team_member (patient_id, user_id, role, since, added_by_id) select id, ?, 'ORTHODONTIST', now(3), ? from patient where id % 300 = 0",
      [dentist.id, dentist.id],
    );
    await clinic.source.query('analyze table patient, care_team_member');
  }, 120_000);
  afterAll(() => clinic.close());

  /** Rows the statements of a page read, all together. */
  const read = async (me: Person, filter: PatientFilter) =>
    (await plansOf(clinic.source, () => clinic.get(PatientsService).list(me, filter))).reduce(
      (sum, plan) => sum + plan.read,
      0,
    );
  /** Where one is after walking far, without walking there. */
  const deep = async (filter: PatientFilter) => {
    const { sort = 'name' } = filter;
    const walked = inOrder(
      clinic.source.createQueryBuilder(Patient, 'patient').where('patient.isActive = true'),
      sort,
      '',
    );
    const there = await walked.offset(60_000).limit(1).getMany();
    return there.map(placeIn(sort))[0];
  };

  it('really has a hundred thousand patients', async () => {
    expect(await count(clinic, 'select count(*) from patient')).toBe(PATIENTS);
  });

  it.each(PATIENT_SORTS)('reads as much for a deep page as for the first, in the order %s', async (sort) => {
    // The server does not count what an index condition drops while it walks up: the orders down tell it.
    const [first, far] = [
      await read(reception, { sort }),
      await read(reception, { sort, cursor: await deep({ sort }) }),
    ];
    expect(first).toBeLessThan(500);
    expect(far).toBeLessThanOrEqual(first * 1.3 + 30);
  });

  it.each(NARROWED)('reads no more than a few thousand rows for %s, in every order', async (_what, filter) => {
    for (const sort of PATIENT_SORTS) {
      expect(await read(reception, { ...filter, sort }), `${JSON.stringify(filter)} ${sort}`).toBeLessThan(READ);
    }
  });

  it('reads a clinician’s own patients by their seats, whatever the filter and the order', async () => {
    for (const filter of [{}, { clinicalStatus: 'ACTIVE' as const }, { province: 'Far' }]) {
      for (const sort of PATIENT_SORTS) {
        expect(await read(dentist, { ...filter, sort }), `${JSON.stringify(filter)} ${sort}`).toBeLessThan(READ);
        expect(await read(reception, { ...filter, sort, clinicianId: dentist.id })).toBeLessThan(READ);
      }
    }
  });

  it('reads archived records by themselves', async () => {
    for (const sort of PATIENT_SORTS) expect(await read(admin, { isArchived: true, sort })).toBeLessThan(READ);
  });
});
