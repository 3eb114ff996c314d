import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { Clinic } from '@cuspid/settings/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkDigit, patientCode } from './patient-code';
import { PatientsService } from './patients.service';
import { Registrations } from './registrations';
import { count, openPatientsClinic } from './testing/patients-clinic';

describe('registering a patient', () => {
  let clinic: SpecClinic;
  let patients: PatientsService;
  let reception: Person;
  let made = 0;

  beforeAll(async () => {
    clinic = await openPatientsClinic();
    patients = clinic.get(PatientsService);
    reception = await clinic.person('RECEPTION');
  });
  afterAll(() => clinic.close());

  const somebody = () => ({ firstName: `Given${++made}`, lastName: `Family${made}`, sex: 'FEMALE' as const });
  const register = (what: object = {}, me = reception) => patients.register(me, { ...somebody(), ...what });

  it('gives two hundred people at once two hundred codes, each with its check digit', async () => {
    const all = await Promise.all(Array.from({ length: 200 }, () => register()));
    const codes = all.map((one) => one.patientCode);
    expect(new Set(codes).size).toBe(200);
    for (const code of codes) expect(checkDigit(code.replace(/\D/g, ''))).toBe('0');
    expect(await count(clinic, "select count(*) from audit_entry where action = 'patient.registered'")).toBe(200);
  });

  it('is not held up by a code of ours that somebody was given by hand', async () => {
    const next = (await count(clinic, "select value from sequence where name = 'patient-code'")) + 1;
    const byHand = await register({ patientCode: patientCode('pt', next) });
    expect(byHand.patientCode).toBe(patientCode('PT', next));
    expect((await register()).patientCode).toBe(patientCode('PT', next + 1));
  });

  it('refuses a code somebody has, in whatever case (409)', async () => {
    await register({ patientCode: 'X-17' });
    await expect(register({ patientCode: 'x-17' })).rejects.toMatchObject({ code: 'patient-code-taken', status: 409 });
  });

  it('turns an age into an estimated birth date, and a birth date into one that is not', async () => {
    const year = Number((await clinic.get(Clinic).today()).slice(0, 4));
    expect(await register({ age: 30 })).toMatchObject({
      dateOfBirth: `${year - 30}-01-01`,
      isBirthDateEstimated: true,
    });
    expect(await register({ age: 0 })).toMatchObject({ dateOfBirth: `${year}-01-01`, isBirthDateEstimated: true });
    const told = await register({ age: 30, dateOfBirth: '1992-08-12' });
    expect(told).toMatchObject({ dateOfBirth: '1992-08-12', isBirthDateEstimated: false });
    expect(await register()).toMatchObject({ dateOfBirth: null, isBirthDateEstimated: false });
  });

  it('refuses days and times that cannot be', async () => {
    const wrong: [object, string][] = [
      [{ dateOfBirth: '2999-01-01' }, 'dateOfBirth'],
      [{ dateOfBirth: '1801-01-01' }, 'dateOfBirth'],
      [{ registeredAt: '2999-01-01T00:00:00Z' }, 'registeredAt'],
      [{ registeredAt: '0026-01-01T00:00:00Z' }, 'registeredAt'],
    ];
    for (const [what, path] of wrong) {
      await expect(register(what)).rejects.toMatchObject({ status: 422, errors: [{ path }] });
    }
  });

  it('answers with the same record that is read afterwards', async () => {
    const answer = await register({
      phone: '077 214 8830',
      allergyState: 'NONE',
      registeredAt: '2020-02-29T08:00:00Z',
    });
    const read = await patients.one(reception, answer.id);
    expect(JSON.parse(JSON.stringify(answer))).toEqual(JSON.parse(JSON.stringify(read)));
    expect(read).toMatchObject({ allergyState: 'NONE', registeredAt: '2020-02-29T08:00:00.000Z', version: 1 });
    expect(read).not.toHaveProperty('createdAt');
  });

  it('refuses the same name and birth date until somebody decides (409), and keeps the decision', async () => {
    const who = { firstName: 'Anna Maria', lastName: 'de Silva', dateOfBirth: '1990-05-17' };
    const first = await register(who);
    const again = { ...who, firstName: 'ANNA MARIA' };
    await expect(register(again)).rejects.toMatchObject({
      code: 'possible-duplicate',
      status: 409,
      conflict: { items: [{ patient: { id: first.id }, isBlocking: true }] },
    });
    const second = await register({ ...again, isNotDuplicate: true });
    const decided = "select `after` from audit_entry where action = 'patient.duplicate-dismissed' and patient_id = ?";
    expect(await clinic.source.query(decided, [second.id])).toEqual([{ after: `{"notTheSameAs":[${first.id}]}` }]);
  });

  it('finds the duplicate however many share the name or the birthday', async () => {
    const rows = Array.from({ length: 450 }, (_, n) => [
      `CROWD-${n}`,
      n % 2 ? 'Nimal' : `Other${n}`,
      'Perera',
      n % 2 ? '1971-01-01' : '1990-01-01',
      reception.id,
    ]);
    await clinic.source.query(
      'insert into patient (patient_code, first_name, last_name, date_of_birth, registered_by_id, sex, registered_at, created_at) values ' +
        rows.map(() => "(?, ?, ?, ?, ?, 'MALE', now(3), now(3))").join(),
      rows.flat(),
    );
    const nimal = { firstName: 'Nimal', lastName: 'Perera', age: undefined, dateOfBirth: '1990-01-01' };
    await register(nimal);
    await expect(register(nimal)).rejects.toMatchObject({ code: 'possible-duplicate' });
  });

  it('probes by any of name, phone and birth date, without saying anything of those archived', async () => {
    const one = await register({ firstName: 'Kumari', lastName: 'Kumari', phone: '+94 71 555 0101' });
    const probed = async (probe: object) => (await patients.probe(probe)).items.map(({ patient }) => patient.id);
    expect(await probed({ firstName: 'kumari', lastName: 'KUMARI' })).toEqual([one.id]);
    expect(await probed({ firstName: 'Kumari', phone: '0715550101' })).toEqual([one.id]);
    expect(await probed({})).toEqual([]);
    await clinic.source.query('update patient set is_active = 0 where id = ?', [one.id]);
    expect(await probed({ firstName: 'kumari', lastName: 'KUMARI' })).toEqual([]);
  });

  it('takes what other domains add in the same breath, or nothing at all', async () => {
    let failing = true;
    clinic
      .get(Registrations)
      .listen((_tx, _me, patients) =>
        patients.some(({ firstName }) => firstName === 'Doomed') && failing
          ? Promise.reject(new Error('no visit'))
          : Promise.resolve(),
      );
    // Reads are noted a moment later, by themselves: only what registering writes is counted.
    const trail = () => count(clinic, "select count(*) from audit_entry where action = 'patient.registered'");
    const before = await trail();
    await expect(register({ firstName: 'Doomed' })).rejects.toThrow('no visit');
    expect(await count(clinic, "select count(*) from patient where first_name = 'Doomed'")).toBe(0);
    expect(await count(clinic, "select count(*) from patient_term where term = 'doomed'")).toBe(0);
    expect(await trail()).toBe(before);
    failing = false;
    await register({ firstName: 'Doomed' });
    expect(await trail()).toBe(before + 1);
  });

  it('keeps names in any script to the letter', async () => {
    for (const name of ['ශ්‍රීයානි', 'முருகன்', '𝒜da', 'محمد', "D'Arcy-Smith"]) {
      const { id } = await register({ firstName: name });
      expect((await patients.one(reception, id)).firstName).toBe(name);
    }
  });
});
