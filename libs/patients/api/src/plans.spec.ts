import type { PatientFilter } from '@cuspid/patients/contracts/dto';
import { plansOf, type Person, type SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DuplicateDecisions } from './duplicate-decisions';
import { PatientsService } from './patients.service';
import { count, openPatientsClinic } from './testing/patients-clinic';

/** How many patients there are, and how many rows a page may make the server read. */
const [PATIENTS, READ] = [20_000, 2_500];

/** `n` from 1 to 20,000, out of digits. */
const NUMBERS = `select 1 + a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d as n
  from (select 0 d union all select 1 union all select 2 union all select 3 union all select 4 union all select 5
        union all select 6 union all select 7 union all select 8 union all select 9) a,
       (select 0 d union all select 1 union all select 2 union all select 3 union all select 4 union all select 5
        union all select 6 union all select 7 union all select 8 union all select 9) b,
       (select 0 d union all select 1 union all select 2 union all select 3 union all select 4 union all select 5
        union all select 6 union all select 7 union all select 8 union all select 9) c,
       (select 0 d union all select 1 union all select 2 union all select 3 union all select 4 union all select 5
        union all select 6 union all select 7 union all select 8 union all select 9) e,
       (select 0 d union all select 1) f`;

describe('the directory of twenty thousand', () => {
  let clinic: SpecClinic;
  let reception: Person, dentist: Person;

  beforeAll(async () => {
    clinic = await openPatientsClinic();
    [reception, dentist] = [await clinic.person('RECEPTION'), await clinic.person('ORTHODONTIST')];
    await clinic.source.query(
      "insert into patient (patient_code, first_name, last_name, date_of_birth, sex, phone, registered_at, registered_by_id, created_at) select concat('PT-', lpad(n, 6, '0')), concat('Given', n % 700), concat('Family', n % 900), '1990-05-17', 'MALE', concat('0771', lpad(n, 6, '0')), date_add('2020-01-01', interval n minute), ?, now(3) from (" +
        NUMBERS +
        ') numbers',
      [reception.id],
    );
    for (const column of ['lower(first_name)', 'lower(last_name)', 'substr(phone, 2)', 'substr(patient_code, 4)']) {
      await clinic.source.query(
        'insert ignore into patient_term (term, patient_id) select ' + column + ', id from patient',
      );
    }
    await clinic.source.query(
      "insert into care_team_member (patient_id, user_id, role, since, added_by_id) select id, ?, 'ORTHODONTIST', now(3), ? from patient where id % 100 = 0",
      [dentist.id, dentist.id],
    );
    await clinic.source.query('analyze table patient, patient_term, care_team_member');
  });
  afterAll(() => clinic.close());

  /** The plan of the statement that makes the page itself; none of its statements may read more than a page needs. */
  const page = async (me: Person, filter: PatientFilter, most = READ) => {
    const plans = await plansOf(clinic.source, () => clinic.get(PatientsService).list(me, filter));
    for (const plan of plans) expect(plan.read, JSON.stringify(plan)).toBeLessThanOrEqual(most);
    const steps = plans.find((plan) => plan.steps.some(({ table }) => table === 'patient'))?.steps ?? [];
    return { steps, extra: steps.map(({ extra }) => extra).join() };
  };

  const cursorAt = async (filter: PatientFilter) =>
    (await clinic.get(PatientsService).list(reception, { ...filter, limit: 100 })).nextCursor ?? undefined;

  it('really has twenty thousand patients', async () => {
    expect(await count(clinic, 'select count(*) from patient')).toBe(PATIENTS);
  });

  it.each([
    ['name', 'patient_name'],
    ['-registeredAt', 'patient_registered'],
    ['code', 'patient_code'],
  ] as const)('walks an index for the order %s, on the first page and on later ones', async (sort, index) => {
    for (const cursor of [undefined, await cursorAt({ sort })]) {
      const { steps, extra } = await page(reception, { sort, cursor });
      expect(steps[0]?.key).toBe(index);
      expect(extra).not.toContain('filesort');
    }
  });

  it('asks for a clinician’s own patients by their seats, not by everybody’s', async () => {
    for (const filter of [{}, { sort: 'code' as const }]) {
      // Two hundred patients, each with a few words.
      const { steps } = await page(dentist, filter, 10_000);
      expect(steps[0]).toMatchObject({ table: 'seat', key: 'care_team_member_patients' });
    }
  });

  it('asks as often for a hundred rows as for three', async () => {
    const asked = async (limit: number) =>
      (await plansOf(clinic.source, () => clinic.get(PatientsService).list(reception, { limit }))).length;
    // The clinic's settings are believed for a second: one of the two may have to ask for them.
    expect(Math.abs((await asked(100)) - (await asked(3)))).toBeLessThanOrEqual(1);
  });

  it('probes for duplicates by index', async () => {
    const probe = { firstName: 'Given1', lastName: 'Family1', phone: '0771000001', dateOfBirth: '1990-05-17' };
    const plans = await plansOf(clinic.source, () => clinic.get(DuplicateDecisions).probe(reception, probe));
    for (const { read, steps } of plans) expect(read, JSON.stringify(steps)).toBeLessThanOrEqual(READ);
  });
});
