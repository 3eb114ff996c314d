import { Audit } from '@cuspid/audit/api';
import { CareTeamMember, Patient } from '@cuspid/patients/api';
import type { SpecClinic } from '@cuspid/platform/testing';
import { User } from '@cuspid/users/api';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openLegacyDatabase } from '../testing/legacy-database';
import { openWholeClinic } from '../testing/whole-clinic';
import { importLegacy } from './import';
import { Known } from './known';
import { LegacyRow } from './legacy-row';
import { openLegacy } from './open';
import { isWhole, linesOf, stayingIn } from './report';
import { legacyDatabase } from './settings';

type Legacy = Awaited<ReturnType<typeof openLegacyDatabase>>;

describe('what comes over from the former system', () => {
  let clinic: SpecClinic;
  let legacy: Legacy;
  let known: Known;

  beforeAll(async () => {
    clinic = await openWholeClinic();
  });
  afterAll(() => clinic.close());

  beforeEach(async () => {
    legacy = await openLegacyDatabase();
    const admin = await clinic.person('ADMIN');
    known = new Known(admin, new Date(), clinic.get(Audit), () => Promise.resolve('nobody knows'));
    await clinic.source.getRepository(LegacyRow).clear();
    return () => legacy.close();
  });

  const bring = (isDry = false) => importLegacy({ source: clinic.source, legacy: legacy.source }, { known, isDry });
  const user = (email: string, set: { role?: string; status?: string; name?: string } = {}) =>
    legacy.source.query('insert into users (name, email, role, status) values (?, ?, ?, ?)', [
      set.name ?? 'Kamal Perera',
      email,
      set.role ?? 'NURSE',
      set.status ?? 'ACTIVE',
    ]);
  const patient = (code: string, set: Record<string, unknown> = {}) => {
    const name = { first_name: 'ඉෂාරා', last_name: "O'Brien" };
    const row = { patient_code: code, ...name, date_of_birth: '2009-04-11', gender: 'FEMALE', ...set };
    return legacy.source.query('insert into patients (??) values (?)', [Object.keys(row), Object.values(row)]);
  };
  const place = (isActive: 0 | 1) =>
    legacy.source.query(
      'insert into patient_assignments (patient_id, user_id, assignment_role, assigned_by, active) values (1, 1, ?, 1, ?)',
      ['NURSE', isActive],
    );
  const entries = async () => {
    const [row] = await clinic.source.query(
      "select count(*) as count from audit_entry where action = 'legacy.imported' and actor_id = ?",
      [known.by.id],
    );
    return Number(row.count);
  };
  const countOf = (entity: typeof Patient | typeof User | typeof CareTeamMember) => clinic.source.manager.count(entity);

  it('is told by a dry run to the last row, and nothing of it is kept', async () => {
    await user('dry@old.test');
    await patient('OLD-1');
    await place(1);
    const before = [await countOf(User), await countOf(Patient), await countOf(CareTeamMember)];
    const told = await bring(true);
    expect(told.map(({ there, carried }) => [there, carried])).toEqual([
      [1, 1],
      [1, 1],
      [1, 1],
    ]);
    expect([await countOf(User), await countOf(Patient), await countOf(CareTeamMember)]).toEqual(before);
    expect(await clinic.source.manager.count(LegacyRow)).toBe(0);
  });

  it('is there as it was: people without their password, patients under their codes, found by their names', async () => {
    await user('Kamal@Old.test', { status: 'INACTIVE' });
    await patient('OLD-2', {
      status: 'MAINTENANCE',
      nhi_verified: 1,
      phone: '071 234 5678',
      created_at: '2019-03-04 05:06:07',
    });
    await patient('old-3', { deleted_at: '2022-01-02 03:04:05' });
    await place(0);
    const told = await bring();
    expect([isWhole(told), told.flatMap(({ differences }) => differences)]).toEqual([true, []]);
    const kamal = await clinic.source.manager.findOneByOrFail(User, { email: 'kamal@old.test' });
    expect(kamal).toMatchObject({ isActive: false, passwordHash: 'nobody knows', role: 'NURSE' });
    const found = await clinic.source.manager.findOneByOrFail(Patient, { patientCode: 'OLD-2' });
    expect(found).toMatchObject({
      clinicalStatus: 'MAINTENANCE',
      isInsuranceVerified: true,
      dateOfBirth: '2009-04-11',
    });
    expect(found.registeredAt.toISOString()).toBe('2019-03-04T05:06:07.000Z');
    expect(await clinic.source.manager.findOneByOrFail(Patient, { patientCode: 'OLD-3' })).toMatchObject({
      isActive: false,
    });
    const seat = await clinic.source.manager.findOneByOrFail(CareTeamMember, { patientId: found.id });
    expect([seat.userId, seat.endedAt]).toEqual([kamal.id, expect.any(Date)]);
    const desk = await clinic.person('RECEPTION');
    const search = await clinic.http.as(desk, 'GET', `/api/patients?q=${encodeURIComponent('ඉෂාරා')}`);
    expect(search.body['items']).toEqual(expect.arrayContaining([expect.objectContaining({ patientCode: 'OLD-2' })]));
  });

  it('comes once: who is stopped goes on, what was mended there comes after, what was changed there is told', async () => {
    await patient('OLD-4');
    await patient('OLD-5', { gender: 'unknown' });
    const first = await bring();
    expect(first[1]).toMatchObject({ there: 2, carried: 1, before: 0, behind: 1 });
    expect(isWhole(first)).toBe(false);
    await legacy.source.query("update patients set gender = 'MALE' where id = 2");
    await legacy.source.query("update patients set first_name = 'Amal' where id = 1");
    const second = await bring();
    expect(second[1]).toMatchObject({ there: 2, carried: 1, before: 1, behind: 0, missing: 0 });
    expect(second[1]?.differences).toEqual([{ id: 1, what: expect.stringContaining('changed there after') }]);
    expect(await clinic.source.manager.countBy(Patient, { patientCode: 'OLD-4' })).toBe(1);
  });

  it('says of each thing that is not as it was what it is, and names nobody', async () => {
    await user('no address', { name: 'Secret Name' });
    await user('chef@old.test', { role: 'CHEF' });
    await patient('OLD-6', {
      phone: 'ask mother',
      email: 'x@y, z@w',
      date_of_birth: '2999-01-01',
      address: 'a'.repeat(301),
      last_name: '',
    });
    await place(1);
    await legacy.source.query('insert into visits (patient_id, provider_id) values (1, 1), (1, 1)');
    const told = await bring();
    const text = linesOf(told, await stayingIn(legacy.source)).join('\n');
    expect(text).toMatchInlineSnapshot(`
      "users: 2 there; 0 brought over, 0 before, 2 stay behind: adds up
        1 × stays behind: its address is not one plain e-mail address (id 1)
        1 × stays behind: its role is not one of the six (id 2)
      patients: 1 there; 1 brought over, 0 before, 0 stay behind: adds up
        1 × one of its names is empty: a dash stands there (id 1)
        1 × its date of birth cannot be: unknown (id 1)
        1 × phone is no phone number: it stays behind (id 1)
        1 × email is not one plain e-mail address: it stays behind (id 1)
        1 × address is cut after # of # characters (id 1)
      patient_assignments: 1 there; 0 brought over, 0 before, 1 stay behind: adds up
        1 × stays behind: its patient or its person stayed behind (id 1)
      visits: 2 rows, NOT BROUGHT OVER by this version"
    `);
    expect(text).not.toMatch(/Secret|mother|aaa/);
  });

  it('does not touch an account or a code that is here already', async () => {
    const nurse = await clinic.person('NURSE', { email: 'same@old.test', name: 'Nadeesha' });
    await user('Same@old.test', { role: 'ADMIN', name: 'Somebody' });
    await clinic.source.query("update patient set patient_code = 'OLD-7' where id = ?", [await clinic.patient({})]);
    await patient('OLD-7');
    const told = await bring();
    expect(told.map(({ carried, behind }) => [carried, behind])).toEqual([
      [1, 0],
      [0, 1],
      [0, 0],
    ]);
    expect(await clinic.source.manager.findOneByOrFail(User, { id: nurse.id })).toMatchObject({
      name: 'Nadeesha',
      role: 'NURSE',
    });
  });

  it('is counted anew on both sides: what is gone since, there or here, does not add up', async () => {
    for (const code of ['OLD-8', 'OLD-9']) await patient(code);
    await user('place@old.test');
    await place(1);
    expect(isWhole(await bring())).toBe(true);
    await clinic.source.query(
      'delete member from care_team_member member join legacy_row on our_id = member.id where source_table = ?',
      ['patient_assignments'],
    );
    await legacy.source.query('delete from patients where id = 2');
    const told = await bring();
    expect(told.map(({ there, noted, missing }) => [there, noted, missing])).toEqual([
      [1, 1, 0],
      [1, 2, 0],
      [1, 1, 1],
    ]);
    expect(linesOf(told, []).filter((line) => line.includes('DOES NOT ADD UP'))).toHaveLength(2);
    expect(isWhole(told)).toBe(false);
  });

  it('is not begun with a database that is not there or is another, and says what to mend', async () => {
    await expect(openLegacy({ ...legacy.settings, port: 1 })).rejects.toThrow(/127\.0\.0\.1:1 .*ECONNREFUSED/);
    await expect(openLegacy({ ...legacy.settings, name: 'cuspid_test_nothing' })).rejects.toThrow(/does not let us in/);
    await expect(openLegacy(clinic.settings)).rejects.toThrow(/no table users in .*LEGACY_DB_NAME/);
    const set = { LEGACY_DB_HOST: 'old', LEGACY_DB_USER: 'reader', LEGACY_DB_NAME: 'ohms' };
    expect(legacyDatabase(set)).toMatchObject({ host: 'old', port: 3306, ssl: false, password: '' });
    expect(() => legacyDatabase({ ...set, LEGACY_DB_NAME: '' })).toThrow(/^LEGACY_DB_NAME is not set/);
    expect(() => legacyDatabase({ ...set, LEGACY_DB_HOST: 'old.example' })).toThrow(/^LEGACY_DB_SSL is not true/);
    expect(() => legacyDatabase({ ...set, LEGACY_DB_PORT: 'x' })).toThrow(/^LEGACY_DB_PORT is “x”/);
    await (await openLegacy(legacy.settings)).destroy();
  });

  it('goes on where it was stopped, over many transactions', async () => {
    for (let count = 0; count < 450; count++) await patient(`MANY-${count}`);
    await clinic.source.query(
      "create trigger stop_here before insert on patient for each row begin if new.patient_code = 'MANY-333' then signal sqlstate '45000'; end if; end",
    );
    await expect(bring()).rejects.toThrow();
    await clinic.source.query('drop trigger stop_here');
    const kept = await clinic.source.manager.count(LegacyRow);
    expect(kept).toBe(200);
    // Nothing came over without its entry, though nobody was left to say so at the end.
    expect(await entries()).toBe(1);
    expect((await bring())[1]).toMatchObject({ there: 450, carried: 250, before: 200, behind: 0, missing: 0 });
  });
});
