import { AlertsService, CareTeamMember, keyOf, PatientParts } from '@cuspid/patients/api';
import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { departures } from './security/conforms';
import { signedNote } from './security/note-objects';
import { operationsOf } from './security/operations';
import { rows } from './security/rows';
import { openWholeClinic } from './testing/whole-clinic';

describe('a patient’s own export', () => {
  let clinic: SpecClinic;
  let dentist: Person, other: Person;
  beforeAll(async () => {
    clinic = await openWholeClinic();
    [dentist, other] = [await clinic.person('ORTHODONTIST', { name: 'Dr Ana' }), await clinic.person('STUDENT')];
  });
  afterAll(() => clinic.close());

  /** A patient with something in every part that people fill. */
  const full = async (label: string) => {
    const id = await clinic.patient({}, [dentist]);
    const desk = await clinic.person('RECEPTION');
    await clinic.get(AlertsService).record(dentist, id, { kind: 'ALLERGY', severity: 'DANGER', label });
    await rows.request(clinic, id, dentist, desk);
    await rows.visit(clinic, id, desk);
    await rows.queueEntry(clinic, id, desk);
    await rows.finding(clinic, id, dentist);
    await rows.perioExam(clinic, id, dentist);
    await signedNote(clinic, id, dentist);
    return id;
  };
  const exported = async (id: number, me = dentist) => {
    const answer = await clinic.http.as(me, 'GET', `/api/patients/${id}/export`);
    const file: Record<string, unknown> = answer.status === 200 ? JSON.parse(answer.bytes.toString()) : {};
    return { ...answer, file };
  };

  it('has every table that names a patient in it, or says that the others tell it', () => {
    const parts = clinic.get(PatientParts).all();
    expect(parts.filter((part) => part.export === undefined).map(({ name }) => name)).toEqual([]);
  });

  it('holds every row the database has of the patient, and nothing of another', async () => {
    const [id, foreign] = [await full('Penicillin of mine'), await full('Latex of theirs')];
    const { file, headers, bytes } = await exported(id);
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="patient-SPEC-\d+\.json"$/);
    for (const part of clinic.get(PatientParts).all()) {
      if (!part.export) continue;
      const kept = await clinic.source.manager.countBy(part.entity, { patientId: id });
      expect([part.name, file[keyOf(part.name)]]).toEqual([part.name, expect.any(Array)]);
      expect([part.name, Object(file[keyOf(part.name)]).length]).toEqual([part.name, kept]);
    }
    expect(Object(file['alerts'])[0]).toMatchObject({ label: 'Penicillin of mine', recordedBy: 'Dr Ana' });
    expect(bytes.toString()).not.toContain('Latex of theirs');
    const [{ patient_code: code }] = await clinic.source.query('select patient_code from patient where id = ?', [
      foreign,
    ]);
    expect(bytes.toString()).not.toContain(code);
  });

  it('is what the schema says, key by key, and names no account by its number', async () => {
    const { file } = await exported(await full('Penicillin'));
    const operation = operationsOf(clinic).find(({ name }) => name === 'GET /api/patients/:id/export');
    const schema = operation?.answers['200']?.['application/json'];
    expect(schema && departures(schema, file)).toEqual([]);
    expect(JSON.stringify(file)).not.toMatch(/"\w*(userId|ById|authorId|providerId|actorId)"/);
  });

  it('keeps who was on the care team, and until when', async () => {
    const id = await full('Penicillin');
    await clinic.source.manager.update(
      CareTeamMember,
      { patientId: id },
      { endedAt: new Date(), endedById: dentist.id },
    );
    const { file } = await exported(id, await clinic.person('ADMIN'));
    expect(file['careTeam']).toMatchObject([{ person: 'Dr Ana', role: 'ORTHODONTIST', to: expect.any(String) }]);
  });

  it('is for whoever has the whole record in their care; each leaves one entry, each refusal too', async () => {
    const id = await full('Penicillin');
    for (const role of ['NURSE', 'RECEPTION'] as const) {
      expect((await exported(id, await clinic.person(role))).status).toBe(403);
    }
    expect((await exported(id, other)).status).toBe(404);
    await exported(id);
    const entries = () =>
      clinic.source.query(
        "select action, actor_id as who from audit_entry where patient_id = ? and (action = 'patient.exported' or actor_id = ?) order by id",
        [id, other.id],
      );
    await expect.poll(entries).toHaveLength(2);
    expect(await entries()).toEqual(
      expect.arrayContaining([
        { action: 'access.denied', who: other.id },
        { action: 'patient.exported', who: dentist.id },
      ]),
    );
  });
});
