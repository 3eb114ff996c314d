import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CareTeamChanges } from './care-team-changes';
import { CareTeamService } from './care-team.service';
import { PatientsService } from './patients.service';
import { count, openPatientsClinic, openToEveryDentist } from './testing/patients-clinic';

describe('a care team', () => {
  let clinic: SpecClinic;
  let careTeam: CareTeamService;
  let reception: Person, ortho: Person, surgeon: Person, student: Person, nurse: Person;

  beforeAll(async () => {
    clinic = await openPatientsClinic();
    careTeam = clinic.get(CareTeamService);
    reception = await clinic.person('RECEPTION');
    [ortho, surgeon] = [await clinic.person('ORTHODONTIST'), await clinic.person('DENTAL_SURGEON')];
    [student, nurse] = [await clinic.person('STUDENT'), await clinic.person('NURSE')];
  });
  afterAll(() => clinic.close());

  const put = (me: Person, patientId: number, person: Person, action: 'JOIN' | 'LEAVE' = 'JOIN') =>
    careTeam.change(me, patientId, { userId: person.id, action });
  const sees = (me: Person, patientId: number) =>
    clinic
      .get(PatientsService)
      .one(me, patientId)
      .then(
        () => true,
        () => false,
      );

  it('takes surgeons and students an orthodontist puts on their own patients, at once', async () => {
    const patient = await clinic.patient({}, [ortho]);
    expect(await sees(surgeon, patient)).toBe(false);
    await put(ortho, patient, surgeon);
    const { items, requests } = await put(ortho, patient, student);
    expect(items.map(({ person }) => person.id)).toEqual([ortho.id, surgeon.id, student.id]);
    expect(requests).toEqual([]);
    expect([await sees(surgeon, patient), await sees(student, patient)]).toEqual([true, true]);
  });

  it('takes students of a dental surgeon, and nobody else', async () => {
    const patient = await clinic.patient({}, [surgeon]);
    await put(surgeon, patient, student);
    const colleague = await clinic.person('DENTAL_SURGEON');
    await expect(put(surgeon, patient, colleague)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(put(surgeon, patient, ortho)).rejects.toMatchObject({ code: 'only-by-request' });
    expect((await careTeam.of(surgeon, patient)).items).toHaveLength(2);
  });

  it('is no more of an orthodontist’s making than of their reach', async () => {
    const [foreign, own] = [await clinic.patient({}, [surgeon]), await clinic.patient({}, [ortho])];
    await expect(put(ortho, foreign, student)).rejects.toMatchObject({ code: 'not-found' });
    const other = await clinic.person('ORTHODONTIST');
    await expect(put(ortho, own, other)).rejects.toMatchObject({ code: 'only-by-request' });
  });

  it('is of active orthodontists, dental surgeons and students', async () => {
    const patient = await clinic.patient({}, [ortho]);
    const gone = await clinic.person('STUDENT', { isActive: false });
    const nobody = { ...student, id: 4_000_000 };
    for (const person of [nurse, reception, gone, nobody]) {
      await expect(put(ortho, patient, person)).rejects.toMatchObject({ code: 'person-cannot-join' });
    }
  });

  it('ends access with the place, in the very next question, and keeps the place as history', async () => {
    const patient = await clinic.patient({}, [ortho, surgeon, student]);
    const { items } = await careTeam.of(ortho, patient);
    const place = items.find(({ person }) => person.id === student.id)?.id ?? 0;
    expect(await sees(student, patient)).toBe(true);
    await careTeam.remove(surgeon, patient, place);
    expect(await sees(student, patient)).toBe(false);
    expect(
      await count(clinic, 'select ended_by_id from care_team_member where id = ? and ended_at is not null', [place]),
    ).toBe(surgeon.id);
    await expect(careTeam.remove(surgeon, patient, place)).rejects.toMatchObject({ code: 'not-on-care-team' });
    const { items: left } = await put(ortho, patient, surgeon, 'LEAVE');
    expect(left.map(({ person }) => person.id)).toEqual([ortho.id]);
    await expect(put(ortho, patient, surgeon, 'LEAVE')).rejects.toMatchObject({ code: 'not-on-care-team' });
  });

  it('loses nobody to somebody who may not take them off', async () => {
    const patient = await clinic.patient({}, [ortho, surgeon]);
    const other = await clinic.patient({}, [ortho, surgeon]);
    const { items } = await careTeam.of(ortho, patient);
    const [orthos, surgeons] = items.map(({ id }) => id);
    const remove = (me: Person, on: number, place = 0) => careTeam.remove(me, on, place);
    await expect(remove(ortho, patient, orthos)).rejects.toMatchObject({ code: 'only-by-request' });
    await expect(remove(surgeon, patient, surgeons)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(remove(ortho, other, surgeons)).rejects.toMatchObject({ code: 'not-found' });
    expect((await careTeam.of(ortho, patient)).items).toHaveLength(2);
  });

  it('holds a person once, however many put them on at the same moment', async () => {
    const patient = await clinic.patient({}, [ortho, surgeon]);
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) => put(n % 2 ? ortho : surgeon, patient, student)),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'already-on-care-team' });
    }
    expect((await careTeam.of(ortho, patient)).items).toHaveLength(3);
  });

  it('never grows beyond what its list shows', async () => {
    const patient = await clinic.patient({}, [ortho]);
    for (let n = 0; n < 49; n++) await clinic.person('STUDENT');
    await clinic.source.query(
      'insert into care_team_member (patient_id, user_id, role, since, added_by_id) select ?, id, role, now(3), id from `user` where id not in (?, ?) limit 49',
      [patient, ortho.id, student.id],
    );
    await expect(put(ortho, patient, student)).rejects.toMatchObject({ code: 'care-team-full' });
  });

  it('tells who listens in the same transaction: what fails there leaves nobody on', async () => {
    const patient = await clinic.patient({}, [ortho]);
    const heard: unknown[] = [];
    let fails = true;
    clinic.get(CareTeamChanges).listen(async (_tx, me, action, [place]) => {
      if (place?.patientId !== patient) return;
      heard.push([action, place.userId, place.role, me.id]);
      if (fails) throw new Error('no case could be opened');
    });
    await expect(put(ortho, patient, student)).rejects.toThrow('no case could be opened');
    expect((await careTeam.of(ortho, patient)).items).toHaveLength(1);
    fails = false;
    await put(ortho, patient, student);
    await put(ortho, patient, student, 'LEAVE');
    const joined = ['JOIN', student.id, 'STUDENT', ortho.id];
    expect(heard).toEqual([joined, joined, ['LEAVE', student.id, 'STUDENT', ortho.id]]);
  });

  it('leaves a trace of every change and tells the screens', async () => {
    const patient = await clinic.patient({}, [ortho]);
    await put(ortho, patient, student);
    await put(ortho, patient, student, 'LEAVE');
    const trail: { action: string; actor_id: number; after: string | null; before: string | null }[] =
      await clinic.source.query(
        'select action, actor_id, `before`, `after` from audit_entry where patient_id = ? order by id',
        [patient],
      );
    expect(trail.map(({ action, actor_id }) => [action, actor_id])).toEqual([
      ['care-team.joined', ortho.id],
      ['care-team.left', ortho.id],
    ]);
    expect(JSON.parse(trail[0]?.after ?? '{}')).toEqual({ userId: student.id, role: 'STUDENT' });
    expect(
      await count(clinic, "select count(*) from live_event where topic = 'patients' and patient_id = ?", [patient]),
    ).toBe(2);
  });

  it('in a practice is changed by every dentist who may, on every patient, but not by students', async () => {
    const patient = await clinic.patient();
    await openToEveryDentist(clinic, async () => {
      await put(ortho, patient, surgeon);
      expect(await sees(student, patient)).toBe(false);
    });
  });
});
