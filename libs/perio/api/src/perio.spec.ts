import { EntriesService } from '@cuspid/dental-chart/api';
import { PERMANENT_TEETH } from '@cuspid/odontogram';
import type { PerioExamDto, ToothReadingDto } from '@cuspid/perio/contracts/dto';
import type { Answered, Person, SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openPerioClinic, toothAll } from './testing/perio-clinic';

let clinic: SpecClinic;
let ana: Person, ben: Person;
let patient: number;

beforeAll(async () => {
  clinic = await openPerioClinic();
  ana = await clinic.person('ORTHODONTIST', { name: 'Dr Ana' });
  ben = await clinic.person('STUDENT', { name: 'Ben' });
});
afterAll(() => clinic.close());
beforeEach(async () => {
  patient = await clinic.patient({ dateOfBirth: '1980-02-29' }, [ana, ben]);
});

const path = (rest: string | number = '') => `/api/patients/${patient}/dental-chart/perio${rest && `/${rest}`}`;
const examIn = ({ bytes }: Answered): PerioExamDto => JSON.parse(bytes.toString());
const seen = (version: number) => ({ 'if-match': `"${version}"` });

const start = async (body: object = {}, me = ana) =>
  clinic.http.as(me, 'POST', path(), { body: { kind: 'full', ...body } });
const save = (exam: PerioExamDto, readings: readonly ToothReadingDto[], more: object = {}, me = ana) =>
  clinic.http.as(me, 'PUT', path(exam.id), { body: { readings, ...more }, headers: seen(exam.version) });
const act = (exam: PerioExamDto, what: string, body: object = {}, me = ana) =>
  clinic.http.as(me, 'POST', path(`${exam.id}/${what}`), { body, headers: seen(exam.version) });
const read = async (id: number, query = '') => examIn(await clinic.http.as(ana, 'GET', path(`${id}${query}`)));
const chart = (text: string) => clinic.get(EntriesService).record(ana, patient, { text });

describe('a periodontal exam', () => {
  it('is begun in the mouth the chart tells of: what is missing is skipped, an implant has sites', async () => {
    await chart('18,48 miss:x');
    await chart('36 miss:x; 36 implant');
    const exam = examIn(await start());
    expect(exam).toMatchObject({ state: 'DRAFT', version: 1, implants: ['36'], readings: [] });
    expect(exam.teeth).toEqual(PERMANENT_TEETH.filter((tooth) => tooth !== '18' && tooth !== '48'));
    const { status, body } = await save(exam, [toothAll('18', { depth: 2 })]);
    expect([status, body['detail']]).toEqual([422, expect.stringContaining('Tooth 18')]);
  });

  it('gives each figure with what it is a share of and the sites that made it; a part is called a part', async () => {
    const exam = examIn(await start());
    const deep = { ...toothAll('16', { depth: 5, margin: 3, bleeds: true }), furcations: { vestibular: 2 } };
    const saved = examIn(await save(exam, [deep, toothAll('26', { depth: 2, margin: 0, bleeds: false })]));
    expect(saved.figures.bleeding).toMatchObject({ n: 6, measured: 12, expected: 192, percent: 50, isComplete: false });
    expect(saved.figures.bleeding.sites).toHaveLength(6);
    expect(saved.figures.bleeding.sites.every(({ tooth }) => tooth === '16')).toBe(true);
    expect(saved.figures.plaque).toMatchObject({ n: 0, measured: 0, percent: null });
    expect(saved.figures.meanAttachmentLoss).toMatchObject({ mean: 5, measured: 12 });
    expect(saved.derived.find(({ sextant }) => sextant === 'upper_right')).toMatchObject({
      code: 3,
      hasFurcation: true,
    });
  });

  it('keeps every save: each earlier one reads as it was, and a save of nothing new is none', async () => {
    let exam = examIn(await start());
    const said: Record<number, ToothReadingDto[]> = { 1: [] };
    for (const depth of [2, 3, 4]) {
      exam = examIn(
        await save(exam, [toothAll('11', { depth }), ...(depth === 3 ? [] : [toothAll('47', { depth: 6 })])]),
      );
      said[exam.version] = exam.readings;
    }
    const again = examIn(await save(exam, exam.readings));
    expect(again.version).toBe(4);
    for (const [version, readings] of Object.entries(said)) {
      const then = await read(exam.id, `?version=${version}`);
      expect([then.told, then.readings]).toEqual([Number(version), readings]);
    }
    const { body } = await clinic.http.as(ana, 'GET', path(`${exam.id}/versions?count=true`));
    expect(body).toMatchObject({ total: 4, items: [{ number: 4 }, { number: 3 }, { number: 2 }, { kind: 'STARTED' }] });
    // Only teeth that changed are written anew.
    const [{ rows }] = await clinic.source.query('select count(*) as `rows` from perio_tooth where patient_id = ?', [
      patient,
    ]);
    expect(Number(rows)).toBe(2 + 2 + 2);
  });

  it('of two who save at once takes one, and tells the other; neither overwrites', async () => {
    const exam = examIn(await start());
    const both = await Promise.all([
      save(exam, [toothAll('11', { depth: 3 })]),
      save(exam, [toothAll('21', { depth: 4 })], {}, ben),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 412]);
    expect((await clinic.http.as(ana, 'PUT', path(exam.id), { body: { readings: [] } })).status).toBe(428);
    const now = await read(exam.id);
    expect([now.version, now.readings.length]).toEqual([2, 1]);
  });

  it('once finished is corrected with a reason only; taken back, it is read and never changed', async () => {
    const exam = examIn(await act(examIn(await start()), 'finish'));
    expect(exam).toMatchObject({ state: 'FINISHED', version: 2, finishedBy: { name: 'Dr Ana' } });
    const refused = await save(exam, [toothAll('11', { depth: 3 })]);
    expect([refused.status, refused.body['code']]).toEqual([409, 'perio-finished']);
    const corrected = examIn(await save(exam, [toothAll('11', { depth: 3 })], { reason: 'wrong tooth' }));
    expect(corrected).toMatchObject({ state: 'FINISHED', version: 3 });
    const voided = examIn(await act(corrected, 'void', { reason: 'another patient' }));
    expect(voided).toMatchObject({ state: 'VOIDED', voidReason: 'another patient', version: 4 });
    expect((await save(voided, [], { reason: 'again' })).body['code']).toBe('perio-voided');
    const listed = async (query = '') => (await clinic.http.as(ana, 'GET', `${path()}${query}`)).body['items'];
    expect(await listed()).toEqual([]);
    expect(await listed('?includeVoided=true')).toMatchObject([{ id: exam.id, state: 'VOIDED' }]);
  });

  it('proposes a stage with its reasons and decides nothing: a clinician confirms, who and when', async () => {
    const worn = ['16', '14', '36'].flatMap((tooth) =>
      tooth === '16' || tooth === '14' || tooth === '36'
        ? [toothAll(tooth, { depth: 6, margin: 0, bleeds: true })]
        : [],
    );
    const facts = { boneLossPercent: 40, smokerPerDay: 12, hba1c: 7.2 };
    const draft = examIn(await save(examIn(await start()), worn, { facts }));
    expect(draft).toMatchObject({
      facts,
      confirmed: null,
      proposal: { diagnosis: 'periodontitis', stage: 'III', grade: 'C' },
    });
    expect(draft.proposal.stageReasons.map(({ rule }) => rule)).toContain('attachment_loss');
    const claim = { diagnosis: 'periodontitis', stage: 'III', extent: 'localised', grade: 'C' };
    expect((await act(draft, 'diagnosis', claim)).body['code']).toBe('perio-not-finished');
    const done = examIn(await act(draft, 'finish'));
    expect((await act(done, 'diagnosis', { diagnosis: 'periodontitis' })).status).toBe(422);
    expect((await act(done, 'diagnosis', { diagnosis: 'health', stage: 'I' })).status).toBe(422);
    const confirmed = examIn(await act(done, 'diagnosis', claim));
    expect(confirmed.confirmed).toMatchObject({ ...claim, by: { name: 'Dr Ana' }, at: expect.any(String) });
  });

  it('as a screening holds a code a sextant, and none where there is nothing to score', async () => {
    const screening = { upper_right: { code: 4, hasFurcation: true }, lower_front: { code: 0, hasFurcation: false } };
    const exam = examIn(await start({ kind: 'screening', screening }));
    expect(exam.screening).toEqual(screening);
    const impossible = { upper_front: { code: 3, hasFurcation: true } };
    expect((await start({ kind: 'screening', screening: impossible })).status).toBe(422);
  });

  it('is compared with an earlier one: a difference within a millimetre is none', async () => {
    const then = await start({
      examinedOn: '2026-01-10',
      readings: [toothAll('16', { depth: 6 }), toothAll('11', { depth: 3 })],
    });
    const now = await start({
      readings: [toothAll('16', { depth: 3 }), toothAll('11', { depth: 2 }), toothAll('21', { depth: 2 })],
    });
    const { body, status } = await clinic.http.as(ana, 'GET', path(`compare?a=${examIn(then).id}&b=${examIn(now).id}`));
    expect(status).toBe(200);
    expect(body).toMatchObject({
      errorBand: 1,
      depth: { better: 6, same: 6, worse: 0, unknown: 6 },
      onlyAfter: ['21'],
    });
  });

  it('is refused of a day that has not come, of a depth no probe reads, and of a tooth said twice', async () => {
    expect((await start({ examinedOn: '2199-01-01' })).status).toBe(422);
    expect((await start({ readings: [toothAll('16', { depth: 16 })] })).status).toBe(422);
    expect((await start({ readings: [toothAll('16', { depth: 1 }), toothAll('16', { depth: 2 })] })).status).toBe(422);
  });

  it('is reached by whoever treats the patient, and by nobody else', async () => {
    const exam = examIn(await start({}, ben));
    expect(exam.startedBy).toMatchObject({ name: 'Ben' });
    const [stranger, nurse] = [await clinic.person('STUDENT'), await clinic.person('NURSE')];
    for (const rest of ['', exam.id, `${exam.id}/versions`, `${exam.id}.pdf`]) {
      expect((await clinic.http.as(stranger, 'GET', path(rest))).status).toBe(404);
      expect((await clinic.http.as(nurse, 'GET', path(rest))).status).toBe(403);
    }
    const other = patient;
    patient = await clinic.patient({}, [ana]);
    expect((await clinic.http.as(ana, 'GET', path(exam.id))).status).toBe(404);
    patient = other;
  });

  it('is listed newest first, page by page, each once', async () => {
    for (const examinedOn of ['2026-03-01', '2026-01-01', '2026-03-01', '2026-02-01']) await start({ examinedOn });
    const days: string[] = [];
    let cursor = '';
    do {
      const { body } = await clinic.http.as(ana, 'GET', `${path()}?limit=2${cursor && `&cursor=${cursor}`}`);
      const { items, nextCursor } = JSON.parse(JSON.stringify(body));
      days.push(...items.map(({ examinedOn }: { examinedOn: string }) => examinedOn));
      cursor = nextCursor ?? '';
    } while (cursor);
    expect(days).toEqual(['2026-03-01', '2026-03-01', '2026-02-01', '2026-01-01']);
  });

  it('prints with its figures and the hash of what is told; the trail has an entry for it', async () => {
    const exam = examIn(await start({ readings: [toothAll('16', { depth: 6, margin: 1, bleeds: true })] }));
    const { status, headers } = await clinic.http.as(ana, 'GET', path(`${exam.id}.pdf`));
    expect([status, headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const trail = await clinic.source.query(
      "select action from audit_entry where patient_id = ? and action like 'perio.%' and action <> 'perio.read' order by id",
      [patient],
    );
    expect(trail.map(({ action }: { action: string }) => action)).toEqual(['perio.started', 'perio.printed']);
  });
});
