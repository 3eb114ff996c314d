import { Attendance } from '@cuspid/patients/api';
import { clock } from '@cuspid/platform/database';
import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { Clinic } from '@cuspid/settings/api';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { FiguresService } from '../figures/figures.service';
import { QueueHistory } from '../forecast/history';
import { QueueBoard } from '../queue-board';
import { QueueService } from '../queue.service';
import { count, emptyQueue, insertChairs, insertVisit, openQueueClinic } from '../testing/queue-clinic';
import { DayEnd } from './day-end';

describe('the days of the queue', () => {
  let clinic: SpecClinic;
  let reception: Person, ana: Person;

  beforeAll(async () => {
    clinic = await openQueueClinic();
    [reception, ana] = [await clinic.person('RECEPTION'), await clinic.person('ORTHODONTIST', { name: 'Ana' })];
    await insertChairs(clinic, 2);
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await emptyQueue(clinic);
  });
  afterAll(() => clinic.close());

  const queue = () => clinic.get(QueueService);
  const visitOf = async (visitId: number) =>
    (await clinic.source.query('select status from visit where id = ?', [visitId]))[0]?.status;
  const entered = async () => {
    const patientId = await clinic.patient({}, [ana]);
    const visitId = await insertVisit(clinic, reception, patientId, ana.id);
    const { id } = await queue().checkIn(reception, { patientId, visitId });
    return { id, patientId, visitId };
  };
  /** So many days ago, as far as the entries go. */
  const age = (days: number) =>
    clinic.source.query('update queue_entry set day = date_sub(day, interval ? day)', [days]);
  /** A process that has not looked at the queue today. */
  const early = async () => (await clinic.replica()).app.get(DayEnd, { strict: false });

  it('closes what was forgotten once, however many processes look first, and shows the desk who and what', async () => {
    const [waits, sits] = [await entered(), await entered()];
    await queue().move(ana, sits.id, { status: 'UNDER_TREATMENT' });
    await age(1);
    const today = await clinic.get(Clinic).today();
    const [one, other] = [await early(), await early()];
    await Promise.all([one.close(reception, today), other.close(ana, today), one.close(reception, today)]);
    const closed = "select count(*) from audit_entry where action = 'queue.closed-unfinished' and entity_id in (?)";
    expect(await count(clinic, closed, [[waits.id, sits.id]])).toBe(2);
    const { items } = await one.list(reception);
    expect(items.map(({ id, stage, provider }) => ({ id, stage, name: provider?.name }))).toEqual([
      { id: waits.id, stage: 'IN_WAITING_ROOM', name: 'Ana' },
      { id: sits.id, stage: 'UNDER_TREATMENT', name: 'Ana' },
    ]);
    expect((await clinic.get(QueueBoard).today(reception)).undecided).toBe(2);
    expect((await clinic.get(QueueBoard).today(ana)).undecided).toBe(0);
  });

  it('ends the visit as the desk decides, each with one press, and only once', async () => {
    const [seen, gone] = [await entered(), await entered()];
    await age(1);
    const dayEnd = await early();
    await dayEnd.list(reception);
    expect([await visitOf(seen.visitId), await visitOf(gone.visitId)]).toEqual(['ARRIVED', 'ARRIVED']);
    await dayEnd.settle(reception, seen.id, { as: 'COMPLETED' });
    expect((await dayEnd.settle(reception, gone.id, { as: 'LEFT' })).items).toEqual([]);
    expect([await visitOf(seen.visitId), await visitOf(gone.visitId)]).toEqual(['COMPLETED', 'DID_NOT_ATTEND']);
    await expect(dayEnd.settle(reception, gone.id, { as: 'COMPLETED' })).rejects.toMatchObject({
      code: 'nothing-to-settle',
      status: 409,
    });
    await expect(dayEnd.settle(reception, 999_999, { as: 'LEFT' })).rejects.toMatchObject({ status: 404 });
    const open = await entered();
    await expect(dayEnd.settle(reception, open.id, { as: 'LEFT' })).rejects.toMatchObject({
      code: 'nothing-to-settle',
    });
  });

  it('leaves no visit arrived for ever: after two weeks how far the patient had come decides', async () => {
    const [seen, gone] = [await entered(), await entered()];
    await queue().move(ana, seen.id, { status: 'UNDER_CONSULTATION' });
    await age(15);
    await (await early()).list(reception);
    expect([await visitOf(seen.visitId), await visitOf(gone.visitId)]).toEqual(['COMPLETED', 'DID_NOT_ATTEND']);
  });

  it('changes the day with the clinic’s clock: at 18:30 UTC in Colombo, not at the server’s midnight', async () => {
    const { id } = await entered();
    const { from } = await clinic.get(Clinic).dayBounds('2031-03-11');
    const stateAt = async (moment: number) => {
      vi.spyOn(clock, 'now').mockReturnValue(new Date(moment));
      const day = await clinic.get(Clinic).today();
      await (await early()).close(reception, day);
      return (await clinic.source.query('select status, is_unfinished from queue_entry where id = ?', [id]))[0];
    };
    await clinic.source.query("update queue_entry set day = '2031-03-10'");
    expect(from).toBe('2031-03-10T18:30:00.000Z');
    expect(await stateAt(Date.parse(from) - 1_000)).toEqual({ status: 'IN_WAITING_ROOM', is_unfinished: 0 });
    expect(await stateAt(Date.parse(from) + 1_000)).toEqual({ status: 'COMPLETED', is_unfinished: 1 });
  });

  it('forecasts the call on the board and for the patient’s own pages, from targets until there is a history', async () => {
    const [first, second] = [await entered(), await entered()];
    await queue().move(ana, first.id, { status: 'UNDER_CONSULTATION' });
    const board = await clinic.get(QueueBoard).today(reception);
    const card = board.items.find(({ id }) => id === second.id);
    expect(card?.forecast).toMatchObject({ isFromTargets: true, chair: { name: 'Chair 1' } });
    expect(board.items.find(({ id }) => id === first.id)?.forecast).toBeNull();
    expect(Date.parse(card?.forecast?.from ?? '')).toBeGreaterThan(Date.now());
    const { here } = await clinic.get(Attendance).of(ana, second.patientId);
    expect(here?.forecast?.at).toBeDefined();
    await history();
    const known = (await clinic.get(QueueBoard).today(reception)).items.find(({ id }) => id === second.id);
    // Everybody took ten minutes: so does she.
    expect(known?.forecast?.isFromTargets).toBe(false);
    expect(Date.parse(known?.forecast?.until ?? '') - Date.now()).toBeLessThan(20 * 60_000);
  });

  it('tells how long the stages took, of how many, by provider and by hour, and what it left out', async () => {
    await history();
    const { from } = await clinic.get(Clinic).dayBounds(await clinic.get(Clinic).today());
    const yesterday = new Date(Date.parse(from)).toISOString().slice(0, 10);
    const figures = await clinic.get(FiguresService).of(reception, { from: yesterday, to: yesterday });
    expect(figures).toMatchObject({ entries: 13, leftOut: 1 });
    expect(figures.stages).toEqual([
      { stage: 'IN_WAITING_ROOM', count: 12, medianMinutes: 10, ninetiethMinutes: 40, withinTarget: 10 },
      { stage: 'UNDER_CONSULTATION', count: 12, medianMinutes: 10, ninetiethMinutes: 10, withinTarget: 12 },
      { stage: 'UNDER_TREATMENT', count: 0, medianMinutes: null, ninetiethMinutes: null, withinTarget: 0 },
      { stage: 'AT_CASHIER', count: 12, medianMinutes: 5, ninetiethMinutes: 5, withinTarget: 12 },
    ]);
    expect(figures.providers).toMatchObject([{ provider: { name: 'Ana' }, stages: figures.stages }]);
    // Twelve times a quarter of an hour from 09:00 of the clinic's clock; who waits, waits from then.
    const begun = figures.hours.filter(({ stages }) => (stages[0]?.count ?? 0) > 0);
    expect(begun.map(({ hour, stages }) => [hour, stages[0]?.count])).toEqual([
      [9, 4],
      [10, 4],
      [11, 4],
    ]);
    expect((await clinic.get(FiguresService).of(await clinic.person('STUDENT'), {})).entries).toBe(0);
    for (const days of [
      { from: '2026-02-01', to: '2026-01-01' },
      { from: '2024-01-01', to: '2026-01-01' },
    ]) {
      await expect(clinic.get(FiguresService).of(reception, days)).rejects.toMatchObject({ code: 'period-too-long' });
    }
  });

  /** Twelve visits to Ana yesterday, ten minutes in the chair each; two had waited forty; and one nobody finished. */
  async function history(): Promise<void> {
    const patientId = await clinic.patient();
    const { from } = await clinic.get(Clinic).dayBounds(await clinic.get(Clinic).today());
    const yesterday = Date.parse(from) - 86_400_000;
    const day = new Date(Date.parse(from)).toISOString().slice(0, 10);
    const at = (minutes: number) => new Date(yesterday + minutes * 60_000);
    for (let n = 0; n < 13; n++) {
      const begin = 540 + n * 15;
      const called = begin + (n < 2 ? 40 : 10);
      const { insertId: id } = await clinic.source.query(
        `insert into queue_entry (patient_id, day, ticket, status, checked_in_by_id, provider_id, entered_at, stage_since,
           called_at, completed_at, is_unfinished) values (?, ?, ?, 'COMPLETED', ?, ?, ?, ?, ?, ?, ?)`,
        [patientId, day, `H ${n}`, reception.id, ana.id, at(begin), at(begin), at(called), at(called + 15), n === 12],
      );
      for (const [before, after, minutes] of [
        [null, 'IN_WAITING_ROOM', begin],
        ['IN_WAITING_ROOM', 'UNDER_CONSULTATION', called],
        ['UNDER_CONSULTATION', 'AT_CASHIER', called + 10],
        ['AT_CASHIER', 'COMPLETED', called + 15],
      ] as const) {
        await clinic.source.query(
          'insert into queue_move (entry_id, from_status, to_status, at, actor_id) values (?, ?, ?, ?, ?)',
          [id, before, after, at(minutes), ana.id],
        );
      }
    }
    clinic.get(QueueHistory).forget();
  }
});
