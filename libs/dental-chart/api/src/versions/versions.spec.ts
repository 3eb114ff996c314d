import { createHash } from 'node:crypto';
import { settle } from '@cuspid/odontogram';
import { PatientParts, TimelineSources } from '@cuspid/patients/api';
import { MemoryPdf, Pdf } from '@cuspid/platform/providers';
import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ChartService, ChartVersion, EntriesService, VersionsService } from '../index';
import { hashInGroups } from '../print/page';
import { openChartClinic, refusalOf } from '../testing/chart-clinic';
import { canonicalJson } from './chart-facts';

let clinic: SpecClinic;
let ana: Person;
let ben: Person;
let zoe: Person;
let patient: number;
let path: string;
let versions: VersionsService;

beforeAll(async () => {
  clinic = await openChartClinic();
  versions = clinic.get(VersionsService);
  ana = await clinic.person('ORTHODONTIST', { name: 'Dr Ana Perera' });
  ben = await clinic.person('DENTAL_SURGEON', { name: 'Dr Ben Silva' });
  zoe = await clinic.person('ORTHODONTIST', { name: 'Dr Zoe Dias' });
});
afterAll(() => clinic.close());
beforeEach(async () => {
  patient = await clinic.patient({ firstName: 'නිමල්', lastName: 'Perera' }, [ana, ben]);
  path = `/api/patients/${patient}/dental-chart/versions`;
});

const type = (text: string, more: object = {}, me = ana) =>
  clinic.get(EntriesService).record(me, patient, { text, ...more });
const ask = (me: Person, method: 'GET' | 'POST' | 'DELETE', end = '', body?: object) =>
  clinic.http.as(me, method, `${path}${end}`, body && { body });
const sha = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

describe('a named version', () => {
  it('says for ever what the chart said, whatever is recorded, corrected and back-dated afterwards', async () => {
    await type('16 mod caries');
    await type('36 x p; 46 o co', { effectiveOn: '2024-05' });
    const before = await clinic.get(ChartService).chart(ana, patient, {});
    const { body: saved, status } = await ask(ben, 'POST', '', { name: 'Before treatment ශ්‍රී', note: 'agreed' });
    expect(status).toBe(201);
    expect(saved).toMatchObject({ acts: 2, findingCount: 3, isIntact: true, savedBy: { name: 'Dr Ben Silva' } });
    await type('11 fx', { effectiveOn: '2020' });
    await clinic.get(EntriesService).void(ana, patient, before.findings[0]?.id ?? 0, { reason: 'wrong tooth' });
    const { body: opened } = await ask(ana, 'GET', `/${saved['id']}`);
    expect(opened).toMatchObject(saved);
    const { teeth, findings, indices, dentition } = before;
    expect(opened['chart']).toMatchObject({ teeth, findings, indices, dentition, version: 2 });
  });

  it('holds the chart of an earlier day as it is known now, and none of a day to come', async () => {
    await type('16 mod caries', { effectiveOn: '2020-01-01' });
    await type('26 o co', { effectiveOn: '2026-01-01' });
    const { body } = await ask(ana, 'POST', '', { name: 'In 2021', asOf: '2021-01-01' });
    expect(body).toMatchObject({ asOf: '2021-01-01', findingCount: 1, acts: 2 });
    const { status, body: refused } = await ask(ana, 'POST', '', { name: 'Next year', asOf: '2999-01-01' });
    expect([status, refused['errors']]).toEqual([422, [{ path: 'asOf', message: 'must not be later than today' }]]);
  });

  it('leaves the house with its hash: the file is what was hashed, and the paper says the hash', async () => {
    await type('16 mod caries; 12 "<b>bold</b>"');
    const { body: saved } = await ask(ana, 'POST', '', { name: '<i>First</i>' });
    const file = await ask(ana, 'GET', `/${saved['id']}.json`);
    expect(file.headers.get('content-disposition')).toMatch(
      /^attachment; filename="dental-chart-version-\d+-[\w-]+\.json"$/,
    );
    expect(sha(file.bytes)).toBe(saved['hash']);
    const told: unknown = JSON.parse(Buffer.from(file.bytes).toString());
    expect(sha(canonicalJson(told))).toBe(saved['hash']);
    const paper = await ask(ana, 'GET', `/${saved['id']}.pdf?notation=palmer`);
    expect([paper.status, paper.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const printer = clinic.get(Pdf);
    const page = printer instanceof MemoryPdf ? printer.rendered.at(-1) : undefined;
    expect(page?.html).toContain(hashInGroups(String(saved['hash'])));
    expect(page?.html).toContain('&#60;i&#62;First&#60;/i&#62;');
    expect(page?.html).not.toContain('<i>First');
    const kept = await clinic.source.query(
      "select action from audit_entry where entity = 'chart_version' and entity_id = ? order by id",
      [saved['id']],
    );
    const done = kept.map(({ action }: { action: string }) => action);
    expect(done).toEqual(
      expect.arrayContaining(['chart.version-saved', 'chart.version-exported', 'chart.version-printed']),
    );
  });

  it('is listed newest first, a page at a time, told in the timeline and given to the patient with the text itself', async () => {
    await type('16 mod caries');
    for (const name of ['one', 'two', 'three']) await ask(ana, 'POST', '', { name });
    const first = await ask(ben, 'GET', '?limit=2&count=true');
    const second = await ask(ben, 'GET', `?limit=2&cursor=${String(first.body['nextCursor'])}`);
    expect(first.body['total']).toBe(3);
    expect(namesOf(first.body)).toEqual(['three', 'two']);
    expect([namesOf(second.body), second.body['nextCursor']]).toEqual([['one'], null]);
    const part = clinic
      .get(PatientParts)
      .all()
      .find(({ name }) => name === 'chart-versions');
    const given = [];
    for await (const rows of part?.export?.(clinic.source.manager, patient) ?? []) given.push(...rows);
    expect(given).toHaveLength(3);
    for (const row of given) {
      const { content, hash }: { content?: string; hash?: string } = row;
      expect(sha(content ?? '')).toBe(hash);
    }
    expect(clinic.get(TimelineSources)).toBeDefined();
  });

  it('is drawn from its own findings as the chart was: what is left out of a fold never shows', async () => {
    await type('16 mod caries; 46 x d; 15-13 br:15,13');
    await type('16 mod co d');
    await clinic.get(EntriesService).record(ana, patient, { text: '16 crc d' });
    const { body: saved } = await ask(ana, 'POST', '', { name: 'Drawn' });
    const moment = await clinic.get(ChartService).moment(ana, patient, {});
    const { frozen } = await versions.open(ana, patient, Number(saved['id']));
    expect(settle(frozen.chart.findings).teeth).toEqual(moment.state.teeth);
  });
});

const namesOf = ({ items }: { items?: { name: string }[] }) => items?.map(({ name }) => name);

describe('the bin of versions', () => {
  it('is an orthodontist’s of the patient: others neither fill it nor see into it', async () => {
    const { body: saved } = await ask(ben, 'POST', '', { name: 'Kept' });
    expect((await ask(ben, 'DELETE', `/${saved['id']}`)).status).toBe(403);
    expect((await ask(ben, 'GET', '?bin=only')).status).toBe(403);
    expect((await ask(zoe, 'DELETE', `/${saved['id']}`)).status).toBe(404);
    expect((await ask(ana, 'DELETE', `/${saved['id']}`)).status).toBe(204);
    expect((await ask(ben, 'GET', `/${saved['id']}`)).status).toBe(404);
    expect((await ask(ben, 'GET', `/${saved['id']}.json`)).status).toBe(404);
    expect((await ask(ana, 'GET', '')).body['items']).toEqual([]);
    expect((await ask(ana, 'GET', '?bin=only')).body['items']).toMatchObject([
      { name: 'Kept', binnedBy: { name: 'Dr Ana Perera' } },
    ]);
  });

  it('gives back what was put into it as it was, and lets go for good only what is in it', async () => {
    const { body: saved } = await ask(ana, 'POST', '', { name: 'Kept' });
    const one = `/${saved['id']}`;
    expect((await ask(ana, 'DELETE', `${one}?purge=true`)).body).toMatchObject({ code: 'version-not-in-bin' });
    expect((await ask(ana, 'POST', `${one}/restore`)).body).toMatchObject({ code: 'version-not-in-bin' });
    expect((await ask(ana, 'DELETE', one)).status).toBe(204);
    expect((await ask(ana, 'DELETE', one)).body).toMatchObject({ status: 409, code: 'version-in-bin' });
    expect((await ask(ana, 'POST', `${one}/restore`)).body).toEqual(saved);
    expect((await ask(ben, 'GET', one)).body).toMatchObject(saved);
    await ask(ana, 'DELETE', one);
    const both = await Promise.all([ask(ana, 'DELETE', `${one}?purge=true`), ask(ana, 'DELETE', `${one}?purge=true`)]);
    expect(both.map(({ status }) => status).sort()).toEqual([204, 404]);
    expect((await ask(ana, 'GET', one)).status).toBe(404);
    expect(await clinic.source.query('select * from chart_version_bin where version_id = ?', [saved['id']])).toEqual(
      [],
    );
  });
});

describe('what was frozen', () => {
  it('is refused every change by the database, and let go from the bin alone', async () => {
    const { body: saved } = await ask(ana, 'POST', '', { name: 'Kept' });
    const one = { id: Number(saved['id']) };
    for (const change of [{ name: 'Other' }, { content: '{}' }, { patientId: patient - 1 }, { asOf: '2020-01-01' }]) {
      const refused = refusalOf(clinic.source.manager.update(ChartVersion, one, change));
      expect(await refused).toMatchObject({ message: expect.stringContaining('chart_version is frozen') });
    }
    const refused = refusalOf(clinic.source.query('delete from chart_version where id = ?', [saved['id']]));
    expect(await refused).toMatchObject({ message: expect.stringContaining('chart_version is frozen') });
  });

  it('is told to be damaged, and never shown as right, when the database was made to lie', async () => {
    await type('16 mod caries');
    const { body: saved } = await ask(ana, 'POST', '', { name: 'Kept' });
    await clinic.source.query('drop trigger chart_version_no_update');
    const lies = [
      { content: '{"format":"cuspid.dental-chart/1"}' },
      { name: 'Other' },
      { asOf: '2020-01-01' },
      { findingCount: 0 },
      { savedById: ben.id },
    ];
    for (const lie of lies) {
      const { body: next } = await ask(ana, 'POST', '', { name: 'Kept' });
      await clinic.source.manager.update(ChartVersion, { id: Number(next['id']) }, lie);
      for (const end of ['', '.json', '.pdf']) {
        const { status, body } = await ask(ana, 'GET', `/${next['id']}${end}`);
        expect([lie, end, status, body['code']]).toEqual([lie, end, 500, 'version-damaged']);
      }
    }
    const { body } = await ask(ana, 'GET', '?limit=100');
    const told: { isIntact: boolean }[] = Array.isArray(body['items']) ? body['items'] : [];
    expect(told.map(({ isIntact }) => isIntact)).toEqual([...lies.map(() => false), true]);
    expect((await ask(ana, 'GET', `/${saved['id']}`)).status).toBe(200);
  });
});
