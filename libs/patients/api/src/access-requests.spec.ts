import type { NoticeDto } from '@cuspid/notices/contracts/dto';
import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CareTeamService } from './care-team.service';
import { count, openPatientsClinic } from './testing/patients-clinic';

const REASON = 'I assist at the extraction';

describe('asking for access to a record that is not in one’s care', () => {
  let clinic: SpecClinic;
  let desk: Person, ortho: Person, surgeon: Person, student: Person;
  let patient: number;

  beforeAll(async () => {
    clinic = await openPatientsClinic();
    desk = await clinic.person('RECEPTION');
  });
  afterAll(() => clinic.close());
  beforeEach(async () => {
    [ortho, surgeon, student] = await Promise.all([
      clinic.person('ORTHODONTIST'),
      clinic.person('DENTAL_SURGEON'),
      clinic.person('STUDENT'),
    ]);
    patient = await clinic.patient({}, [ortho, surgeon]);
  });

  const ask = (me: Person, id: number | string = patient) =>
    clinic.http.as(me, 'POST', `/api/patients/${id}/access-requests`, { body: { reason: REASON } });
  const answer = (me: Person, id: number | null, verb: 'grant' | 'refuse', body: object = {}) =>
    clinic.http.as(me, 'POST', `/api/care-team/access-requests/${id}/${verb}`, { body });
  const reads = async (me: Person) => (await clinic.http.as(me, 'GET', `/api/patients/${patient}`)).status;
  async function notices(me: Person): Promise<NoticeDto[]> {
    const { body } = await clinic.http.as(me, 'GET', '/api/notices');
    return JSON.parse(JSON.stringify(body['items']));
  }
  const kinds = async (me: Person) => (await notices(me)).map(({ kind }) => kind);

  it('reaches those of the team who may put the person on it, with who, whom and why', async () => {
    expect((await ask(student)).status).toBe(202);
    for (const one of [ortho, surgeon]) {
      expect(await notices(one)).toEqual([
        expect.objectContaining({
          kind: 'access-asked',
          group: 'ACT',
          by: expect.objectContaining({ id: student.id }),
          patient: expect.objectContaining({ id: patient }),
          text: REASON,
        }),
      ]);
    }
    expect(await kinds(desk)).not.toContain('access-asked');
  });

  it('is answered alike for numbers no record can have', async () => {
    for (const id of ['18446744073709551616', '4294967296', '-7', '0'])
      expect((await ask(student, id)).status).toBe(202);
  });

  it('of a dental surgeon reaches the orthodontists only, of an orthodontist reception', async () => {
    const [other, colleague] = [await clinic.person('DENTAL_SURGEON'), await clinic.person('ORTHODONTIST')];
    await ask(other);
    expect([await kinds(ortho), await kinds(surgeon)]).toEqual([['access-asked'], []]);
    await ask(colleague);
    expect(await kinds(ortho)).toHaveLength(1);
    const [asked] = (await notices(desk)).filter(({ by }) => by?.id === colleague.id);
    expect((await answer(desk, asked?.subjectId ?? 0, 'grant')).status).toBe(200);
    expect(await reads(colleague)).toBe(200);
  });

  it('gets the same answer, in the same time, whether there is such a patient or not, and leaves the same trace', async () => {
    const timed = async (id: number) => {
      const start = performance.now();
      const { status, body } = await ask(await clinic.person('STUDENT'), id);
      return { status, body, ms: performance.now() - start };
    };
    const [there, missing] = [await timed(patient), await timed(4_294_967_290)];
    expect([there.status, there.body]).toEqual([missing.status, missing.body]);
    expect(there.status).toBe(202);
    for (const { ms } of [there, missing]) expect(ms).toBeGreaterThan(290);
    const traced = "select count(*) from audit_entry where action = 'patient.access-asked' and patient_id = ?";
    expect(await count(clinic, traced, [4_294_967_290])).toBe(1);
  });

  it('gives the place at once when it is granted, tells who asked, and waits for nobody else any more', async () => {
    await ask(student);
    const [asked] = await notices(surgeon);
    expect(await reads(student)).toBe(404);
    expect(await answer(surgeon, asked?.subjectId ?? 0, 'grant')).toMatchObject({
      status: 200,
      body: { status: 'GRANTED' },
    });
    expect(await reads(student)).toBe(200);
    expect([await kinds(ortho), await kinds(surgeon)]).toEqual([[], []]);
    expect(await notices(student)).toEqual([
      expect.objectContaining({
        kind: 'access-granted',
        group: 'INFO',
        patient: expect.objectContaining({ id: patient }),
      }),
    ]);
    expect((await answer(ortho, asked?.subjectId ?? 0, 'refuse')).body).toMatchObject({
      code: 'access-decided',
      conflict: { status: 'GRANTED' },
    });
  });

  it('names no patient to who was refused, and lets them ask again', async () => {
    await ask(student);
    const [asked] = await notices(ortho);
    await answer(ortho, asked?.subjectId ?? 0, 'refuse', { reason: 'Not this one' });
    expect(await reads(student)).toBe(404);
    expect(await notices(student)).toEqual([
      expect.objectContaining({ kind: 'access-refused', patient: null, text: 'Not this one' }),
    ]);
    await ask(student);
    expect(await kinds(ortho)).toEqual(['access-asked']);
  });

  it('is done when the person comes onto the team another way', async () => {
    await ask(student);
    await clinic.get(CareTeamService).change(surgeon, patient, { userId: student.id, action: 'JOIN' });
    expect(await kinds(ortho)).toEqual([]);
    expect(await kinds(student)).toEqual(['access-granted']);
  });

  it('has one outcome, however many grant and refuse it at the same moment', async () => {
    for (let round = 0; round < 2; round++) {
      const [fresh, asker] = [await clinic.patient({}, [ortho, surgeon]), await clinic.person('STUDENT')];
      await ask(asker, fresh);
      const [asked] = (await notices(ortho)).filter(({ by }) => by?.id === asker.id);
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, n) =>
          answer(n % 2 ? ortho : surgeon, asked?.subjectId ?? 0, n % 3 ? 'grant' : 'refuse'),
        ),
      );
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(answers.filter(({ status }) => status === 409)).toHaveLength(19);
    }
  });

  it('is one question, however often it is asked, and twenty a day at most', async () => {
    const answers = await Promise.all(Array.from({ length: 25 }, () => ask(student)));
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(20);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(5);
    expect(await kinds(ortho)).toEqual(['access-asked']);
  });

  it('lapses after fourteen days: nobody is waited for and nobody can answer', async () => {
    await ask(student);
    const [asked] = await notices(ortho);
    await clinic.source.query('update access_request set asked_at = date_sub(asked_at, interval 14 day) where id = ?', [
      asked?.subjectId,
    ]);
    await clinic.source.query('update notice set until = date_sub(until, interval 14 day) where subject_id = ?', [
      asked?.subjectId,
    ]);
    expect(await kinds(ortho)).toEqual([]);
    expect((await answer(ortho, asked?.subjectId ?? 0, 'grant')).body).toMatchObject({
      conflict: { status: 'LAPSED' },
    });
    await ask(student);
    expect(await kinds(ortho)).toEqual(['access-asked']);
  });

  it('is answered by nobody else: not by who asks, another team’s clinician or a nurse', async () => {
    await ask(student);
    const [asked] = await notices(ortho);
    const [stranger, nurse] = [await clinic.person('DENTAL_SURGEON'), await clinic.person('NURSE')];
    const answers = await Promise.all(
      [student, nurse, stranger, desk].map((one) => answer(one, asked?.subjectId ?? 0, 'grant')),
    );
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 404, 409]);
    expect((await ask(ortho)).body).toMatchObject({ code: 'already-on-care-team' });
    expect((await ask(nurse)).status).toBe(403);
  });
});
