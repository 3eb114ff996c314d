import { writeFileSync } from 'node:fs';
import { checkPdf, ProvidersModule } from '@cuspid/platform/providers';
import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openHistoryClinic } from './testing/history-clinic';
import { HistoryDesk, PAST, WAITS } from './testing/history-desk';

let clinic: SpecClinic;
let ana: Person, ben: Person, sam: Person, admin: Person, nurse: Person, stranger: Person;
let desk: HistoryDesk;

const printing = {
  storage: { kind: 'folder', folder: '/tmp/cuspid-history-print' },
  mail: { kind: 'folder', folder: '/tmp/cuspid-history-print', from: 'Cuspid <desk@cuspid.test>' },
  pdf: {},
  secret: 'a secret of the spec',
} as const;

beforeAll(async () => {
  clinic = await openHistoryClinic(ProvidersModule.forRoot(printing));
  desk = new HistoryDesk(clinic);
  ana = await clinic.person('ORTHODONTIST', { name: 'Dr Anushka Fernando' });
  ben = await clinic.person('STUDENT', { name: 'Thilini Bandara' });
  [sam, admin, nurse, stranger] = [
    await clinic.person('DENTAL_SURGEON'),
    await clinic.person('ADMIN'),
    await clinic.person('NURSE'),
    await clinic.person('ORTHODONTIST'),
  ];
});
afterAll(() => clinic.close());
beforeEach(async () => {
  desk.patient = await clinic.patient({ firstName: 'Nimal' }, [ana, ben, sam]);
});

describe('a case history', () => {
  it('begins empty, and every save is a version that knows what it changed', async () => {
    const empty = await desk.get(ana);
    expect([empty.headers.get('etag'), empty.body]).toMatchObject(['"0"', { version: 0, answers: {}, hash: null }]);
    expect(empty.body['header']).toMatchObject({ name: expect.stringContaining('Nimal') });
    expect((await desk.send(ana, 'PUT', '', { answers: PAST })).status).toBe(428);
    const first = await desk.put(ben, 0, PAST);
    expect([first.status, first.headers.get('etag')]).toEqual([200, '"1"']);
    expect(first.body).toMatchObject({ answers: PAST, savedBy: { name: 'Thilini Bandara' }, iotn: { dhc: '4a' } });
    // Saved again as it is, it is no other version.
    expect((await desk.put(sam, 1, { ...PAST, caries: null, referralTargets: [] })).body['version']).toBe(1);
    await desk.put(sam, 1, { overjet: 4, caries: 'None' });
    const { body } = await desk.get(ana, '/versions?limit=1&count=true');
    const items = [{ version: 2, changed: ['pastDentalHistory', 'caries', 'overjet'], isIntact: true }];
    expect(body).toMatchObject({ total: 2, items });
    const older = await desk.get(ana, `/versions?cursor=${String(body['nextCursor'])}`);
    expect(older.body).toMatchObject({ items: [{ version: 1 }], nextCursor: null });
    expect((await desk.get(ana, '/versions/1')).body).toMatchObject({
      answers: PAST,
      dhc: '4a',
      dhcBecause: 'overjet 6.5',
    });
    expect((await desk.get(ana, '/versions/2/diff')).body).toEqual({
      ...{ against: 1, to: 2, changed: ['pastDentalHistory', 'caries', 'overjet'] },
      before: { pastDentalHistory: 'Regular check-ups', caries: null, overjet: 6.5 },
      after: { pastDentalHistory: null, caries: 'None', overjet: 4 },
    });
    expect((await desk.get(ana, '/versions/2/diff?against=0')).body['before']).toEqual({ caries: null, overjet: null });
    expect((await desk.get(ana, '/versions/9')).status).toBe(404);
  });

  it('lets one of two saves at once in, and tells the other', async () => {
    const both = await Promise.all([desk.put(ana, 0, { caries: 'None' }), desk.put(sam, 0, { caries: 'Many' })]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect((await desk.get(ana)).body['version']).toBe(1);
  });

  it('refuses what is none of its fields, out of its range, or contradicts itself', async () => {
    const refused = async (answers: object) => {
      const { status, body } = await desk.put(ana, 0, answers, ['consultant']);
      const errors = body['errors'];
      return [status, Array.isArray(errors) ? errors.map(({ path: at }) => at).sort() : body];
    };
    expect(await refused({ mood: 'good', overjet: 25, iotnAcGrade: 11, airway: 'GILLS', centreLine: 1.25 })).toEqual([
      422,
      ['answers.airway', 'answers.centreLine', 'answers.iotnAcGrade', 'answers.mood', 'answers.overjet'],
    ]);
    const days = [{ kind: 'OPG', requestedOn: '2026-02-02', doneOn: '2026-02-01', by: 'me' }];
    expect(await refused({ specialInvestigations: days })).toEqual([422, ['answers.specialInvestigations.0.by']]);
    expect(await refused({ specialInvestigations: [{ kind: 'OPG', doneOn: '2999-01-01' }] })).toEqual([
      422,
      ['answers.specialInvestigations.0.doneOn'],
    ]);
    expect(await refused({ specialInvestigations: [{ kind: 'OPG', documentId: 4_000_000_000 }] })).toEqual([
      422,
      ['answers.specialInvestigations.0.documentId'],
    ]);
    expect(await refused({ iotnDhcGrade: '5i', consultantDate: '2999-01-01' })).toEqual([
      422,
      ['answers.consultantDate', 'answers.iotnDhcReason'],
    ]);
  });

  it('keeps what was saved: the database refuses a change, and a change past it is told', async () => {
    await desk.put(ana, 0, PAST, ['past']);
    const change = 'update case_history_version set content = replace(content, 6.5, 2.5) where patient_id = ?';
    await expect(clinic.source.query(change, [desk.patient])).rejects.toThrow('append-only');
    await expect(
      clinic.source.query('delete from case_history_version where patient_id = ?', [desk.patient]),
    ).rejects.toThrow('append-only');
    const [{ content }]: [{ content: string }] = await clinic.source.query(
      'select content from case_history_version where patient_id = ?',
      [desk.patient],
    );
    await clinic.source.query('delete from case_history_draft where patient_id = ?', [desk.patient]);
    await clinic.source.query(
      'insert into case_history_version (patient_id, number, content, content_hash, recorded_at, recorded_by_id) values (?, 2, ?, ?, now(3), ?)',
      [desk.patient, content.replace('6.5', '2.5'), 'f'.repeat(64), ana.id],
    );
    expect((await desk.get(ana)).body['code']).toBe('history-damaged');
    expect((await desk.get(ana, '/versions')).body).toMatchObject({ items: [{ isIntact: false }, { isIntact: true }] });
  });

  it('carries signatures over what they were given for, and no longer', async () => {
    const signed = await desk.put(ben, 0, PAST, ['past', 'occlusion']);
    expect(signed.body['signatures']).toMatchObject([
      { section: 'past', by: { id: ben.id } },
      { section: 'occlusion', by: { id: ben.id } },
    ]);
    const changed = await desk.put(ana, 1, { ...PAST, overjet: 7 });
    expect(changed.body['signatures']).toMatchObject([{ section: 'past', by: { id: ben.id } }]);
    // Signed again by the same hand it is no other version; by another it is.
    expect((await desk.put(ben, 2, { ...PAST, overjet: 7 }, ['past'])).body['version']).toBe(2);
    const again = await desk.put(ana, 2, { ...PAST, overjet: 7 }, ['past']);
    expect(again.body).toMatchObject({ version: 3, signatures: [{ section: 'past', by: { id: ana.id } }] });
    expect((await desk.get(ana, '/versions')).body['items']).toMatchObject([
      { signed: ['past'], changed: [] },
      { signed: [] },
      { signed: ['past', 'occlusion'] },
    ]);
  });

  it('reads IOTN from the last exam with what it measured itself, and lets the clinician overrule with a reason', async () => {
    const exam = { overjet: 3, lips: 'COMPETENT', impededEruption: true, molarRight: 'I', molarLeft: 'I' };
    const exams = `/api/patients/${desk.patient}/dental-chart/ortho/exams`;
    const { body } = await clinic.http.as(ana, 'POST', exams, { body: exam });
    expect((await desk.get(ana)).body).toMatchObject({ iotn: { dhc: '5i' }, exam: { id: body['id'] } });
    const grade = { iotnDhcGrade: '3a', iotnDhcReason: 'The canine has come down since' };
    const saved = await desk.put(ana, 0, { overjet: 10, ...grade });
    expect(saved.body).toMatchObject({ iotn: { others: ['5a overjet 10'] }, answers: grade });
    expect((await desk.get(ana, '/versions/1')).body).toMatchObject({ dhc: '5i', answers: grade });
  });
});

describe('the consultant’s block', () => {
  it('is an orthodontist’s alone, and signed by who changes it', async () => {
    expect((await desk.put(ana, 0, WAITS)).body['errors']).toMatchObject([{ path: 'confirm' }]);
    expect((await desk.put(ana, 0, WAITS, ['consultant'])).body['signatures']).toMatchObject([
      { section: 'consultant' },
    ]);
    for (const me of [sam, ben]) {
      const other = await desk.put(me, 1, { ...WAITS, consultantWaitingListMode: 'REMOVABLE' });
      expect([other.status, other.body['code']]).toEqual([403, 'not-allowed']);
      expect((await desk.put(me, 1, { ...WAITS, consultantDate: null })).status).toBe(403);
      expect((await desk.put(me, 1, WAITS, ['consultant'])).status).toBe(403);
    }
    // Sent as it is, or not at all, it stays as it is.
    expect((await desk.put(sam, 1, { ...WAITS, caries: 'None' })).body).toMatchObject({ version: 2, answers: WAITS });
    expect((await desk.put(ben, 2, { caries: 'Two' })).body).toMatchObject({
      ...{ version: 3, answers: { ...WAITS, caries: 'Two' }, waitingSince: '2026-03-04' },
      signatures: [{ section: 'consultant', by: { id: ana.id } }],
    });
  });
});

describe('on paper', () => {
  it('is what was answered, in any script, signed, with its hash, and names what was not recorded', async () => {
    const history = { pastMedicalHistory: '<b>ආස්මා</b>', familyHistory: 'தாய்', overjet: -2.5, ...WAITS };
    const { body } = await desk.put(ana, 0, history, ['past', 'consultant']);
    const { status, headers, bytes } = await clinic.http.as(ana, 'GET', `/api/patients/${desk.patient}/history.pdf`);
    expect([status, headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const folder = process.env['SPEC_PRINTS'];
    if (folder) writeFileSync(`${folder}/case-history.pdf`, bytes);
    const { pages, text } = await checkPdf(bytes, [], 3);
    const squeezed = text.replace(/\s/g, '').toLowerCase();
    expect(pages).toBe(1);
    const told = ['signedbydranushkafernando', '<b>', '−2.5mm', 'waitinglistforfixed', 'notrecorded:clinicalexam'];
    for (const words of [...told, String(body['hash'])]) expect(squeezed).toContain(words);
    await desk.put(ana, 1, { ...history, overjet: 3 });
    const old = await clinic.http.as(ana, 'GET', desk.path('/versions/1.pdf'));
    expect((await checkPdf(old.bytes, [], 3)).text.replace(/\s/g, '')).toContain('alateroneisinforce');
  });
});

const actions = async (): Promise<string[]> => {
  const rows: { action: string }[] = await clinic.source.query(
    'select distinct action from audit_entry where patient_id = ?',
    [desk.patient],
  );
  return rows.map(({ action }) => action);
};

describe('who may', () => {
  it('is the care team; an administrator reads, a nurse does not, and a stranger’s patient is not there', async () => {
    await desk.put(ana, 0, PAST);
    for (const rest of ['', '/versions', '/versions/1', '/versions/1/diff']) {
      expect((await desk.get(admin, rest)).status, rest).toBe(200);
      expect((await desk.get(nurse, rest)).status, rest).toBe(403);
      expect((await desk.get(stranger, rest)).status, rest).toBe(404);
    }
    expect((await desk.put(admin, 1, PAST)).status).toBe(403);
    expect((await desk.put(stranger, 1, PAST)).status).toBe(404);
    const read = async () => (await actions()).includes('history.read');
    await expect.poll(read, { timeout: 10_000 }).toBe(true);
    expect(await actions()).toContain('history.saved');
  });
});
