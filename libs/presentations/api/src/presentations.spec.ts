import { ClinicalNote, NoteActs, NotesService, Problems } from '@cuspid/clinical-notes/api';
import { EntriesService } from '@cuspid/dental-chart/api';
import { ConsentsService } from '@cuspid/patients/api';
import { checkPdf } from '@cuspid/platform/providers';
import { refusal, type Answered, type Person, type SpecClinic } from '@cuspid/platform/testing';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPresentationsClinic } from './testing/presentations-clinic';

const WHO = {
  firstName: 'නිමල්',
  lastName: 'Wijesinghe',
  guardianName: 'பெரேரா Kumari',
  phone: '077 123 4567',
  email: 'nimal.w@home.lk',
  address: '12 Temple Road, Peradeniya',
  dateOfBirth: '2009-05-17',
};
const CODE = 'MT-004960';
const TOLD =
  'නිමල්ගේ mother பெரேரா rang 0771234567 on 2026-03-04. WIJESINGHE, born 17 May 2009, writes as nimal.w@home.lk. Wire .016 on 2026-03-11.';

describe('a case told without who it is', () => {
  let clinic: SpecClinic;
  let ana: Person, student: Person, stranger: Person;
  let patientId: number, noteId: number, photoId: number;

  beforeAll(async () => {
    clinic = await openPresentationsClinic();
    ana = await clinic.person('ORTHODONTIST');
    [student, stranger] = [await clinic.person('STUDENT'), await clinic.person('ORTHODONTIST')];
    const { firstName, lastName, guardianName, phone, email, address, dateOfBirth } = WHO;
    patientId = await clinic.patient({ firstName, lastName, phone, dateOfBirth }, [ana, student]);
    const rest = 'update patient set patient_code = ?, guardian_name = ?, email = ?, address = ? where id = ?';
    await clinic.source.query(rest, [CODE, guardianName, email, address, patientId]);
    noteId = (await clinic.get(NotesService).write(ana, patientId, { type: 'PROGRESS', text: `${TOLD} ${CODE}` })).id;
    await clinic.get(NoteActs).sign(ana, noteId, {});
    await clinic.get(Problems).add(ana, patientId, { code: 'CROWDING', note: `${WHO.lastName} again` });
    await clinic.get(EntriesService).record(ana, patientId, { text: '16 mod caries; 36 d c4' });
    photoId = await upload();
  });
  afterAll(() => clinic.close());

  const upload = async (): Promise<number> => {
    const pixels = { width: 40, height: 30, channels: 3, background: '#804020' } as const;
    const photo = await sharp({ create: pixels })
      .withExif({ IFD0: { Copyright: WHO.lastName, ImageDescription: CODE } })
      .jpeg()
      .toBuffer();
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(photo)]), `${WHO.lastName}.jpg`);
    const token = await clinic.http.token(ana);
    const path = `${clinic.http.base}/api/patients/${patientId}/documents`;
    const answer = await fetch(path, { method: 'POST', body: form, headers: { authorization: `Bearer ${token}` } });
    const body: unknown = await answer.json();
    return Number(Object(body).id);
  };
  const call = (me: Person, method: string, path: string, body?: object): Promise<Answered> =>
    clinic.http.as(me, method, `/api/${path}`, { ...(body && { body }) });
  const agree = (purpose: 'TEACHING_PRESENTATION' | 'TEACHING_PHOTOGRAPHS') =>
    clinic.get(ConsentsService).record(ana, patientId, { purpose, givenBy: 'GUARDIAN' });
  const takeBack = (id: number) =>
    clinic.get(ConsentsService).withdraw(ana, patientId, id, { withdrawnBy: 'GUARDIAN' });
  const build = (me: Person, more: object = {}, id = patientId) =>
    call(me, 'POST', `patients/${id}/presentations`, {
      ...{ title: 'Crowding', sections: ['PERSON', 'PROBLEMS', 'CHART', 'NOTES'], noteIds: [noteId] },
      ...more,
    });
  const pictured = (more: object = {}) => ({
    sections: ['PERSON', 'PICTURES'],
    pictures: [{ documentId: photoId, hasNoFace: true, hasNoName: true, ...more }],
  });

  it('is not built without the patient’s consent, nor of a patient of others', async () => {
    expect(refusal(await build(student))).toMatchObject({ http: 409, code: 'no-teaching-consent' });
    const [foreign, missing] = [await build(stranger), await build(stranger, {}, 4_000_000)];
    expect(refusal(foreign)).toEqual(refusal(missing));
    expect(foreign.status).toBe(404);
  });

  it('names nobody on the screen or on paper, and leaves what lies between days as it was', async () => {
    const consent = await agree('TEACHING_PRESENTATION');
    const built = await build(student);
    expect([built.status, built.body['code']]).toEqual([201, undefined]);
    const id = Number(built.body['id']);
    const shown = await call(student, 'GET', `presentations/${id}`);
    const drawing = await call(student, 'GET', `presentations/${id}/drawings/1`);
    const pdf = await call(ana, 'GET', `presentations/${id}/presentation.pdf`);
    expect([shown.status, drawing.status, pdf.status]).toEqual([200, 200, 200]);
    const { text } = checkPdf(pdf.bytes, [], 50);
    const squeezed = (said: string) => said.replace(/[\s\u200b-\u200f]/g, '').toLowerCase();
    const secrets = [...Object.values(WHO), ...WHO.guardianName.split(' '), 'Peradeniya', CODE, '004960'];
    for (const said of [shown.bytes.toString(), drawing.bytes.toString(), text]) {
      for (const secret of [...secrets, '0771234567', '2026-03-04', '2026-03-11']) {
        expect([secret, squeezed(said).includes(squeezed(secret))]).toEqual([secret, false]);
      }
    }
    // Nor in what a PDF says beside its pages; digits stand there by themselves, as offsets.
    for (const name of [WHO.lastName, CODE]) expect(pdf.bytes.toString('latin1')).not.toContain(name);
    const days = [...shown.bytes.toString().matchAll(/on (\d{4}-\d{2}-\d{2})/g)].map(([, day]) =>
      Date.parse(day ?? ''),
    );
    expect(((days[1] ?? 0) - (days[0] ?? 0)) / 86_400_000).toBe(7);
    await takeBack(consent.id);
  });

  it('is gone at once when the consent is withdrawn, for everybody and every part of it', async () => {
    const consent = await agree('TEACHING_PRESENTATION');
    const { body } = await build(ana);
    await takeBack(consent.id);
    for (const tail of ['', '/drawings/1', '/presentation.pdf']) {
      expect(refusal(await call(ana, 'GET', `presentations/${Number(body['id'])}${tail}`))).toMatchObject({
        ...{ http: 409, code: 'no-teaching-consent' },
      });
    }
    const { body: list } = await call(ana, 'GET', `presentations?patientId=${patientId}&count=true`);
    expect(Object(list['items'])[0]).toMatchObject({ isConsented: false });
    expect((await call(stranger, 'GET', 'presentations?count=true')).body).toMatchObject({ items: [], total: 0 });
  });

  it('holds no picture nobody looked at, none without consent to photographs, and nothing but the pixels', async () => {
    const consent = await agree('TEACHING_PRESENTATION');
    expect((await build(ana, pictured({ hasNoFace: false }))).status).toBe(422);
    expect(refusal(await build(ana, pictured()))).toMatchObject({ http: 409, code: 'no-teaching-consent' });
    const photographs = await agree('TEACHING_PHOTOGRAPHS');
    const { status, body } = await build(ana, pictured({ caption: `${WHO.lastName}, before` }));
    expect([status, JSON.stringify(body)]).toEqual([201, expect.stringContaining('[name], before')]);
    const picture = await call(ana, 'GET', `presentations/${Number(body['id'])}/pictures/1`);
    const { exif, format } = await sharp(picture.bytes).metadata();
    expect([picture.status, exif, format]).toEqual([200, undefined, 'webp']);
    expect(picture.bytes.toString('latin1')).not.toContain(WHO.lastName);
    await takeBack(photographs.id);
    expect((await call(ana, 'GET', `presentations/${Number(body['id'])}`)).status).toBe(409);
    await takeBack(consent.id);
  });

  it('is never built after a withdrawal that was made at the same moment', async () => {
    for (let round = 0; round < 6; round++) {
      const consent = await agree('TEACHING_PRESENTATION');
      const [built] = await Promise.all([build(ana), takeBack(consent.id)]);
      expect([201, 409]).toContain(built.status);
      if (built.status !== 201) continue;
      expect((await call(ana, 'GET', `presentations/${Number(built.body['id'])}`)).status).toBe(409);
    }
  });

  it('says the same for ever: neither changed nor deleted, and one changed byte is found', async () => {
    const consent = await agree('TEACHING_PRESENTATION');
    const id = Number((await build(ana)).body['id']);
    const change = "update case_presentation set content = replace(content, 'Crowding', 'crowding') where id = ?";
    await expect(clinic.source.query(change, [id])).rejects.toThrow('append-only');
    await clinic.source.query('drop trigger case_presentation_no_update');
    await clinic.source.query(change, [id]);
    expect(refusal(await call(ana, 'GET', `presentations/${id}`))).toMatchObject({ code: 'presentation-damaged' });
    expect((await call(student, 'DELETE', `presentations/${id}`)).status).toBe(204);
    expect((await call(ana, 'GET', `presentations/${id}`)).status).toBe(404);
    await takeBack(consent.id);
  });

  it('takes signed notes of this patient alone', async () => {
    const consent = await agree('TEACHING_PRESENTATION');
    const draft = await clinic.get(NotesService).write(ana, patientId, { type: 'PROGRESS', text: 'A draft.' });
    expect(await clinic.source.manager.existsBy(ClinicalNote, { id: draft.id })).toBe(true);
    expect((await build(ana, { noteIds: [draft.id] })).status).toBe(422);
    await takeBack(consent.id);
  });
});
