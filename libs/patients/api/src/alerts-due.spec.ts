import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { Clinic } from '@cuspid/settings/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AlertsDue, monthsBack } from './alerts-due';
import { AlertsService } from './alerts.service';
import { Patient } from './patient';
import { openPatientsClinic } from './testing/patients-clinic';

const penicillin = { kind: 'ALLERGY', severity: 'DANGER', label: 'Penicillin' } as const;
const pregnant = { kind: 'PREGNANCY', severity: 'CAUTION', label: 'Pregnant' } as const;
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
const day = (at: Date) => at.toISOString().slice(0, 10);

describe('asking about allergies and alerts again', () => {
  let clinic: SpecClinic;
  let alerts: AlertsService;
  let nurse: Person;

  beforeAll(async () => {
    clinic = await openPatientsClinic();
    alerts = clinic.get(AlertsService);
    nurse = await clinic.person('NURSE');
    await clinic.source.query(
      "insert into clinic_setting (id, name, time_zone, currency) values (1, 'Practice', 'Asia/Colombo', 'LKR')",
    );
  });
  afterAll(() => clinic.close());

  const months = async (count: number) => {
    await clinic.source.query('update clinic_setting set alerts_ask_months = ?', [count]);
    clinic.get(Clinic).forget();
  };
  const answered = (id: number, at: Date) =>
    clinic.source.query('update patient set allergies_confirmed_at = ? where id = ?', [at, id]);
  const recordedAt = (id: number, at: Date) =>
    clinic.source.query('update patient_alert set recorded_at = ?, confirmed_at = null where patient_id = ?', [at, id]);

  const ofSex = async (sex: string) => {
    const id = await clinic.patient();
    await clinic.source.query('update patient set sex = ? where id = ?', [sex, id]);
    return id;
  };

  /** Three places say it: the banner, the cards of lists and boards, and the filter. They never disagree. */
  const isDue = async (id: number) => {
    const { isDue: onBanner } = await alerts.of(nurse, id);
    const patients = await clinic.source.manager.findBy(Patient, { id });
    const card = (await alerts.cards(clinic.source.manager, patients)).get(id);
    const query = clinic.source.createQueryBuilder(Patient, 'patient').where('patient.id = :id', { id });
    const found = await (await clinic.get(AlertsDue).keep(query)).getCount();
    expect([card?.isConfirmationDue, found === 1]).toEqual([onBanner, onBanner]);
    return onBanner;
  };

  it('comes due after six months unless the clinic says otherwise, and never where it says never', async () => {
    const id = await clinic.patient();
    await alerts.confirm(nurse, id, { state: 'NONE' });
    expect(await isDue(id)).toBe(false);
    await answered(id, daysAgo(170));
    expect(await isDue(id)).toBe(false);
    await answered(id, daysAgo(190));
    expect(await isDue(id)).toBe(true);
    await months(24);
    expect(await isDue(id)).toBe(false);
    await months(0);
    await answered(id, daysAgo(3_000));
    expect(await isDue(id)).toBe(false);
    await months(6);
  });

  it('is about each alert too; one press confirms all, and says who and when', async () => {
    const id = await clinic.patient();
    const listed = await alerts.record(nurse, id, penicillin);
    await recordedAt(id, daysAgo(400));
    expect(await isDue(id)).toBe(true);
    const dentist = await clinic.person('ADMIN');
    const seen = listed.items.map(({ id: alertId, version }) => ({ id: alertId, version }));
    const confirmed = await alerts.confirm(dentist, id, { state: 'LISTED', seen });
    expect(confirmed).toMatchObject({ isDue: false, confirmedBy: { id: dentist.id } });
    expect(confirmed.items).toMatchObject([
      { isDue: false, confirmedBy: { id: dentist.id }, recordedBy: { id: nurse.id } },
    ]);
    expect(await isDue(id)).toBe(false);
  });

  it('never confirms what was not on the screen', async () => {
    const id = await clinic.patient();
    const { items } = await alerts.record(nurse, id, penicillin);
    const seen = items.map(({ id: alertId, version }) => ({ id: alertId, version }));
    await alerts.correct(nurse, id, items[0]?.id ?? 0, 1, { note: 'anaphylaxis' });
    const late = () => alerts.confirm(nurse, id, { state: 'LISTED', seen });
    await expect(late()).rejects.toMatchObject({ code: 'alerts-changed', status: 409 });
    await expect(alerts.confirm(nurse, id, { state: 'LISTED', seen: [] })).rejects.toMatchObject({
      code: 'alerts-changed',
    });
  });

  it('one more allergy says nothing about those that were there', async () => {
    const id = await clinic.patient();
    await alerts.record(nurse, id, penicillin);
    await answered(id, daysAgo(400));
    await alerts.record(nurse, id, { ...penicillin, label: 'Latex' });
    expect(await isDue(id)).toBe(true);
  });

  it('a pregnancy is asked about once its time has passed, and is not confirmed away', async () => {
    const id = await ofSex('FEMALE');
    await alerts.record(nurse, id, { ...pregnant, expectedOn: day(daysAgo(-30)) });
    expect(await isDue(id)).toBe(false);
    await clinic.source.query('update patient_alert set expected_on = ? where patient_id = ?', [day(daysAgo(2)), id]);
    expect(await isDue(id)).toBe(true);
    await expect(alerts.confirm(nurse, id, { state: 'NONE' })).rejects.toMatchObject({ code: 'pregnancy-over' });
    const { items } = await alerts.of(nurse, id);
    expect(items).toMatchObject([{ isOver: true }]);
    await alerts.correct(nurse, id, items[0]?.id ?? 0, 1, { expectedOn: day(daysAgo(-10)) });
    await alerts.confirm(nurse, id, { state: 'NONE' });
    expect(await isDue(id)).toBe(false);
    const unknown = await ofSex('OTHER');
    await alerts.record(nurse, unknown, pregnant);
    await clinic.source.query('update patient_alert set recorded_at = ?, confirmed_at = now(3) where patient_id = ?', [
      daysAgo(300),
      unknown,
    ]);
    expect(await isDue(unknown)).toBe(true);
  });

  it('never asked is not due: it is a state of its own', async () => {
    expect(await isDue(await clinic.patient())).toBe(false);
  });

  it.each([
    ['2026-11-23', 6, '2026-05-23'],
    ['2026-08-31', 6, '2026-02-28'],
    ['2028-08-31', 6, '2028-02-29'],
    ['2026-01-15', 13, '2024-12-15'],
    ['2026-03-31', 1, '2026-02-28'],
  ])('%s, %i months back, is %s', (today, back, then) => {
    expect(monthsBack(today, back)).toBe(then);
  });
});
