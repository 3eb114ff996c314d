import { Clinic } from '@cuspid/settings/api';
import { dayAfter } from '@cuspid/platform/contracts';
import { refusal, type Answered, type Person, type SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPatientsClinic } from '../testing/patients-clinic';
import { Consents } from './consents';

const GIVEN = { purpose: 'TEACHING_PRESENTATION', givenBy: 'PATIENT' };

describe('consents', () => {
  let clinic: SpecClinic;
  let ana: Person, desk: Person, student: Person, nurse: Person, stranger: Person;
  let patientId: number, today: string;

  beforeAll(async () => {
    clinic = await openPatientsClinic();
    [ana, student] = [await clinic.person('ORTHODONTIST'), await clinic.person('STUDENT')];
    [desk, nurse, stranger] = [
      await clinic.person('RECEPTION'),
      await clinic.person('NURSE'),
      await clinic.person('ORTHODONTIST'),
    ];
    patientId = await clinic.patient({ dateOfBirth: '1990-05-17' }, [ana, student]);
    today = await clinic.get(Clinic).today();
  });
  afterAll(() => clinic.close());

  const at = (id: number, tail = '') => `/api/patients/${id}/consents${tail}`;
  const record = (me: Person, body: object, id = patientId): Promise<Answered> =>
    clinic.http.as(me, 'POST', at(id), { body });
  const withdraw = (me: Person, id: unknown, body: object = { withdrawnBy: 'PATIENT' }): Promise<Answered> =>
    clinic.http.as(me, 'POST', at(patientId, `/${Number(id)}/withdraw`), { body });
  const holds = () => clinic.get(Consents).holds(clinic.source.manager, patientId, 'TEACHING_PRESENTATION');

  it('are recorded by clinicians and the desk, never by the student whose presentation stands on them', async () => {
    expect((await record(ana, GIVEN)).status).toBe(201);
    expect((await record(desk, { ...GIVEN, purpose: 'RESEARCH' })).status).toBe(201);
    expect(refusal(await record(student, GIVEN))).toMatchObject({ http: 403 });
    expect(refusal(await record(nurse, GIVEN))).toMatchObject({ http: 403 });
    expect((await clinic.http.as(student, 'GET', at(patientId))).status).toBe(200);
  });

  it('of a patient of others look like those of nobody', async () => {
    const foreign = await record(stranger, GIVEN);
    const missing = await record(stranger, GIVEN, 4_000_000);
    expect([foreign.status, missing.status]).toEqual([404, 404]);
    expect(refusal(foreign)).toEqual(refusal(missing));
  });

  it('hold until they are withdrawn, once, however many withdraw at once; what was said stays', async () => {
    const given = await record(ana, { ...GIVEN, reference: 'Form 12' });
    expect(await holds()).toBe(true);
    const pressed = await Promise.all([ana, desk, ana, desk].map((me) => withdraw(me, given.body['id'])));
    expect(pressed.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    const { body } = await clinic.http.as(desk, 'GET', at(patientId, '?count=true&purpose=TEACHING_PRESENTATION'));
    expect(Object(body['items'])[0]).toMatchObject({
      reference: 'Form 12',
      holds: false,
      withdrawal: { withdrawnBy: 'PATIENT' },
    });
    expect(await holds()).toBe(true); // the one Ana recorded first was not taken back
    await withdraw(ana, Object(body['items'])[1].id);
    expect(await holds()).toBe(false);
  });

  it('end with their last day', async () => {
    const last = { ...GIVEN, givenOn: dayAfter(today, -400), validUntil: dayAfter(today, -1) };
    expect((await record(ana, last)).body).toMatchObject({ holds: false });
    expect(await holds()).toBe(false);
    const { body } = await record(ana, { ...last, validUntil: today });
    expect(body).toMatchObject({ holds: true });
    expect(await holds()).toBe(true);
    await withdraw(ana, body['id']);
  });

  it('are refused when they are given ahead of time, or by a child for themselves', async () => {
    expect((await record(ana, { ...GIVEN, givenOn: dayAfter(today, 1) })).status).toBe(422);
    expect((await record(ana, { ...GIVEN, validUntil: dayAfter(today, -1) })).status).toBe(422);
    const child = await clinic.patient({ dateOfBirth: dayAfter(today, -4000) }, [ana]);
    expect((await record(ana, GIVEN, child)).status).toBe(422);
    expect((await record(ana, { ...GIVEN, givenBy: 'GUARDIAN', giverName: 'S. Perera' }, child)).status).toBe(201);
  });

  it('can be neither changed nor deleted, by the database’s own refusal', async () => {
    const { body } = await record(ana, GIVEN);
    const tries = [
      "update patient_consent set purpose = 'RESEARCH' where id = ?",
      'delete from patient_consent where id = ?',
    ];
    for (const sql of tries) await expect(clinic.source.query(sql, [body['id']])).rejects.toThrow('append-only');
    await withdraw(ana, body['id']);
    await expect(
      clinic.source.query('delete from consent_withdrawal where consent_id = ?', [body['id']]),
    ).rejects.toThrow('append-only');
  });
});
