import { PatientAlert } from '@cuspid/patients/api';
import type { PatientLifeDto } from '@cuspid/patients/contracts';
import type { Answered, Person, SpecClinic } from '@cuspid/platform/testing';
import { QueueEntry } from '@cuspid/queue/api';
import { Visit } from '@cuspid/visits/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operationsOf } from './security/operations';
import { rows } from './security/rows';
import { openWholeClinic } from './testing/whole-clinic';

/** A name nobody else has, so that wherever it appears it is this patient. */
const CANARY = 'Zzyxwcanary';
const lifeOf = ({ bytes }: Answered): PatientLifeDto => JSON.parse(bytes.toString());

describe('an archived record', () => {
  let made = 0;
  let clinic: SpecClinic;
  let [admin, desk, dentist]: Person[] = [];

  beforeAll(async () => {
    clinic = await openWholeClinic();
    [admin, desk, dentist] = [
      await clinic.person('ADMIN'),
      await clinic.person('RECEPTION'),
      await clinic.person('ORTHODONTIST'),
    ];
  });
  afterAll(() => clinic.close());

  const archive = (id: number, body: object = {}, by = admin, version = 1) =>
    clinic.http.as(by!, 'DELETE', `/api/patients/${id}`, { body, headers: { 'if-match': `"${version}"` } });
  const get = (by: Person | undefined, path: string) => clinic.http.as(by!, 'GET', path);
  /** Somebody registered at the desk, in the dentist's care. */
  const patient = async () => {
    const lastName = `${CANARY}${String.fromCharCode(97 + made++)}`;
    const what = { firstName: 'Asha', lastName, dateOfBirth: '1990-05-17', sex: 'FEMALE' };
    const { body } = await clinic.http.as(desk!, 'POST', '/api/patients', { body: what });
    const id = Number(body['id']);
    await rows.member(clinic, id, dentist!);
    return { id, lastName };
  };

  /** A patient with something in every list: seen today, asked about, with an alert. */
  const busy = async () => {
    const { id, lastName } = await patient();
    await rows.alert(clinic, id, desk!);
    await rows.visit(clinic, id, dentist!);
    await clinic.source.manager.update(Visit, { patientId: id }, { status: 'COMPLETED' });
    const entry = await rows.queueEntry(clinic, id, desk!);
    await clinic.source.manager.update(QueueEntry, { id: entry }, { status: 'COMPLETED', providerId: dentist!.id });
    await rows.request(clinic, id, dentist!, desk!);
    return { id, lastName };
  };

  /** The addresses without a parameter that tell of the canary, and to whom. */
  const tellingOf = async ({ id, lastName }: { id: number; lastName: string }) => {
    const lists = operationsOf(clinic).filter(
      // Files of reports name nobody without a figure, and a person may have only so many files a minute.
      ({ method, path, slots, isStream, isPublic }) =>
        method === 'GET' && !slots.length && !isStream && !isPublic && !/^\/api\/reports\/.*export\./.test(path),
    );
    const told: string[] = [];
    for (const who of [admin, desk, dentist]) {
      for (const { path, query } of lists) {
        const search = query.some(({ name }) => name === 'q') ? `?q=${lastName}` : '';
        const of = query.some(({ name }) => name === 'patientId') ? `?patientId=${id}` : '';
        const { status, bytes } = await get(who, path + (search || of));
        if (status === 200 && bytes.includes(lastName)) told.push(`${who?.role} ${path}`);
      }
    }
    return told.filter((one) => !one.includes('/api/audit-logs'));
  };

  it('is in no list, board, inbox or search of anybody, and in each again once it is reactivated', async () => {
    const canary = await busy();
    const { id, lastName } = canary;
    const before = await tellingOf(canary);
    for (const list of ['RECEPTION /api/patients', 'ADMIN /api/visits', 'ORTHODONTIST /api/queue'])
      expect(before).toContain(list);
    expect((await archive(id, { reason: 'Moved to Galle' })).status).toBe(200);
    expect(await tellingOf(canary)).toEqual([]);
    expect((await get(desk, `/api/patients?isArchived=true`)).status).toBe(403);
    expect((await get(admin, `/api/patients?isArchived=true&q=${lastName}`)).bytes.includes(lastName)).toBe(true);
    const back = await clinic.http.as(admin!, 'POST', `/api/patients/${id}/reactivate`);
    expect(lifeOf(back)).toMatchObject({ isActive: true, archived: null, version: 3 });
    expect(await tellingOf(canary)).toEqual(before);
  });

  it('shows neither in the duplicate probe nor in the figures', async () => {
    const { id, lastName } = await patient();
    const figures = async () => (await get(desk, '/api/patients/stats')).body;
    const before = await figures();
    await archive(id);
    const { body } = await clinic.http.as(desk!, 'POST', '/api/patients/duplicates', {
      body: { firstName: 'Asha', lastName, dateOfBirth: '1990-05-17' },
    });
    expect(JSON.stringify(body['items'])).not.toContain(lastName);
    expect(await figures()).toMatchObject({ total: Number(before['total']) - 1 });
  });

  it('is read by an administrator, and by nobody else', async () => {
    const { id } = await busy();
    await archive(id, { reason: 'Moved to Galle' });
    const opened = await get(admin, `/api/patients/${id}`);
    expect(opened).toMatchObject({ status: 200, body: { isActive: false, version: 2 } });
    for (const rest of ['/alerts', '/care-team', '/dental-chart']) {
      expect((await get(admin, `/api/patients/${id}${rest}`)).status, rest).toBe(200);
      expect((await get(dentist, `/api/patients/${id}${rest}`)).status, rest).toBe(404);
    }
    expect((await get(desk, `/api/patients/${id}`)).status).toBe(404);
    expect(lifeOf(await get(admin, `/api/patients/${id}/life`))).toMatchObject({
      isActive: false,
      archived: { by: { id: admin!.id }, reason: 'Moved to Galle' },
    });
    expect((await get(desk, `/api/patients/${id}/life`)).status).toBe(403);
  });

  it('takes no work from anybody', async () => {
    const { id } = await busy();
    const [entry] = await clinic.source.manager.findBy(QueueEntry, { patientId: id });
    await archive(id);
    const refused = [
      await clinic.http.as(admin!, 'PATCH', `/api/patients/${id}`, {
        body: { phone: null },
        headers: { 'if-match': '"2"' },
      }),
      await clinic.http.as(admin!, 'POST', `/api/patients/${id}/alerts`, {
        body: { kind: 'ALLERGY', severity: 'DANGER', label: 'Latex' },
      }),
      await clinic.http.as(desk!, 'POST', '/api/queue', { body: { patientId: id } }),
      // Even who has the chair may not bring back the entry of this morning.
      await clinic.http.as(dentist!, 'POST', `/api/queue/${entry?.id}/move`, { body: { status: 'AT_CASHIER' } }),
      await archive(id, {}, admin, 2),
    ];
    expect(refused.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
  });

  it('is refused while the patient is in the queue, and says so', async () => {
    const { id } = await patient();
    await rows.queueEntry(clinic, id, desk!);
    const refusal = await archive(id, { endOpen: true });
    expect(refusal).toMatchObject({
      status: 409,
      body: {
        code: 'patient-still-open',
        conflict: { open: [{ name: 'in-queue', count: 1, canBeEnded: false }] },
      },
    });
    expect((await get(desk, `/api/patients/${id}`)).status).toBe(200);
  });

  it('is refused while visits are booked ahead, until somebody says to cancel them', async () => {
    const { id } = await patient();
    const visit = await rows.visit(clinic, id, dentist!);
    const open = [{ name: 'visits-ahead', count: 1, canBeEnded: true }];
    expect(lifeOf(await get(admin, `/api/patients/${id}/life`)).open).toEqual(open);
    expect(await archive(id)).toMatchObject({ status: 409, body: { conflict: { open } } });
    expect((await archive(id, { endOpen: true })).status).toBe(200);
    const { status, version } = await clinic.source.manager.findOneByOrFail(Visit, { id: visit });
    expect({ status, version }).toEqual({ status: 'CANCELLED', version: 2 });
    const trail = await clinic.source.query('select action from audit_entry where patient_id = ? order by id', [id]);
    expect(trail.map((entry: { action: string }) => entry.action)).toEqual(
      expect.arrayContaining(['visit.cancelled', 'patient.archived']),
    );
  });

  it('needs the version that was seen; of two at once one does it', async () => {
    const { id } = await patient();
    expect((await clinic.http.as(admin!, 'DELETE', `/api/patients/${id}`)).status).toBe(428);
    expect((await archive(id, {}, admin, 7)).status).toBe(412);
    const both = await Promise.all([archive(id), archive(id)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 404]);
    const again = () => clinic.http.as(admin!, 'POST', `/api/patients/${id}/reactivate`);
    expect((await Promise.all([again(), again()])).map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('is an administrator’s business alone, and needs no body', async () => {
    const { id } = await patient();
    for (const who of [desk, dentist]) expect((await archive(id, {}, who)).status).toBe(403);
    const bare = await clinic.http.as(admin!, 'DELETE', `/api/patients/${id}`, { headers: { 'if-match': '"1"' } });
    expect(bare.status).toBe(200);
    expect((await archive(4_294_967_290)).status).toBe(404);
    expect(await clinic.source.manager.countBy(PatientAlert, { patientId: id })).toBe(0);
  });
});
