import { AlertsService, Attendance } from '@cuspid/patients/api';
import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { QueueHistory } from './forecast/history';
import { QueueBoard } from './queue-board';
import { QueueService } from './queue.service';
import { insertChairs, openQueueClinic } from './testing/queue-clinic';

describe('who sees what on the board', () => {
  let clinic: SpecClinic;
  let reception: Person, ana: Person, nurse: Person, student: Person;
  let own: number, foreign: number, assigned: number;

  beforeAll(async () => {
    clinic = await openQueueClinic();
    [reception, ana] = [await clinic.person('RECEPTION'), await clinic.person('ORTHODONTIST')];
    [nurse, student] = [await clinic.person('NURSE'), await clinic.person('STUDENT')];
    await insertChairs(clinic, 2);
    const queue = clinic.get(QueueService);
    const enter = async (team: Person[], providerId?: number) =>
      (await queue.checkIn(reception, { patientId: await clinic.patient({}, team), providerId })).id;
    own = await enter([ana, student]);
    foreign = await enter([]);
    assigned = await enter([], student.id);
  });
  afterAll(() => clinic.close());

  const seenBy = async (me: Person) =>
    (await clinic.get(QueueBoard).today(me)).items.map(({ id, mayProgress }) => ({ id, mayProgress }));

  it('shows the desk everybody, to move', async () => {
    expect(await seenBy(reception)).toEqual([own, foreign, assigned].map((id) => ({ id, mayProgress: true })));
  });

  it('shows a dentist everybody, but lets them move their own patients only', async () => {
    expect(await seenBy(ana)).toEqual([
      { id: own, mayProgress: true },
      { id: foreign, mayProgress: false },
      { id: assigned, mayProgress: false },
    ]);
  });

  it('shows who reads the board the most dangerous alert of everybody on it, and no more than that', async () => {
    const { items } = await clinic.get(QueueBoard).today(reception);
    const stranger = items.find(({ id }) => id === foreign)?.patient.id ?? 0;
    const penicillin = { kind: 'ALLERGY', severity: 'DANGER', label: 'Penicillin', note: 'anaphylaxis' } as const;
    await clinic.get(AlertsService).record(nurse, stranger, penicillin);
    const card = (await clinic.get(QueueBoard).today(ana)).items.find(({ id }) => id === foreign);
    expect(card?.patient).toMatchObject({ allergyState: 'LISTED', isConfirmationDue: false });
    expect(card?.patient.firstAlert).toEqual(penicillin);
    await expect(clinic.get(AlertsService).of(ana, stranger)).rejects.toMatchObject({ status: 404 });
  });

  it('tells the patient’s own pages who is here, until they have left', async () => {
    const { items } = await clinic.get(QueueBoard).today(reception);
    const card = items.find(({ id }) => id === own);
    const patientId = card?.patient.id ?? 0;
    const attendance = clinic.get(Attendance);
    expect((await attendance.of(ana, patientId)).here).toMatchObject({ entryId: own, stage: 'IN_WAITING_ROOM' });
    const left = await clinic.patient({}, [ana]);
    const { id } = await clinic.get(QueueService).checkIn(reception, { patientId: left });
    await clinic.get(QueueService).move(reception, id, { status: 'COMPLETED' });
    expect((await attendance.of(ana, left)).here).toBeNull();
    await expect(attendance.of(student, left)).rejects.toMatchObject({ status: 404 });
  });

  it('shows a student their own patients and those assigned to them, and counts nobody else', async () => {
    expect(await seenBy(student)).toEqual([own, assigned].map((id) => ({ id, mayProgress: true })));
    expect((await clinic.get(QueueBoard).stats(student)).waiting).toBe(2);
  });

  it('tells a student which chairs are taken, also by whom they do not see', async () => {
    const stranger = await clinic.get(QueueService).move(reception, foreign, { status: 'UNDER_CONSULTATION' });
    expect((await clinic.get(QueueBoard).today(student)).takenChairIds).toEqual([stranger.chair?.id]);
    await clinic.get(QueueService).move(reception, foreign, { status: 'IN_WAITING_ROOM' });
  });

  it('offers a nurse no move, in whatever kind of clinic', async () => {
    expect((await seenBy(nurse)).every(({ mayProgress }) => !mayProgress)).toBe(true);
    await clinic.source.query(
      "insert into clinic_setting (id, name, time_zone, currency, care_team_scope) values (1, 'Practice', 'Asia/Colombo', 'LKR', 'clinic')",
    );
    await new Promise((resolve) => setTimeout(resolve, 1_100)); // settings are believed for a second
    expect((await seenBy(nurse)).every(({ mayProgress }) => !mayProgress)).toBe(true);
    expect((await seenBy(ana)).every(({ mayProgress }) => mayProgress)).toBe(true);
    expect(await seenBy(student)).toHaveLength(2);
  });

  it('asks the database as often for three cards as for thirty', async () => {
    const asked = async () => {
      // Read once a minute: each time here.
      clinic.get(QueueHistory).forget();
      let queries = 0;
      const { driver } = clinic.source;
      const obtain = driver.obtainMasterConnection;
      driver.obtainMasterConnection = (...args: []) => (queries++, obtain.apply(driver, args));
      await clinic.get(QueueBoard).today(reception);
      driver.obtainMasterConnection = obtain;
      return queries;
    };
    const few = await asked();
    for (let i = 0; i < 27; i++) {
      await clinic.get(QueueService).checkIn(reception, { patientId: await clinic.patient() });
    }
    // Settings are believed for a second: a slow machine may read them once more.
    expect(await asked()).toBeLessThan(few + 4);
  });

  it('leaves out finished ones, never waiting ones, where there are more than a board holds', async () => {
    const patientId = await clinic.patient();
    const day = (await clinic.get(QueueBoard).today(reception)).day;
    const rows = Array.from({ length: 300 }, (_, n) => [
      patientId,
      day,
      `Z ${n}`,
      'COMPLETED',
      'URGENT',
      0,
      reception.id,
    ]);
    await clinic.source.query(
      'insert into queue_entry (patient_id, day, ticket, status, priority, urgency, checked_in_by_id, entered_at, stage_since) values ' +
        rows.map(() => '(?, ?, ?, ?, ?, ?, ?, now(3), now(3))').join(),
      rows.flat(),
    );
    const items = (await clinic.get(QueueBoard).today(reception)).items;
    expect(items).toHaveLength(300);
    expect(items.filter(({ status }) => status === 'IN_WAITING_ROOM')).toHaveLength(30);
  });
});
