import { Clinic } from '@cuspid/settings/api';
import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isAlone } from './guardian';
import { PatientsService } from './patients.service';
import { openPatientsClinic } from './testing/patients-clinic';

describe('a minor', () => {
  let clinic: SpecClinic;
  let patients: PatientsService;
  let reception: Person;
  let year: number;
  let made = 0;

  beforeAll(async () => {
    clinic = await openPatientsClinic();
    patients = clinic.get(PatientsService);
    reception = await clinic.person('RECEPTION');
    year = Number((await clinic.get(Clinic).today()).slice(0, 4));
  });
  afterAll(() => clinic.close());

  const register = (what: object) =>
    patients.register(reception, { firstName: `Child${++made}`, lastName: `Alone${made}`, sex: 'MALE', ...what });
  const asksForAGuardian = { status: 422, errors: [{ path: 'guardianName' }] };

  it('is one until the morning of the eighteenth birthday', () => {
    const alone = (dateOfBirth: string | null, guardianName: string | null = null) =>
      isAlone({ dateOfBirth, guardianName }, '2026-02-28');
    expect([alone('2008-02-28'), alone('2008-02-29'), alone('2008-03-01'), alone(null)]).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(alone('2020-01-01', 'Mother')).toBe(false);
  });

  it('is registered with a guardian, or noted as one whose guardian nobody knows: an emergency does not wait', async () => {
    for (const born of [{ age: 12 }, { dateOfBirth: `${year - 3}-06-15` }]) {
      await expect(register({ ...born, isGuardianUnknown: false })).rejects.toMatchObject(asksForAGuardian);
      expect(await register({ ...born, guardianName: 'Nirmala' })).toMatchObject({ guardianName: 'Nirmala' });
      for (const told of [{}, { isGuardianUnknown: true }]) {
        const alone = await register({ ...born, ...told });
        const [entry] = await clinic.source.query(
          "select `after` from audit_entry where action = 'patient.registered' and patient_id = ?",
          [alone.id],
        );
        expect(JSON.parse(entry.after)).toEqual({ patientCode: alone.patientCode, isGuardianUnknown: true });
      }
    }
    expect(await register({ age: 18 })).toMatchObject({ guardianName: null });
  });

  it('does not lose the guardian unless somebody says that none is known', async () => {
    const { id } = await register({ age: 9, guardianName: 'Nirmala' });
    await expect(patients.edit(reception, id, 1, { guardianName: null })).rejects.toMatchObject(asksForAGuardian);
    const gone = await patients.edit(reception, id, 1, { guardianName: null, isGuardianUnknown: true });
    expect(gone).toMatchObject({ guardianName: null, version: 2 });
    // Came to us without one, by an import or so: the rest of the record can still be put right.
    expect(await patients.edit(reception, id, 2, { phone: '077 111 2222' })).toMatchObject({ version: 3 });
  });

  it('is not made of somebody grown up without asking for a guardian', async () => {
    const { id } = await register({ age: 30 });
    const born = { dateOfBirth: `${year - 3}-01-01` };
    await expect(patients.edit(reception, id, 1, born)).rejects.toMatchObject(asksForAGuardian);
    expect(await patients.edit(reception, id, 1, { ...born, guardianName: 'Sarath' })).toMatchObject({ version: 2 });
  });
});
