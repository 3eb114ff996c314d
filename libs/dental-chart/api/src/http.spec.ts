import { layersOf } from '@cuspid/odontogram';
import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { Clinic, ClinicSetting } from '@cuspid/settings/api';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openChartClinic } from './testing/chart-clinic';

let clinic: SpecClinic;
let ana: Person;
let student: Person;
let nurse: Person;
let admin: Person;
let patient: number;

beforeAll(async () => {
  clinic = await openChartClinic();
  ana = await clinic.person('ORTHODONTIST');
  student = await clinic.person('STUDENT');
  nurse = await clinic.person('NURSE');
  admin = await clinic.person('ADMIN');
});
afterAll(() => clinic.close());
beforeEach(async () => {
  patient = await clinic.patient({}, [ana]);
});

const path = (rest = '') => `/api/patients/${patient}/dental-chart${rest}`;
const record = (text: string, more: object = {}, headers = {}) =>
  clinic.http.as(ana, 'POST', path('/entries'), { body: { text, ...more }, headers });
const undo = () => clinic.http.as(ana, 'POST', path('/undo'));

const READS = ['', '/findings', '.svg', '.pdf'];
const WRITES = ['/entries', '/undo', '/redo', '/findings/1/void', '/findings/1/advance'];

describe('who may', () => {
  it.each(READS)('asks for a session: GET dental-chart%s', async (rest) => {
    expect((await clinic.http.call('GET', path(rest))).status).toBe(401);
  });

  it.each(WRITES)('asks for a session: POST dental-chart%s', async (rest) => {
    expect((await clinic.http.call('POST', path(rest), { body: {} })).status).toBe(401);
  });

  it.each(READS)('refuses a nurse: GET dental-chart%s', async (rest) => {
    const { status, body } = await clinic.http.as(nurse, 'GET', path(rest));
    expect([status, body['code']]).toEqual([403, 'not-allowed']);
    expect(body['detail']).toContain('chart.read');
  });

  it('lets an administrator read and not record', async () => {
    expect((await clinic.http.as(admin, 'GET', path())).status).toBe(200);
    const { status, body } = await clinic.http.as(admin, 'POST', path('/entries'), { body: { text: '16 o c' } });
    expect([status, body['detail']]).toEqual([403, expect.stringContaining('chart.record')]);
  });

  it.each(READS)('answers a foreign patient like one who does not exist: GET dental-chart%s', async (rest) => {
    const foreign = await clinic.http.as(student, 'GET', path(rest));
    const nobody = await clinic.http.as(student, 'GET', `/api/patients/4000000000/dental-chart${rest}`);
    expect(foreign.status).toBe(404);
    expect({ ...foreign.body, requestId: '' }).toEqual({ ...nobody.body, requestId: '' });
  });

  it('answers a foreign patient like one who does not exist: recording and taking back', async () => {
    await record('16 o c');
    const bodies: Record<string, object> = {
      '/entries': { text: '16 o c' },
      '/findings/1/void': { reason: 'not mine' },
      '/findings/1/advance': { layer: 'done' },
    };
    for (const rest of WRITES) {
      const foreign = await clinic.http.as(student, 'POST', path(rest), { body: bodies[rest] ?? {} });
      expect([rest, foreign.status, foreign.body['code']]).toEqual([rest, 404, 'not-found']);
    }
    const { body } = await clinic.http.as(ana, 'GET', path());
    expect(body['version']).toBe(1);
  });

  it('does not reach a finding through another patient', async () => {
    const { body } = await record('16 o c');
    const [finding] = Array.isArray(body['findings']) ? body['findings'] : [];
    patient = await clinic.patient({}, [ana]);
    const other = await clinic.http.as(ana, 'POST', path(`/findings/${finding.id}/void`), { body: { reason: 'why' } });
    expect(other.status).toBe(404);
  });
});

describe('answers', () => {
  it('creates with 201, the sentence and the version as an ETag', async () => {
    const { status, body, headers } = await record('16 mod caries');
    expect(status).toBe(201);
    expect(body['sentence']).toBe(
      'Tooth 16, upper right first molar: caries on mesial, occlusal, distal. Finding, today.',
    );
    expect(headers.get('etag')).toBe('"1"');
  });

  it('says 422 with the place in the text', async () => {
    const { status, headers, body } = await record('16 o cairse');
    expect(status).toBe(422);
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect(body).toMatchObject({
      code: 'entry-not-understood',
      errors: [{ path: 'text', at: 5, length: 6, expected: 'code', nearest: 'caries', fault: 'E_CODE' }],
    });
  });

  it('says 422 for a state that cannot be, an unknown key and a tooth that does not exist', async () => {
    await record('46 miss');
    expect((await record('46 rct d')).body).toMatchObject({ status: 422, code: 'impossible-state' });
    expect((await record('16 o c', { colour: 'red' })).body).toMatchObject({
      status: 422,
      errors: [{ path: 'colour' }],
    });
    const findings = [{ tooth: '19', code: 'caries', layer: 'condition' }];
    const { body } = await clinic.http.as(ana, 'POST', path('/entries'), { body: { findings } });
    expect(body).toMatchObject({ status: 422, errors: [{ path: 'findings.0.tooth' }] });
    expect((await clinic.http.as(ana, 'GET', path('?asOf=2026-02-30'))).status).toBe(422);
    expect((await clinic.http.as(ana, 'GET', path('/findings?cursor=made-up'))).status).toBe(422);
  });

  it('says 409 when there is nothing to take back', async () => {
    expect((await undo()).body).toMatchObject({ status: 409, code: 'nothing-to-undo' });
    await record('16 o c');
    const { status, body } = await undo();
    expect([status, body['version'], body['canRedo']]).toEqual([201, 2, true]);
  });

  it('says 409 with both sides when the caller has not seen the newest', async () => {
    const ben = await clinic.person('ORTHODONTIST');
    await clinic.source.query(
      'insert into care_team_member (patient_id, user_id, role, since, added_by_id) values (?, ?, ?, now(3), ?)',
      [patient, ben.id, ben.role, ben.id],
    );
    await record('16 mod caries', { version: 0 });
    const asked = { body: { text: '16 o am', version: 0 } };
    const { status, body } = await clinic.http.as(ben, 'POST', path('/entries'), asked);
    expect(status).toBe(409);
    expect(body).toMatchObject({
      code: 'chart-contradiction',
      conflict: { theirs: [{ code: 'caries' }], yours: [{ code: 'filling' }], version: 1 },
    });
  });

  it('records once per Idempotency-Key', async () => {
    const headers = { 'idempotency-key': 'one-entry' };
    const [first, second] = [await record('16 o c', {}, headers), await record('16 o c', {}, headers)];
    expect(second.body).toEqual(first.body);
    expect((await clinic.http.as(ana, 'GET', path())).body['version']).toBe(1);
  });

  it('draws the chart as SVG without script or style', async () => {
    await record('16 mod caries "<svg onload=alert(1)>"; 36 mod am');
    const { status, headers, bytes } = await clinic.http.as(ana, 'GET', path('.svg?notation=palmer&theme=print'));
    const svg = bytes.toString();
    expect([status, headers.get('content-type')]).toEqual([200, expect.stringContaining('image/svg+xml')]);
    const forbidden =
      /<(?!\/?(?:svg|defs|g|use|path|circle|ellipse|line|rect|text|tspan|linearGradient|stop)[ />])|\sstyle=|\son\w+="/;
    expect([svg.startsWith('<svg '), forbidden.exec(svg)]).toEqual([true, null]);
    expect(svg.includes('note: &lt;svg onload=alert(1)&gt;')).toBe(true);
    expect((await clinic.http.as(ana, 'GET', path('.svg?theme=neon'))).status).toBe(422);
  });

  it('draws in the colours the clinic has chosen, unless the address names others', async () => {
    await record('16 o c5');
    const colour = async (query = '') => {
      const svg = (await clinic.http.as(ana, 'GET', path(`.svg${query}`))).bytes.toString();
      return (['default', 'ar'] as const).find((profile) => svg.includes(layersOf(profile, false).condition.solid));
    };
    expect(await colour()).toBe('default');
    await clinic.source.manager.save(ClinicSetting, { ...clinic.get(Clinic).unnamed(), chartProfile: 'ar' });
    clinic.get(Clinic).forget();
    expect([await colour(), await colour('?profile=default')]).toEqual(['ar', 'default']);
    expect((await clinic.http.as(ana, 'GET', path('.svg?profile=my-own'))).status).toBe(422);
    await clinic.source.manager.delete(ClinicSetting, { id: 1 });
    clinic.get(Clinic).forget();
  });

  it('gives the vocabulary', async () => {
    const { body } = await clinic.http.as(ana, 'GET', '/api/dental-chart/vocabulary');
    expect(body).toMatchObject({ teeth: expect.arrayContaining(['18', '85']), codes: expect.any(Array) });
    expect(Array.isArray(body['codes']) && body['codes'].length).toBe(44);
    expect((await clinic.http.as(nurse, 'GET', '/api/dental-chart/vocabulary')).status).toBe(403);
  });

  it('notes who read, who recorded and who printed', async () => {
    await record('16 o c');
    await clinic.http.as(ana, 'GET', path());
    expect((await clinic.http.as(ana, 'GET', path('.pdf'))).headers.get('content-type')).toBe('application/pdf');
    await new Promise((resolve) => setTimeout(resolve, 900));
    const rows: { action: string }[] = await clinic.source.query(
      'select action from audit_entry where patient_id = ? and actor_id = ? order by id',
      [patient, ana.id],
    );
    expect(rows.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['chart.recorded', 'chart.read', 'chart.printed']),
    );
  });
});
