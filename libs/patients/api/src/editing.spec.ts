import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PatientsService } from './patients.service';
import { count, openPatientsClinic } from './testing/patients-clinic';

describe('editing a patient', () => {
  let clinic: SpecClinic;
  let patients: PatientsService;
  let reception: Person, surgeon: Person, stranger: Person;

  beforeAll(async () => {
    clinic = await openPatientsClinic();
    patients = clinic.get(PatientsService);
    reception = await clinic.person('RECEPTION');
    [surgeon, stranger] = [await clinic.person('DENTAL_SURGEON'), await clinic.person('DENTAL_SURGEON')];
  });
  afterAll(() => clinic.close());

  it('lets one of two edits of one version through, the other is stale (412) and changes nothing', async () => {
    const id = await clinic.patient({}, [surgeon]);
    const edits = await Promise.allSettled([
      patients.edit(reception, id, 1, { firstName: 'First' }),
      patients.edit(surgeon, id, 1, { firstName: 'Second' }),
    ]);
    const won = edits.flatMap((edit) => (edit.status === 'fulfilled' ? [edit.value] : []));
    const lost = edits.flatMap((edit) => (edit.status === 'rejected' ? [edit.reason] : []));
    expect(won).toMatchObject([{ version: 2 }]);
    expect(lost).toMatchObject([{ code: 'stale-version', status: 412 }]);
    expect((await patients.one(reception, id)).firstName).toBe(won[0]?.firstName);
    expect(
      await count(clinic, "select count(*) from audit_entry where action = 'patient.changed' and patient_id = ?", [id]),
    ).toBe(1);
  });

  it('keeps twenty edits made one after the other by twenty people', async () => {
    const id = await clinic.patient();
    const edit = async (text: string): Promise<void> => {
      const { version } = await patients.one(reception, id);
      await patients.edit(reception, id, version, { address: text }).catch(() => edit(text));
    };
    await Promise.all(Array.from({ length: 20 }, (_, n) => edit(`Street ${n}`)));
    expect((await patients.one(reception, id)).version).toBe(21);
  });

  it('clears a field with null, leaves what is not named, and writes down only what differs', async () => {
    const id = await clinic.patient({ phone: '077 214 8830' });
    await patients.edit(reception, id, 1, { email: 'a@b.test', address: '14 Temple Road' });
    const edited = await patients.edit(reception, id, 2, { email: null, address: '14 Temple Road' });
    expect(edited).toMatchObject({ email: null, address: '14 Temple Road', phone: '077 214 8830' });
    const [{ before, after }] = await clinic.source.query(
      "select `before`, `after` from audit_entry where action = 'patient.changed' and patient_id = ? order by id desc limit 1",
      [id],
    );
    expect([before, after].map((text) => JSON.parse(text))).toEqual([{ email: 'a@b.test' }, { email: null }]);
  });

  it('is found by the new name and phone at once, no longer by the old', async () => {
    const id = await clinic.patient();
    await patients.edit(reception, id, 1, { firstName: 'Beatrix', phone: '071 234 5678' });
    await patients.edit(reception, id, 2, { firstName: 'Dorothea', phone: null });
    const found = async (q: string) => (await patients.list(reception, { q })).items.map((row) => row.id);
    expect([await found('dorothea'), await found('beatrix'), await found('0712345678')]).toEqual([[id], [], []]);
  });

  it('makes a birth date that is told no estimate any more', async () => {
    const { id } = await patients.register(reception, { firstName: 'Old', lastName: 'Timer', sex: 'MALE', age: 80 });
    expect(await patients.edit(reception, id, 1, { dateOfBirth: '1946-03-01' })).toMatchObject({
      isBirthDateEstimated: false,
    });
    await expect(patients.edit(reception, id, 2, { dateOfBirth: '2999-01-01' })).rejects.toMatchObject({ status: 422 });
  });

  it('keeps a birth date that is still an estimate marked as one, and none that is cleared', async () => {
    const { id } = await patients.register(reception, { firstName: 'About', lastName: 'Then', sex: 'MALE', age: 50 });
    const edit = (version: number, change: object) => patients.edit(reception, id, version, change);
    const marked = (isBirthDateEstimated: boolean) => ({ isBirthDateEstimated });
    expect(await edit(1, { dateOfBirth: '1975-04-01', ...marked(true) })).toMatchObject(marked(true));
    expect(await edit(2, marked(false))).toMatchObject({ dateOfBirth: '1975-04-01', ...marked(false) });
    expect(await edit(3, { dateOfBirth: null, ...marked(true) })).toMatchObject({
      dateOfBirth: null,
      ...marked(false),
    });
  });

  it('is no version and no entry when it changes nothing', async () => {
    const id = await clinic.patient({ firstName: 'Same', phone: '077 214 8830' });
    const headers = { 'if-match': '"1"' };
    const body = { firstName: ' Same ', phone: '077 214 8830', address: null };
    const answer = await clinic.http.as(reception, 'PATCH', `/api/patients/${id}`, { body, headers });
    expect([answer.status, answer.headers.get('etag')]).toEqual([200, '"1"']);
    const stale = { ...headers, 'if-match': '"2"' };
    expect((await clinic.http.as(reception, 'PATCH', `/api/patients/${id}`, { body, headers: stale })).status).toBe(
      412,
    );
    const entries = "select count(*) from audit_entry where action = 'patient.changed' and patient_id = ?";
    expect(await count(clinic, entries, [id])).toBe(0);
  });

  it('names over HTTP too only what differs', async () => {
    const id = await clinic.patient({ phone: '077 214 8830' });
    const headers = { 'if-match': '"1"' };
    await clinic.http.as(reception, 'PATCH', `/api/patients/${id}`, { body: { province: 'Central' }, headers });
    const [{ before, after }] = await clinic.source.query(
      "select `before`, `after` from audit_entry where action = 'patient.changed' and patient_id = ?",
      [id],
    );
    expect([before, after].map((text) => JSON.parse(text))).toEqual([{ province: null }, { province: 'Central' }]);
  });

  it('is for whoever treats the patient: to another dentist the patient is not there', async () => {
    const id = await clinic.patient({}, [surgeon]);
    await expect(patients.edit(stranger, id, 1, { firstName: 'X' })).rejects.toMatchObject({ status: 404 });
    await expect(patients.edit(stranger, 999_999, 1, { firstName: 'X' })).rejects.toMatchObject({ status: 404 });
    expect((await patients.edit(surgeon, id, 1, { clinicalStatus: 'ACTIVE' })).clinicalStatus).toBe('ACTIVE');
  });

  it('notes who read a record within a second', async () => {
    const id = await clinic.patient({}, [surgeon]);
    await patients.one(surgeon, id);
    const read = "select actor_id from audit_entry where action = 'patient.read' and patient_id = ?";
    await expect.poll(() => clinic.source.query(read, [id]), { timeout: 1_000 }).toEqual([{ actor_id: surgeon.id }]);
  });
});
