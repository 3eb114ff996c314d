import type { TimelineFilter } from '@cuspid/patients/contracts/dto';
import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AlertsService } from '../alerts.service';
import { CareTeamService } from '../care-team.service';
import { PatientsService } from '../patients.service';
import { count, openPatientsClinic } from '../testing/patients-clinic';
import { TimelineService } from './timeline.service';

describe('the timeline of a patient', () => {
  let clinic: SpecClinic;
  let timeline: TimelineService;
  let reception: Person, nurse: Person, dentist: Person, student: Person, stranger: Person;

  beforeAll(async () => {
    clinic = await openPatientsClinic();
    timeline = clinic.get(TimelineService);
    reception = await clinic.person('RECEPTION');
    nurse = await clinic.person('NURSE');
    dentist = await clinic.person('ORTHODONTIST');
    [student, stranger] = [await clinic.person('STUDENT'), await clinic.person('STUDENT')];
  });
  afterAll(() => clinic.close());

  const told = async (me: Person, id: number, filter: TimelineFilter = {}) =>
    (await timeline.page(me, id, { limit: 100, ...filter })).items;

  /** Every entry, read in pages of this size. */
  const walked = async (id: number, limit: number) => {
    const keys: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await timeline.page(reception, id, { limit, ...(cursor && { cursor }) });
      keys.push(...page.items.map(({ key }) => key));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    return keys;
  };

  /** A patient with a bit of everything this domain knows, several of them in the same moment. */
  const lively = async () => {
    const id = await clinic.patient({}, [dentist]);
    await clinic.source.query('update patient set registered_at = ? where id = ?', ['2020-01-01 08:00:00', id]);
    await clinic.get(AlertsService).record(nurse, id, { kind: 'ALLERGY', severity: 'DANGER', label: 'Penicillin' });
    await clinic.get(CareTeamService).change(dentist, id, { userId: student.id, action: 'JOIN' });
    await clinic.get(PatientsService).edit(reception, id, 1, { address: '1 New Street' });
    for (const label of ['Latex', 'Asthma', 'Aspirin']) {
      await clinic.source.query(
        "insert into patient_alert (patient_id, kind, severity, label, recorded_at, recorded_by_id, ended_at, ended_by_id) values (?, 'CONDITION', 'INFO', ?, '2021-05-05', ?, '2021-05-05', ?)",
        [id, label, nurse.id, nurse.id],
      );
    }
    return id;
  };

  it('tells who did what, newest first, as data and with a place to go to', async () => {
    const id = await lively();
    const items = await told(reception, id);
    expect(items.map(({ what }) => what)).toEqual([
      'patient.changed',
      'care-team.joined',
      'alert.recorded',
      'care-team.joined',
      ...['alert.ended', 'alert.ended', 'alert.ended', 'alert.recorded', 'alert.recorded', 'alert.recorded'],
      'patient.registered',
    ]);
    expect(items[0]).toMatchObject({ kind: 'record', by: { id: reception.id }, parts: { fields: 'address' } });
    expect(items[1]).toMatchObject({ by: { id: dentist.id }, person: { id: student.id }, parts: { word: 'STUDENT' } });
    expect(items[2]).toMatchObject({ parts: { label: 'Penicillin', severity: 'DANGER' }, link: { to: 'profile' } });
  });

  it('is the same entries once each, whatever the size of a page, also where many fell in one moment', async () => {
    const id = await lively();
    const whole = (await told(reception, id)).map(({ key }) => key);
    expect(new Set(whole).size).toBe(whole.length);
    for (const limit of [1, 2, 3, 5]) expect(await walked(id, limit), `pages of ${limit}`).toEqual(whole);
  });

  it('is narrowed by kind and by days, and counts what it can be narrowed to', async () => {
    const id = await lively();
    expect(new Set((await told(reception, id, { kind: 'care-team' })).map(({ kind }) => kind))).toEqual(
      new Set(['care-team']),
    );
    expect((await told(reception, id, { to: '2020-12-31' })).map(({ what }) => what)).toEqual(['patient.registered']);
    expect(await told(reception, id, { from: '2021-05-05', to: '2021-05-05' })).toHaveLength(6);
    const { items } = await timeline.counts(reception, id, {});
    expect(Object.fromEntries(items.map(({ kind, count: n }) => [kind, n]))).toEqual({
      registration: 1,
      alerts: 7,
      'care-team': 2,
      record: 1,
    });
    const { total } = await timeline.page(reception, id, { count: true, limit: 1 });
    expect(total).toBe(11);
    await expect(told(reception, id, { from: '2021-05-05', to: '2021-05-04' })).rejects.toMatchObject({ status: 422 });
  });

  it('tells nothing of what only the chart has when a tooth is asked for', async () => {
    expect(await told(reception, await lively(), { tooth: '16' })).toEqual([]);
  });

  it('is a student’s own patients’ only, and a stranger’s never; the look and the attempt are noted', async () => {
    const id = await lively();
    expect((await told(student, id)).length).toBeGreaterThan(0);
    await expect(told(stranger, id)).rejects.toMatchObject({ status: 404 });
    await expect(timeline.counts(stranger, id, {})).rejects.toMatchObject({ status: 404 });
    const noted = (action: string, person: Person) =>
      count(clinic, 'select count(*) from audit_entry where patient_id = ? and action = ? and actor_id = ?', [
        ...[id, action, person.id],
      ]);
    await expect.poll(() => noted('timeline.read', student)).toBe(1);
    await expect.poll(() => noted('access.denied', stranger)).toBe(2);
  });

  it('does not take a cursor somebody made up', async () => {
    const id = await clinic.patient();
    await expect(told(reception, id, { cursor: 'bm9uc2Vuc2U' })).rejects.toMatchObject({ status: 422 });
  });
});
