import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { QueueEntry, QueueRouteAct } from '@cuspid/queue/api';
import { Clinic } from '@cuspid/settings/api';
import { clock } from '@cuspid/platform/database';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openCasesClinic } from './testing/cases-clinic';
import { CasesDesk } from './testing/cases-desk';

describe('who supervises a case, and whom they find in the chair', () => {
  let clinic: SpecClinic;
  let desk: CasesDesk;
  let ana: Person, ben: Person, eve: Person, student: Person;
  let patientId: number;
  let id: number;

  beforeAll(async () => {
    clinic = await openCasesClinic();
    await clinic.source.query("update clinic_setting set care_team_scope = 'assigned'");
    desk = new CasesDesk(clinic);
    [ana, ben] = [await clinic.person('ORTHODONTIST'), await clinic.person('DENTAL_SURGEON')];
    [eve, student] = [await clinic.person('DENTAL_SURGEON'), await clinic.person('STUDENT')];
  }, 300_000);
  beforeEach(async () => {
    patientId = await clinic.patient({}, [ana, ben, eve]);
    id = Number((await desk.open(ana, patientId, student)).body['id']);
  });
  afterAll(() => clinic.close());

  const supervisors = async () =>
    JSON.parse(JSON.stringify((await desk.read(ana, id, '/logbook?limit=100')).body['items'])).map(
      ({ act }: { act: string }) => act,
    );

  it('is one of two colleagues who take a case over at once', async () => {
    await clinic.source.query('update teaching_case set supervisor_gone_at = now(3) where id = ?', [id]);
    const presses = await Promise.all([ben, eve, ben, eve].map((me) => desk.post(me, id, 'takeover')));
    expect(presses.filter(({ status }) => status < 300)).toHaveLength(1);
    expect((await supervisors()).filter((act: string) => act === 'TAKEN_OVER')).toHaveLength(1);
  });

  it('is who accepted, once, when it is accepted several times and offered elsewhere at once', async () => {
    await desk.post(ana, id, 'handover', { toId: ben.id });
    const presses = await Promise.all([
      ...[ben, ben, ben, eve].map((me) => desk.post(me, id, 'handover/accept')),
      desk.post(ana, id, 'handover', { toId: eve.id }),
    ]);
    const taken = presses.slice(0, 4).filter(({ status }) => status < 300).length;
    expect(taken).toBeLessThanOrEqual(1);
    expect((await supervisors()).filter((act: string) => act === 'HANDED_OVER')).toHaveLength(taken);
  });

  it('shows the student in the chair to the case’s own supervisor, with the check they wait for', async () => {
    const now = clock.now();
    const { manager } = clinic.source;
    const entry = await manager.save(QueueEntry, {
      ...{ patientId, day: await clinic.get(Clinic).today(), ticket: `C ${id}`, providerId: student.id },
      ...({ status: 'UNDER_TREATMENT', checkedInById: ana.id, enteredAt: now, stageSince: now } as const),
    });
    const seen = async (me: Person) => {
      const { body } = await desk.call(me, 'GET', 'cases/work');
      const all: { caseId: number }[] = JSON.parse(JSON.stringify(body['atChair']));
      return all.filter(({ caseId }) => caseId === id);
    };
    expect(await seen(ana)).toMatchObject([{ entryId: entry.id, check: null, student: { id: student.id } }]);
    expect(await seen(ben)).toEqual([]);
    const act = { entryId: entry.id, step: 'START_CHECK', actorId: student.id } as const;
    await manager.insert(QueueRouteAct, { ...act, act: 'ASK', at: now });
    expect(await seen(ana)).toMatchObject([{ check: 'START_CHECK', since: now.toISOString() }]);
    await manager.insert(QueueRouteAct, { ...act, act: 'DONE', at: now, actorId: ana.id });
    expect(await seen(ana)).toMatchObject([{ check: null }]);
    await clinic.source.query("update queue_entry set status = 'COMPLETED' where id = ?", [entry.id]);
    expect(await seen(ana)).toEqual([]);
  });
});
