import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CareTeamRequestsService } from './care-team-requests.service';
import { CareTeamService } from './care-team.service';
import { asked, letPass, placesOf, seen } from './testing/care-team-clinic';
import { count, openPatientsClinic } from './testing/patients-clinic';

describe('a request to join or leave a care team', () => {
  let clinic: SpecClinic;
  let requests: CareTeamRequestsService;
  let reception: Person, surgeon: Person;
  let patient: number;

  beforeAll(async () => {
    clinic = await openPatientsClinic();
    requests = clinic.get(CareTeamRequestsService);
    reception = await clinic.person('RECEPTION');
    surgeon = await clinic.person('DENTAL_SURGEON');
  });
  afterAll(() => clinic.close());
  beforeEach(async () => {
    patient = await clinic.patient();
  });

  const ask = (person = surgeon, action: 'JOIN' | 'LEAVE' = 'JOIN') =>
    asked(clinic, reception, patient, person, action);
  const of = () => clinic.get(CareTeamService).of(reception, patient);

  it('gives no access until the person asked has agreed, and all of it then', async () => {
    const id = await ask();
    const read = () => clinic.http.as(surgeon, 'GET', `/api/patients/${patient}`);
    expect((await read()).status).toBe(404);
    expect(await requests.approve(surgeon, id, {})).toMatchObject({
      status: 'APPROVED',
      decidedBy: { id: surgeon.id },
    });
    expect((await read()).status).toBe(200);
  });

  it('to leave keeps the place until the person agrees, and ends it then', async () => {
    await requests.approve(surgeon, await ask(), {});
    const id = await ask(surgeon, 'LEAVE');
    const read = () => clinic.http.as(surgeon, 'GET', `/api/patients/${patient}`);
    expect((await read()).status).toBe(200);
    await requests.approve(surgeon, id, {});
    expect((await read()).status).toBe(404);
    expect(await placesOf(clinic, patient)).toBe(0);
  });

  it('is decided once, however many accept, return and withdraw it at the same moment', async () => {
    for (let round = 0; round < 4; round++) {
      const id = await asked(clinic, reception, await clinic.patient(), surgeon);
      const results = await Promise.allSettled(
        Array.from({ length: 100 }, (_, n) => {
          if (n % 3 === round % 3) return requests.approve(surgeon, id, {});
          return n % 3 === (round + 1) % 3 ? requests.reject(surgeon, id, {}) : requests.withdraw(reception, id, {});
        }),
      );
      const won = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value.status] : []));
      expect(won).toHaveLength(1);
      for (const result of results) {
        if (result.status === 'rejected') {
          expect(result.reason).toMatchObject({ code: 'request-decided', conflict: { status: won[0] } });
        }
      }
      const place =
        'select count(*) from care_team_member m join care_team_request r on r.patient_id = m.patient_id where r.id = ?';
      expect(await count(clinic, place, [id])).toBe(won[0] === 'APPROVED' ? 1 : 0);
      expect(
        await count(clinic, "select count(*) from audit_entry where entity = 'care-team-request' and entity_id = ?", [
          id,
        ]),
      ).toBe(2);
    }
  });

  it('is answered by the person asked alone and withdrawn by who asked alone', async () => {
    const id = await ask();
    const [colleague, desk] = [await clinic.person('DENTAL_SURGEON'), await clinic.person('RECEPTION')];
    for (const attempt of [
      () => requests.approve(colleague, id, {}),
      () => requests.reject(colleague, id, {}),
      () => requests.approve(reception, id, {}),
      () => requests.withdraw(surgeon, id, {}),
      () => requests.withdraw(desk, id, {}),
      () => requests.approve(surgeon, 4_000_000, {}),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code: 'not-found' });
    }
    expect((await requests.approve(surgeon, id, {})).status).toBe('APPROVED');
  });

  it('stands once for a patient, a person and an action', async () => {
    await ask();
    const again = await Promise.allSettled(Array.from({ length: 10 }, () => ask()));
    for (const result of again) expect(result).toMatchObject({ reason: { code: 'already-asked' } });
    await ask(await clinic.person('ORTHODONTIST'));
    expect((await of()).requests).toHaveLength(2);
  });

  it('asks nobody to join who is on, to leave who is not, or at all who is no clinician', async () => {
    const change = (person: Person, action: 'JOIN' | 'LEAVE') =>
      clinic.get(CareTeamService).change(reception, patient, { userId: person.id, action });
    await expect(change(surgeon, 'LEAVE')).rejects.toMatchObject({ code: 'not-on-care-team' });
    await requests.approve(surgeon, await ask(), {});
    await expect(change(surgeon, 'JOIN')).rejects.toMatchObject({ code: 'already-on-care-team' });
    await expect(change(await clinic.person('NURSE'), 'JOIN')).rejects.toMatchObject({ code: 'person-cannot-join' });
    await expect(change(await clinic.person('STUDENT'), 'JOIN')).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('that can no longer be carried out says why, and is still there to be returned', async () => {
    const id = await ask();
    await clinic.source.query('update patient set is_active = 0 where id = ?', [patient]);
    await expect(requests.approve(surgeon, id, {})).rejects.toMatchObject({ code: 'patient-archived', status: 409 });
    await clinic.source.query('update patient set is_active = 1 where id = ?', [patient]);
    const ortho = await clinic.person('ORTHODONTIST');
    await clinic.source.query(
      'insert into care_team_member (patient_id, user_id, role, since, added_by_id) values (?, ?, ?, now(3), ?)',
      [patient, ortho.id, ortho.role, ortho.id],
    );
    await clinic.get(CareTeamService).change(ortho, patient, { userId: surgeon.id, action: 'JOIN' });
    await expect(requests.approve(surgeon, id, {})).rejects.toMatchObject({ code: 'already-on-care-team' });
    const leave = await ask(surgeon, 'LEAVE');
    await clinic.get(CareTeamService).change(ortho, patient, { userId: surgeon.id, action: 'LEAVE' });
    await expect(requests.approve(surgeon, leave, {})).rejects.toMatchObject({ code: 'not-on-care-team' });
    await clinic.source.query('update `user` set is_active = 0 where id = ?', [surgeon.id]);
    await expect(requests.approve(surgeon, id, {})).rejects.toMatchObject({ code: 'person-cannot-join' });
    await clinic.source.query('update `user` set is_active = 1 where id = ?', [surgeon.id]);
    expect((await requests.reject(surgeon, id, {})).status).toBe('REJECTED');
  });

  it('expires after thirty days: nobody decides it any more, and it may be made again', async () => {
    const id = await ask();
    await letPass(clinic, id, 29);
    expect((await of()).requests).toHaveLength(1);
    await letPass(clinic, id, 1);
    expect((await of()).requests).toEqual([]);
    for (const late of [() => requests.approve(surgeon, id, {}), () => requests.withdraw(reception, id, {})]) {
      await expect(late()).rejects.toMatchObject({ code: 'request-decided', conflict: { status: 'EXPIRED' } });
    }
    expect((await seen(clinic, surgeon, '?status=EXPIRED')).map((one) => one.id)).toContain(id);
    const fresh = await ask();
    expect((await seen(clinic, surgeon, '?status=EXPIRED')).map((one) => one.id)).toContain(id);
    expect((await requests.approve(surgeon, fresh, {})).status).toBe('APPROVED');
  });

  it('that was returned is told beside the team with its reason, until it is made again', async () => {
    const id = await ask();
    await requests.reject(surgeon, id, { reason: 'No free hours before March' });
    expect((await of()).returned).toMatchObject([
      { id, answer: 'No free hours before March', person: { id: surgeon.id } },
    ]);
    await ask();
    expect((await of()).returned).toEqual([]);
  });

  it('refuses in the database itself to be asked of oneself', async () => {
    await expect(
      clinic.source.query(
        "insert into care_team_request (patient_id, user_id, action, requested_by_id, requested_at) values (?, ?, 'JOIN', ?, now(3))",
        [patient, surgeon.id, surgeon.id],
      ),
    ).rejects.toThrow(/care_team_request_asks_another/);
  });
});
