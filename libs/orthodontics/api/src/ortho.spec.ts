import { writeFileSync } from 'node:fs';
import type { OrthoFieldsDto } from '@cuspid/orthodontics/contracts/dto';
import { checkPdf, ProvidersModule } from '@cuspid/platform/providers';
import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AFTER, BEFORE } from './testing/ortho-fields';
import { openOrthoClinic } from './testing/ortho-clinic';

let clinic: SpecClinic;
let ana: Person, ben: Person, admin: Person, nurse: Person, stranger: Person;
let patient: number;

const printing = {
  storage: { kind: 'folder', folder: '/tmp/cuspid-ortho-print' },
  mail: { kind: 'folder', folder: '/tmp/cuspid-ortho-print', from: 'Cuspid <desk@cuspid.test>' },
  pdf: {},
  secret: 'a secret of the spec',
} as const;

beforeAll(async () => {
  clinic = await openOrthoClinic(ProvidersModule.forRoot(printing));
  ana = await clinic.person('ORTHODONTIST', { name: 'Dr Anushka Fernando' });
  ben = await clinic.person('STUDENT', { name: 'Thilini Bandara' });
  [admin, nurse, stranger] = [
    await clinic.person('ADMIN'),
    await clinic.person('NURSE'),
    await clinic.person('DENTAL_SURGEON'),
  ];
});
afterAll(() => clinic.close());
beforeEach(async () => {
  patient = await clinic.patient({ firstName: 'Nimal' }, [ana, ben]);
});

const path = (rest: string) => `/api/patients/${patient}/dental-chart/ortho/${rest}`;
const call = (me: Person, method: string, rest: string, body?: object, version?: unknown) =>
  clinic.http.as(me, method, path(rest), {
    ...(body && { body }),
    ...(version !== undefined && { headers: { 'if-match': `"${String(version)}"` } }),
  });

const begun = async (fields: OrthoFieldsDto = BEFORE) => (await call(ana, 'POST', 'exams', fields)).body;
const finished = async (fields: OrthoFieldsDto) => {
  const { id } = await begun(fields);
  return (await call(ana, 'POST', `exams/${id}/finish`, undefined, 1)).body;
};
const actions = async () =>
  (await clinic.source.query('select action from audit_entry where patient_id = ? order by id', [patient])).map(
    ({ action }: { action: string }) => action,
  );

describe('an exam', () => {
  it('says IOTN with its letter and reason, and PAR by its components and weights', async () => {
    const exam = await begun();
    expect(exam).toMatchObject({
      ...{ version: 1, state: 'DRAFT', patientId: patient },
      iotn: { grade: 4, letter: 'a', dhc: '4a', because: 'overjet 8.5', need: 'definite' },
      figures: { little: 8.8, crowdingUpper: 'mild', crowdingLower: 'moderate' },
    });
    expect(exam['par']).toMatchObject({
      upper: 5,
      lower: 6,
      right: 2,
      left: 1,
      overjet: 3,
      overbite: 2,
      centreLine: 1,
    });
    expect(exam['par']).toMatchObject({ weighted: 40, recordedBy: 'Dr Anushka Fernando' });
  });

  it('has no PAR, and no IOTN, as long as what they stand on was not measured', async () => {
    expect(await begun({})).toMatchObject({ iotn: null, par: { weighted: null, upper: null } });
    const { lowerContacts: _, ...less } = BEFORE;
    expect(await begun(less)).toMatchObject({ par: { weighted: null, lower: null, upper: 5 } });
    // Reverse overjet and open bite have no certain cut points: their scores are entered.
    expect(await begun({ ...BEFORE, overjet: -2 })).toMatchObject({ par: { overjet: null, weighted: null } });
    expect(await begun({ ...BEFORE, openBite: 3 })).toMatchObject({ par: { overbite: null } });
    expect(await begun({ ...BEFORE, openBite: 3, parOpenBite: 2 })).toMatchObject({ par: { overbite: 2 } });
  });

  it('refuses what cannot be measured, field by field', async () => {
    const wrong = {
      overjet: 6.55,
      overbite: -1,
      upperContacts: [1, 2],
      iotnAc: 11,
      molarRight: 'IV',
      crossbiteTeeth: ['99'],
    };
    const { status, body } = await call(ana, 'POST', 'exams', wrong);
    const errors = body['errors'];
    expect([status, Array.isArray(errors) ? errors.map(({ path: at }) => at).sort() : errors]).toEqual([
      422,
      Object.keys(wrong).sort(),
    ]);
    expect((await call(ana, 'POST', 'exams', { examinedOn: '2999-01-01' })).body['code']).toBe('invalid');
  });

  it('keeps every save, and refuses one over what was not seen', async () => {
    const { id } = await begun({ overjet: 4 });
    expect((await call(ana, 'PUT', `exams/${id}`, { overjet: 5 })).status).toBe(428);
    const saved = await call(ben, 'PUT', `exams/${id}`, { overjet: 5, note: 'looked again' }, 1);
    expect([saved.status, saved.headers.get('etag')]).toEqual([200, '"2"']);
    expect((await call(ana, 'PUT', `exams/${id}`, { overjet: 6 }, 1)).status).toBe(412);
    // Saved again as it is, it is no other version.
    expect((await call(ana, 'PUT', `exams/${id}`, { note: 'looked again', overjet: 5 }, 2)).body['version']).toBe(2);
    const { body } = await call(ana, 'GET', `exams/${id}/versions?limit=1&count=true`);
    expect(body).toMatchObject({ total: 2, items: [{ version: 2, savedBy: { name: 'Thilini Bandara' } }] });
    const older = await call(ana, 'GET', `exams/${id}/versions?cursor=${String(body['nextCursor'])}`);
    expect(older.body).toMatchObject({ items: [{ version: 1, fields: { overjet: 4 } }], nextCursor: null });
    await expect(
      clinic.source.query("update ortho_exam_version set fields = '{}' where exam_id = ?", [id]),
    ).rejects.toThrow('append-only');
  });

  it('is finished once it is whole, corrected afterwards, and never emptied again', async () => {
    const { id } = await begun({ overjet: 4 });
    const early = await call(ana, 'POST', `exams/${id}/finish`, undefined, 1);
    expect([early.status, early.body['code']]).toEqual([422, 'ortho-exam-incomplete']);
    expect(early.body['errors']).toHaveLength(5);
    await call(ana, 'PUT', `exams/${id}`, BEFORE, 1);
    const whole = await call(ana, 'POST', `exams/${id}/finish`, undefined, 2);
    expect(whole.body).toMatchObject({ state: 'FINISHED', version: 3, finishedBy: { id: ana.id } });
    expect((await call(ana, 'POST', `exams/${id}/finish`, undefined, 3)).body['code']).toBe('ortho-exam-finished');
    expect((await call(ana, 'PUT', `exams/${id}`, { ...BEFORE, overjet: 9 }, 3)).body['version']).toBe(4);
    expect((await call(ana, 'PUT', `exams/${id}`, { overjet: 9 }, 4)).body['code']).toBe('ortho-exam-incomplete');
  });

  it('is taken back with the reason, and stays to be read', async () => {
    const { id } = await begun();
    const voided = await call(ana, 'POST', `exams/${id}/void`, { reason: 'another patient' });
    expect(voided.body).toMatchObject({ state: 'VOID', voidReason: 'another patient' });
    expect((await call(ana, 'PUT', `exams/${id}`, {}, 2)).body['code']).toBe('ortho-voided');
    expect((await call(ana, 'GET', 'exams')).body).toMatchObject({ items: [] });
    expect((await call(ana, 'GET', 'exams?includeVoided=true')).body).toMatchObject({ items: [{ id }] });
    expect(await actions()).toEqual(expect.arrayContaining(['ortho-exam.begun', 'ortho-exam.voided']));
  });

  it('tells what treatment has done since the first exam that has a PAR', async () => {
    await finished({ examinedOn: '2024-01-10', ...BEFORE, lowerContacts: null });
    const first = await finished({ examinedOn: '2024-02-01', ...BEFORE });
    const last = await finished({ examinedOn: '2026-02-01', ...AFTER });
    expect(first['outcome']).toBeNull();
    expect(last['outcome']).toMatchObject({ since: first['id'], before: 40, after: 1, points: 39, percent: 97.5 });
    expect(last['outcome']).toMatchObject({ outcome: 'greatly_improved', sinceDay: '2024-02-01' });
    const page = (await call(ana, 'GET', 'exams?limit=2')).body;
    expect(page['items']).toMatchObject([{ id: last['id'] }, { id: first['id'] }]);
    expect((await call(ana, 'GET', `exams?cursor=${String(page['nextCursor'])}`)).body['items']).toHaveLength(1);
  });

  it('is printed on A4 with IOTN, PAR, who recorded it, and what was written as text', async () => {
    const { id } = await finished({ ...BEFORE, crossbiteTeeth: ['16', '26'], note: '<img src=x> නිමල්' });
    const { status, headers, bytes } = await call(ana, 'GET', `exams/${id}.pdf`);
    expect([status, headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const folder = process.env['SPEC_PRINTS'];
    if (folder) writeFileSync(`${folder}/orthodontic-exam.pdf`, bytes);
    const { pages, text } = await checkPdf(bytes, [], 3);
    const squeezed = text.replace(/\s/g, '').toLowerCase();
    expect(pages).toBe(1);
    for (const words of ['iotndhc4a', 'overjet8.5', 'par40', 'recordedbydranushkafernando', '<imgsrc=x>', '16,26']) {
      expect(squeezed).toContain(words);
    }
    expect(await actions()).toContain('ortho-exam.printed');
  });
});

describe('a control', () => {
  const visit = { doneOn: '2026-01-05', upperWireSize: '.016', upperWireMaterial: 'NITI', done: 'Wires', nextWeeks: 6 };

  it('is noted with its wires and the day of the next, and only ever taken back', async () => {
    const { status, body } = await call(ben, 'POST', 'controls', { ...visit, nextStep: 'Space closure' });
    expect([status, body]).toMatchObject([201, { nextOn: '2026-02-16', recordedBy: { name: 'Thilini Bandara' } }]);
    await call(ana, 'POST', 'controls', { ...visit, doneOn: '2026-02-16', done: 'Chain' });
    const listed = (await call(ana, 'GET', 'controls?limit=1&count=true')).body;
    expect(listed).toMatchObject({ total: 2, items: [{ done: 'Chain' }] });
    expect((await call(ana, 'GET', `controls?cursor=${String(listed['nextCursor'])}`)).body).toMatchObject({
      items: [{ id: body['id'] }],
    });
    const voided = await call(ana, 'POST', `controls/${body['id']}/void`, { reason: 'noted twice' });
    expect(voided.body).toMatchObject({ voidReason: 'noted twice', voidedBy: { id: ana.id } });
    expect((await call(ana, 'POST', `controls/${body['id']}/void`, { reason: 'again' })).body['code']).toBe(
      'ortho-voided',
    );
    expect((await call(ana, 'GET', 'controls')).body['items']).toHaveLength(1);
    expect((await call(ana, 'GET', 'controls?includeVoided=true')).body['items']).toHaveLength(2);
  });

  it('names a wire whole', async () => {
    const { body } = await call(ana, 'POST', 'controls', { done: 'Wire', lowerWireSize: '.018' });
    expect(body).toMatchObject({ code: 'invalid', errors: [{ path: 'lowerWireMaterial' }] });
  });
});

describe('who may', () => {
  it('is the care team; an administrator reads, a nurse does not, and a stranger’s patient is not there', async () => {
    const { id } = await begun();
    for (const rest of ['exams', `exams/${id}`, `exams/${id}/versions`, 'controls']) {
      expect((await call(admin, 'GET', rest)).status, rest).toBe(200);
      expect((await call(nurse, 'GET', rest)).status, rest).toBe(403);
      expect((await call(stranger, 'GET', rest)).status, rest).toBe(404);
    }
    expect((await call(admin, 'POST', 'exams', {})).status).toBe(403);
    expect((await call(stranger, 'POST', 'controls', { done: 'Wires' })).status).toBe(404);
    const other = await clinic.patient({}, [ana]);
    const foreign = `/api/patients/${other}/dental-chart/ortho/exams/${id}`;
    expect((await clinic.http.as(ana, 'GET', foreign)).status).toBe(404);
  });
});
