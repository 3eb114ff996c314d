import type { NoticeDto } from '@cuspid/notices/contracts/dto';
import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CareTeamChanges } from './care-team-changes';
import { CareTeamRequestsService } from './care-team-requests.service';
import { CareTeamService } from './care-team.service';
import { asked } from './testing/care-team-clinic';
import { openPatientsClinic } from './testing/patients-clinic';

describe('what people are told of care teams', () => {
  let clinic: SpecClinic;
  let desk: Person, ortho: Person, surgeon: Person;
  let patient: number;

  beforeAll(async () => {
    clinic = await openPatientsClinic();
  });
  afterAll(() => clinic.close());
  beforeEach(async () => {
    [desk, ortho, surgeon] = await Promise.all([
      clinic.person('RECEPTION'),
      clinic.person('ORTHODONTIST'),
      clinic.person('DENTAL_SURGEON'),
    ]);
    patient = await clinic.patient({}, [ortho]);
  });

  async function notices(me: Person): Promise<NoticeDto[]> {
    const { body } = await clinic.http.as(me, 'GET', '/api/notices');
    return JSON.parse(JSON.stringify(body['items']));
  }
  const team = () => clinic.get(CareTeamService);
  const requests = () => clinic.get(CareTeamRequestsService);

  it('a request waits with who was asked until it is decided, then tells who asked', async () => {
    const id = await asked(clinic, desk, patient, surgeon);
    expect(await notices(surgeon)).toEqual([
      expect.objectContaining({
        kind: 'asked-to-join',
        group: 'ACT',
        subjectId: id,
        by: expect.objectContaining({ id: desk.id }),
      }),
    ]);
    await requests().reject(surgeon, id, { reason: 'No free hours' });
    expect(await notices(surgeon)).toEqual([]);
    expect(await notices(desk)).toEqual([
      expect.objectContaining({
        kind: 'request-returned',
        group: 'INFO',
        text: 'No free hours',
        patient: expect.objectContaining({ id: patient }),
      }),
    ]);
  });

  it('a request that is withdrawn waits with nobody and tells nobody', async () => {
    await requests().withdraw(desk, await asked(clinic, desk, patient, surgeon), {});
    expect([await notices(surgeon), await notices(desk)]).toEqual([[], []]);
  });

  it('a request to strangers names no patient to them: they learn who when they open it', async () => {
    await asked(clinic, desk, patient, surgeon);
    expect((await notices(surgeon))[0]?.patient).toBeNull();
  });

  it('who is put on a team or taken off by somebody else is told, and not of their own doing', async () => {
    await team().change(ortho, patient, { userId: surgeon.id, action: 'JOIN' });
    await team().change(ortho, patient, { userId: surgeon.id, action: 'LEAVE' });
    expect((await notices(surgeon)).map(({ kind }) => kind)).toEqual(['left-team', 'joined-team']);
    await requests().approve(surgeon, await asked(clinic, desk, patient, surgeon), {});
    expect((await notices(surgeon)).map(({ kind }) => kind)).toEqual(['left-team', 'joined-team']);
    expect(await notices(ortho)).toEqual([]);
  });

  it('information is put away one by one or all at once; what waits stays until it is done', async () => {
    const student = await clinic.person('STUDENT');
    for (const action of ['JOIN', 'LEAVE', 'JOIN'] as const)
      await team().change(ortho, patient, { userId: student.id, action });
    const [first] = await notices(student);
    const away = (id: number | string, me = student) => clinic.http.as(me, 'POST', `/api/notices/${id}/away`);
    expect((await away(first?.id ?? 0, surgeon)).status).toBe(404);
    expect((await away(first?.id ?? 0)).status).toBe(204);
    expect((await clinic.http.as(student, 'POST', '/api/notices/away')).body).toEqual({ count: 2 });
    await asked(clinic, desk, patient, surgeon);
    const [waiting] = await notices(surgeon);
    expect((await away(waiting?.id ?? 0, surgeon)).body).toMatchObject({ code: 'notice-waits' });
    await clinic.http.as(surgeon, 'POST', '/api/notices/away');
    expect(await notices(surgeon)).toHaveLength(1);
  });

  it('whoever listens to changes learns, in the transaction, who was put on, where, and by whom: a student’s case begins there', async () => {
    const student = await clinic.person('STUDENT');
    const heard: unknown[] = [];
    let isFailing = false;
    clinic.get(CareTeamChanges).listen(async (tx, me, action, [place]) => {
      heard.push({ by: me.id, action, role: place?.role, patientId: place?.patientId, userId: place?.userId });
      expect(tx.queryRunner?.isTransactionActive).toBe(true);
      await Promise.resolve();
      if (isFailing) throw new Error('no case can be opened');
    });
    await team().change(ortho, patient, { userId: student.id, action: 'JOIN' });
    expect(heard).toEqual([{ by: ortho.id, action: 'JOIN', role: 'STUDENT', patientId: patient, userId: student.id }]);
    isFailing = true;
    await expect(team().change(ortho, patient, { userId: surgeon.id, action: 'JOIN' })).rejects.toThrow('no case');
    expect((await team().of(ortho, patient)).items.map(({ person }) => person.id)).not.toContain(surgeon.id);
  });
});
