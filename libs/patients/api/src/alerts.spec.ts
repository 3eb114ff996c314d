import { PATIENT } from '@cuspid/patients/contracts';
import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AlertsService } from './alerts.service';
import { PatientsService } from './patients.service';
import { count, openPatientsClinic } from './testing/patients-clinic';

const penicillin = { kind: 'ALLERGY', severity: 'DANGER', label: 'Penicillin' } as const;

describe('allergies and alerts', () => {
  let clinic: SpecClinic;
  let alerts: AlertsService;
  let nurse: Person, student: Person, reception: Person;

  beforeAll(async () => {
    clinic = await openPatientsClinic();
    alerts = clinic.get(AlertsService);
    [nurse, student, reception] = [
      await clinic.person('NURSE'),
      await clinic.person('STUDENT'),
      await clinic.person('RECEPTION'),
    ];
  });
  afterAll(() => clinic.close());

  it('nobody asked, asked and none, listed: never an empty list that may mean either', async () => {
    const id = await clinic.patient();
    expect(await alerts.of(nurse, id)).toMatchObject({ allergyState: 'UNKNOWN', confirmedAt: null, confirmedBy: null });
    const none = await alerts.confirm(nurse, id, 'NONE');
    expect(none).toMatchObject({
      allergyState: 'NONE',
      confirmedBy: { id: nurse.id },
      confirmedAt: expect.any(String),
    });
    const listed = await alerts.record(nurse, id, penicillin);
    expect(listed).toMatchObject({
      allergyState: 'LISTED',
      items: [{ label: 'Penicillin', recordedBy: { id: nurse.id } }],
    });
    await expect(alerts.confirm(nurse, id, 'NONE')).rejects.toMatchObject({ code: 'allergies-listed', status: 409 });
    const ended = await alerts.end(nurse, id, listed.items[0]?.id ?? 0);
    expect(ended).toMatchObject({ allergyState: 'UNKNOWN', items: [] });
    await expect(alerts.confirm(nurse, id, 'LISTED')).rejects.toMatchObject({ code: 'no-allergies-listed' });
    expect(await count(clinic, 'select count(*) from patient_alert where patient_id = ?', [id])).toBe(1);
    expect(
      await count(clinic, "select count(*) from audit_entry where patient_id = ? and action like 'alert.%d'", [id]),
    ).toBeGreaterThanOrEqual(3);
  });

  it('a condition says nothing about allergies, and stays LISTED while one allergy is left', async () => {
    const id = await clinic.patient();
    expect(await alerts.record(nurse, id, { kind: 'CONDITION', severity: 'CAUTION', label: 'Diabetes' })).toMatchObject(
      { allergyState: 'UNKNOWN' },
    );
    await alerts.record(nurse, id, penicillin);
    const { items } = await alerts.record(nurse, id, { ...penicillin, label: 'Latex', severity: 'CAUTION' });
    const latex = items.find(({ label }) => label === 'Latex')?.id ?? 0;
    expect((await alerts.end(nurse, id, latex)).allergyState).toBe('LISTED');
  });

  it('shows the most dangerous first, and on a card only what is more than information', async () => {
    const id = await clinic.patient();
    for (const [kind, severity, label] of [
      ['MEDICATION', 'INFO', 'Aspirin'],
      ['CONDITION', 'DANGER', 'Haemophilia'],
      ['ALLERGY', 'CAUTION', 'Latex'],
      ['ALLERGY', 'DANGER', 'Penicillin'],
    ] as const)
      await alerts.record(nurse, id, { kind, severity, label });
    const { items } = await alerts.of(nurse, id);
    expect(items.map(({ label }) => label)).toEqual(['Penicillin', 'Haemophilia', 'Latex', 'Aspirin']);
    const card = async (patientId: number) =>
      (await alerts.first(clinic.source.manager, [patientId])).get(patientId)?.label;
    expect(await card(id)).toBe('Penicillin');
    const calm = await clinic.patient();
    await alerts.record(nurse, calm, { kind: 'MEDICATION', severity: 'INFO', label: 'Aspirin' });
    expect(await card(calm)).toBeUndefined();
  });

  it('ends once, and only for the patient it belongs to', async () => {
    const [id, other] = [await clinic.patient(), await clinic.patient()];
    const alertId = (await alerts.record(nurse, id, penicillin)).items[0]?.id ?? 0;
    await expect(alerts.end(nurse, other, alertId)).rejects.toMatchObject({ status: 404 });
    const presses = await Promise.allSettled([alerts.end(nurse, id, alertId), alerts.end(nurse, id, alertId)]);
    expect(presses.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('never keeps one more than the banner shows: it might be the dangerous one', async () => {
    const id = await clinic.patient();
    for (let n = 0; n < PATIENT.alertsMax; n++)
      await alerts.record(nurse, id, { kind: 'MEDICATION', severity: 'INFO', label: `Drug ${n}` });
    await expect(alerts.record(nurse, id, penicillin)).rejects.toMatchObject({ code: 'too-many-alerts', status: 409 });
    expect((await alerts.of(nurse, id)).items).toHaveLength(PATIENT.alertsMax);
  });

  it('are written by whoever treats, read by the desk, and nothing to a stranger', async () => {
    const id = await clinic.patient({}, [student]);
    await alerts.record(student, id, penicillin);
    expect((await alerts.of(reception, id)).items).toHaveLength(1);
    const foreign = await clinic.patient();
    for (const attempt of [
      () => alerts.of(student, foreign),
      () => alerts.record(student, foreign, penicillin),
      () => alerts.record(reception, id, penicillin),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ status: 404 });
    }
    await expect
      .poll(() =>
        count(clinic, "select count(*) from audit_entry where action = 'alert.read' and patient_id = ?", [id]),
      )
      .toBe(1);
  });

  it('do not collide with an edit of the record', async () => {
    const id = await clinic.patient();
    await Promise.all([
      alerts.record(nurse, id, penicillin),
      clinic.get(PatientsService).edit(reception, id, 1, { address: '1 New Street' }),
    ]);
    expect(await clinic.get(PatientsService).one(reception, id)).toMatchObject({
      address: '1 New Street',
      allergyState: 'LISTED',
    });
  });
});
