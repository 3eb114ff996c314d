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

  it('leaves no hole in the codes where a registration failed', async () => {
    const numberOf = ({ patientCode: code }: { patientCode: string }) => Number(code.replace(/\D/g, '').slice(0, -1));
    const before = numberOf(await register());
    const twice = { firstName: 'Twice', lastName: 'Told', dateOfBirth: '1990-05-17' };
    const all = await Promise.allSettled(Array.from({ length: 40 }, (_, n) => register(n % 2 ? twice : {})));
    const codes = all.flatMap((one) => (one.status === 'fulfilled' ? [numberOf(one.value)] : []));
    expect(codes.length).toBe(21);
    expect(codes.sort((a, b) => a - b)).toEqual(codes.map((_, index) => before + 1 + index));
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
    expect(await register({ age: 0, isGuardianUnknown: true })).toMatchObject({
      dateOfBirth: `${year}-01-01`,
      isBirthDateEstimated: true,
    });
    const told = await register({ age: 30, dateOfBirth: '1992-08-12' });
    expect(told).toMatchObject({ dateOfBirth: '1992-08-12', isBirthDateEstimated: false });
    expect(await register()).toMatchObject({ dateOfBirth: null, isBirthDateEstimated: false });
  });

  it('keeps what is known of a birth date, the month or the year, marked as an estimate', async () => {
    const known = await register({ dateOfBirth: '1994-03-01', isBirthDateEstimated: true });
    expect(known).toMatchObject({ dateOfBirth: '1994-03-01', isBirthDateEstimated: true });
    expect(await register({ isBirthDateEstimated: true })).toMatchObject({ isBirthDateEstimated: false });
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
});
