import { Attendance, PatientsService } from '@cuspid/patients/api';
import { refusal, type Person, type SpecClinic } from '@cuspid/platform/testing';
import { Clinic } from '@cuspid/settings/api';
import { Ties } from '@cuspid/users/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openVisitsClinic } from './testing/visits-clinic';
import { Visit } from './visit';
import { VisitsService } from './visits.service';

describe('visits', () => {
  let clinic: SpecClinic;
  let visits: VisitsService;
  let reception: Person, ana: Person, student: Person;
  let own: number, foreign: number;

  beforeAll(async () => {
    clinic = await openVisitsClinic();
    visits = clinic.get(VisitsService);
    reception = await clinic.person('RECEPTION');
    [ana, student] = [await clinic.person('ORTHODONTIST'), await clinic.person('STUDENT')];
    [own, foreign] = [await clinic.patient({}, [ana, student]), await clinic.patient()];
  });
  afterAll(() => clinic.close());

  const book = async (patientId: number, startsAt: Date, providerId: number | null = null) => {
    const { identifiers } = await clinic.source.manager.insert(Visit, {
      patientId,
      providerId,
      startsAt,
      minutes: 30,
      type: 'Adjustment',
      createdById: reception.id,
      createdAt: new Date(),
    });
    return Number(identifiers[0]?.['id']);
  };
  const idsOf = async (me: Person, filter: Parameters<VisitsService['list']>[1]) =>
    (await visits.list(me, filter)).items.map(({ id }) => id);

  it('of a registration is a completed one, at the time of the registration', async () => {
    const registered = {
      firstName: 'Dilani',
      lastName: 'Perera',
      sex: 'FEMALE',
      registeredAt: '2020-02-29T08:00:00Z',
    } as const;
    const { id } = await clinic.get(PatientsService).register(reception, registered);
    expect((await visits.list(reception, { patientId: id })).items).toMatchObject([
      { type: 'Registration', status: 'COMPLETED', minutes: 0, startsAt: '2020-02-29T08:00:00.000Z' },
    ]);
  });

  it('of today are those of the clinic’s day, to the millisecond', async () => {
    const { from, to } = await clinic.get(Clinic).dayBounds(await clinic.get(Clinic).today());
    const [early, first, last, late] = [
      await book(own, new Date(Date.parse(from) - 1)),
      await book(own, new Date(from)),
      await book(own, new Date(Date.parse(to) - 1)),
      await book(own, new Date(to)),
    ];
    const today = await idsOf(reception, { limit: 100 });
    expect(today).toEqual(expect.arrayContaining([first, last]));
    for (const other of [early, late]) expect(today).not.toContain(other);
    expect(await idsOf(reception, { from: to })).toEqual([late]);
  });

  it('tell the patient’s own pages the next booked one and the last that took place', async () => {
    const patientId = await clinic.patient({}, [ana]);
    const hour = 3_600_000;
    const at = (hours: number) => new Date(Date.now() + hours * hour);
    const [missed, past, next] = [
      await book(patientId, at(-1)),
      await book(patientId, at(-48)),
      await book(patientId, at(24), ana.id),
    ];
    await book(patientId, at(72));
    await clinic.source.query("update visit set status = 'DID_NOT_ATTEND' where id = ?", [missed]);
    await clinic.source.query("update visit set status = 'COMPLETED' where id = ?", [past]);
    const told = await clinic.get(Attendance).of(ana, patientId);
    expect(told).toMatchObject({ here: null, next: { id: next, provider: { id: ana.id } }, last: { id: past } });
    await expect(clinic.get(Attendance).of(student, patientId)).rejects.toMatchObject({ status: 404 });
  });

  it('are seen by whoever treats the patient or is the provider, and by the desk', async () => {
    const at = new Date('2026-03-02T09:00:00Z');
    const [mine, theirs, booked] = [await book(own, at), await book(foreign, at), await book(foreign, at, ana.id)];
    const period = { from: '2026-03-02T00:00:00Z', to: '2026-03-03T00:00:00Z', count: true };
    expect(await idsOf(reception, period)).toEqual([mine, theirs, booked]);
    expect(await idsOf(ana, period)).toEqual([mine, booked]);
    expect(await idsOf(student, period)).toEqual([mine]);
    expect((await visits.list(student, period)).total).toBe(1);
    expect(await idsOf(student, { ...period, patientId: foreign })).toEqual([]);
  });

  it('still booked bind whoever is to see the patient, until they are over or off', async () => {
    const [ben, later] = [await clinic.person('DENTAL_SURGEON'), new Date(Date.now() + 86_400_000)];
    const off = await book(own, later, ben.id);
    await book(foreign, later, ben.id);
    await book(own, new Date(Date.now() - 86_400_000), ben.id);
    const ahead = async () =>
      (await clinic.get(Ties).of(clinic.source.manager, [ben.id]))
        .get(ben.id)
        ?.find(({ name }) => name === 'visits-ahead');
    expect(await ahead()).toEqual({ name: 'visits-ahead', count: 2 });
    await clinic.source.query("update visit set status = 'CANCELLED' where id = ?", [off]);
    expect(await ahead()).toEqual({ name: 'visits-ahead', count: 1 });
  });

  it('come in pages, each once, also where many start at the same time', async () => {
    const at = new Date('2026-04-01T09:00:00Z');
    const all: number[] = [];
    for (let n = 0; n < 13; n++) all.push(await book(own, n % 3 ? at : new Date(at.getTime() + n)));
    const period = { from: '2026-04-01T00:00:00Z', to: '2026-04-02T00:00:00Z', limit: 4 };
    const seen: number[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await visits.list(reception, { ...period, cursor });
      seen.push(...page.items.map(({ id }) => id));
      if (!page.nextCursor) break;
      cursor = page.nextCursor;
    }
    expect([...seen].sort((a, b) => a - b)).toEqual(all);
    expect(new Set(seen).size).toBe(13);
  });

  it('over HTTP: 401 without a session, 422 for what is no period, no filter and no cursor', async () => {
    expect((await clinic.http.call('GET', '/api/visits')).status).toBe(401);
    const made = Buffer.from('["startsAt","soon",1]').toString('base64url');
    for (const [query, path] of [
      ['from=2026-04-01', 'from'],
      ['to=2026-02-30T00:00:00Z', 'to'],
      ['status=LOST', 'status'],
      ['patientId=x', 'patientId'],
      ['room=1', 'room'],
      [`cursor=${made}`, 'cursor'],
    ]) {
      const answer = refusal(await clinic.http.as(student, 'GET', `/api/visits?${query}`));
      expect(answer, query).toMatchObject({ http: 422, code: 'invalid', errors: [{ path }] });
    }
    expect((await clinic.http.as(student, 'GET', '/api/visits?limit=1')).body).toMatchObject({
      items: expect.any(Array),
    });
  });

  it('over HTTP: staff for pickers, by name, page by page, without addresses', async () => {
    for (let n = 0; n < 5; n++) await clinic.person('NURSE', { name: `Nurse ${n % 2}` });
    await clinic.person('NURSE', { name: 'Gone', isActive: false });
    const names: string[] = [];
    for (let cursor = ''; ;) {
      const { body, bytes } = await clinic.http.as(ana, 'GET', `/api/staff?role=NURSE&limit=2&count=true${cursor}`);
      const { items, nextCursor, total }: { items: { name: string }[]; nextCursor: string | null; total: number } =
        JSON.parse(JSON.stringify(body));
      expect(total).toBe(5);
      expect(bytes.toString()).not.toContain('@');
      names.push(...items.map(({ name }) => name));
      if (!nextCursor) break;
      cursor = `&cursor=${nextCursor}`;
    }
    expect(names).toEqual(['Nurse 0', 'Nurse 0', 'Nurse 0', 'Nurse 1', 'Nurse 1']);
  });
});
