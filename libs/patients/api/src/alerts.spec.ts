import { PATIENT } from '@cuspid/patients/contracts';
import type { EndAlertDto, RecordAlertDto } from '@cuspid/patients/contracts/dto';
import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AlertsService } from './alerts.service';
import { Patient } from './patient';
import { PatientsService } from './patients.service';
import { count, openPatientsClinic } from './testing/patients-clinic';

const penicillin = { kind: 'ALLERGY', severity: 'DANGER', label: 'Penicillin' } as const;
const over: EndAlertDto = { reason: 'OVER' };

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

  const recorded = async (id: number, ...all: Partial<RecordAlertDto>[]) => {
    for (const one of all) await alerts.record(nurse, id, { ...penicillin, ...one });
    return (await alerts.of(nurse, id)).items;
  };
  const ofSex = async (sex: string) => {
    const id = await clinic.patient();
    await clinic.source.query('update patient set sex = ? where id = ?', [sex, id]);
    return id;
  };
  const entries = (id: number) =>
    count(clinic, "select count(*) from audit_entry where patient_id = ? and action like 'alert.%ed'", [id]);

  it('nobody asked, asked and none, listed: never an empty list that may mean either', async () => {
    const id = await clinic.patient();
    expect(await alerts.of(nurse, id)).toMatchObject({ allergyState: 'UNKNOWN', confirmedAt: null, confirmedBy: null });
    const none = await alerts.confirm(nurse, id, { state: 'NONE' });
    expect(none).toMatchObject({ allergyState: 'NONE', confirmedBy: { id: nurse.id }, isDue: false });
    const listed = await alerts.record(nurse, id, penicillin);
    expect(listed).toMatchObject({
      allergyState: 'LISTED',
      items: [{ label: 'Penicillin', recordedBy: { id: nurse.id }, confirmedBy: { id: nurse.id }, version: 1 }],
    });
    const refused = alerts.confirm(nurse, id, { state: 'NONE' });
    await expect(refused).rejects.toMatchObject({ code: 'allergies-listed', status: 409 });
    const ended = await alerts.end(nurse, id, listed.items[0]?.id ?? 0, over);
    expect(ended).toMatchObject({ allergyState: 'UNKNOWN', items: [] });
    await expect(alerts.confirm(nurse, id, { state: 'LISTED' })).rejects.toMatchObject({ code: 'no-allergies-listed' });
    expect(await count(clinic, 'select count(*) from patient_alert where patient_id = ?', [id])).toBe(1);
    expect(await entries(id)).toBe(3);
  });

  it('a condition says nothing about allergies, and stays LISTED while one allergy is left', async () => {
    const id = await clinic.patient();
    const diabetes = { kind: 'CONDITION', severity: 'CAUTION', label: 'Diabetes' } as const;
    expect(await alerts.record(nurse, id, diabetes)).toMatchObject({ allergyState: 'UNKNOWN' });
    const items = await recorded(id, {}, { label: 'Latex', severity: 'CAUTION' });
    const latex = items.find(({ label }) => label === 'Latex')?.id ?? 0;
    expect((await alerts.end(nurse, id, latex, over)).allergyState).toBe('LISTED');
  });

  it('shows the most dangerous first, and on a card only what is more than information', async () => {
    const id = await clinic.patient();
    const items = await recorded(
      id,
      { kind: 'MEDICATION', severity: 'INFO', label: 'Aspirin' },
      { kind: 'CONDITION', label: 'Haemophilia' },
      { severity: 'CAUTION', label: 'Latex' },
      {},
    );
    expect(items.map(({ label }) => label)).toEqual(['Penicillin', 'Haemophilia', 'Latex', 'Aspirin']);
    const card = async (patientId: number) => {
      const patients = await clinic.source.manager.findBy(Patient, { id: patientId });
      return (await alerts.cards(clinic.source.manager, patients)).get(patientId)?.firstAlert;
    };
    expect(await card(id)).toEqual({ ...penicillin, note: null });
    const calm = await clinic.patient();
    await recorded(calm, { kind: 'MEDICATION', severity: 'INFO', label: 'Aspirin' });
    expect(await card(calm)).toBeNull();
    await recorded(calm, { severity: 'INFO', label: 'Nickel' });
    expect(await card(calm)).toMatchObject({ label: 'Nickel' });
  });

  it('says the same once, however it is written; a drug taken and a drug not tolerated are two things', async () => {
    const id = await clinic.patient();
    await recorded(id, {}, { label: 'Type-2 Diabetes', kind: 'CONDITION' });
    for (const what of [
      { label: 'penicillin ' },
      { label: 'PÉNICILLIN' },
      { label: 'type 2 diabetes', kind: 'CONDITION' },
    ] as const) {
      const refused = alerts.record(nurse, id, { ...penicillin, ...what });
      await expect(refused, what.label).rejects.toMatchObject({ code: 'alert-listed', errors: [{ path: 'label' }] });
    }
    const taken = await alerts.record(nurse, id, { ...penicillin, kind: 'MEDICATION', severity: 'INFO' });
    expect(taken.items).toHaveLength(3);
    const both = await Promise.allSettled(
      [1, 2].map(() => alerts.record(nurse, id, { ...penicillin, label: 'Latex' })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('ends once, and only for the patient it belongs to', async () => {
    const [id, other] = [await clinic.patient(), await clinic.patient()];
    const [alert] = await recorded(id, {});
    const alertId = alert?.id ?? 0;
    await expect(alerts.end(nurse, other, alertId, over)).rejects.toMatchObject({ status: 404 });
    const presses = await Promise.allSettled([1, 2].map(() => alerts.end(nurse, id, alertId, over)));
    expect(presses.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('never keeps one more than the banner shows: it might be the dangerous one', async () => {
    const id = await clinic.patient();
    await clinic.source.query(
      `insert into patient_alert (patient_id, kind, severity, label, recorded_at, recorded_by_id)
       select ?, 'MEDICATION', 'INFO', concat('Drug ', n), now(3), ? from
         (select a.n + 10 * b.n as n from (select 0 n union select 1 union select 2 union select 3 union select 4 union select 5
           union select 6 union select 7 union select 8 union select 9) a,
           (select 0 n union select 1 union select 2 union select 3 union select 4) b) fifty`,
      [id, nurse.id],
    );
    await expect(alerts.record(nurse, id, penicillin)).rejects.toMatchObject({ code: 'too-many-alerts', status: 409 });
    expect((await alerts.of(nurse, id)).items).toHaveLength(PATIENT.alertsMax);
  });

  it('are written by whoever treats, read by the desk, and nothing to a stranger', async () => {
    const id = await clinic.patient({}, [student]);
    const [alert] = (await alerts.record(student, id, penicillin)).items;
    expect((await alerts.of(reception, id)).items).toHaveLength(1);
    const foreign = await clinic.patient();
    for (const attempt of [
      () => alerts.of(student, foreign),
      () => alerts.record(student, foreign, penicillin),
      () => alerts.record(reception, id, penicillin),
      () => alerts.confirm(reception, id, { state: 'LISTED' }),
      () => alerts.correct(reception, id, alert?.id ?? 0, 1, { note: 'x' }),
      () => alerts.end(reception, id, alert?.id ?? 0, over),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ status: 404 });
    }
    await expect
      .poll(() =>
        count(clinic, "select count(*) from audit_entry where action = 'alert.read' and patient_id = ?", [id]),
      )
      .toBe(1);
  });

  it('are of what can be: no future, no pregnancy of a man, no birth further ahead than any', async () => {
    const [woman, man] = [await ofSex('FEMALE'), await ofSex('MALE')];
    const year = new Date().getUTCFullYear();
    const pregnant = { kind: 'PREGNANCY', severity: 'CAUTION', label: 'Pregnant' } as const;
    const refusals: [number, Partial<RecordAlertDto>, string][] = [
      [man, pregnant, 'kind'],
      [woman, { since: `${year + 1}` }, 'since'],
      [woman, { since: `${year - 1}-02-30` }, 'since'],
      [woman, { expectedOn: `${year}-12-31` }, 'expectedOn'],
      [woman, { ...pregnant, expectedOn: `${year - 1}-01-01` }, 'expectedOn'],
      [woman, { ...pregnant, expectedOn: `${year + 2}-01-01` }, 'expectedOn'],
    ];
    for (const [id, what, path] of refusals) {
      const refused = alerts.record(nurse, id, { ...penicillin, ...what });
      await expect(refused, JSON.stringify(what)).rejects.toMatchObject({ status: 422, errors: [{ path }] });
    }
    const items = await recorded(woman, { since: `${year - 3}` }, { ...pregnant, label: 'Second trimester' });
    expect(items.map(({ since }) => since)).toEqual([`${year - 3}`, null]);
    await expect(alerts.record(nurse, woman, pregnant)).rejects.toMatchObject({ code: 'alert-listed' });
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
