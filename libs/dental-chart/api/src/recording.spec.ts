import type { FindingDraftDto } from '@cuspid/dental-chart/contracts/dto';
import { pendingChanges } from '@cuspid/platform/database';
import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ChartService, EntriesService } from './index';
import { openChartClinic, refusalOf } from './testing/chart-clinic';

let clinic: SpecClinic;
let ana: Person;
let ben: Person;
let patient: number;
let charts: ChartService;
let entries: EntriesService;

beforeAll(async () => {
  clinic = await openChartClinic();
  charts = clinic.get(ChartService);
  entries = clinic.get(EntriesService);
  ana = await clinic.person('ORTHODONTIST', { name: 'Dr Ana Perera' });
  ben = await clinic.person('DENTAL_SURGEON', { name: 'Dr Ben Silva' });
});
afterAll(() => clinic.close());
beforeEach(async () => {
  patient = await clinic.patient({}, [ana, ben]);
});

const type = (text: string, more: object = {}, me = ana) => entries.record(me, patient, { text, ...more });
const chart = () => charts.chart(ana, patient, {});
const said = async () => (await chart()).findings.map(({ sentence }) => sentence);

describe('recording', () => {
  it('has tables as the migrations made them', async () => {
    const changes = await pendingChanges(clinic.source);
    expect(changes.filter((statement) => /`(dental_chart|chart_act|chart_finding)`/.test(statement))).toEqual([]);
  });

  it('reads a line of quick entry back and shows it on the chart', async () => {
    const recorded = await type('16 mod caries');
    expect(recorded.sentence).toBe(
      'Tooth 16, upper right first molar: caries on mesial, occlusal, distal. Finding, today.',
    );
    expect(recorded).toMatchObject({ version: 1, act: { number: 1, kind: 'entry', text: '16 mod caries' } });
    const { version, findings, teeth } = await chart();
    expect(version).toBe(1);
    expect(findings).toEqual(recorded.findings);
    expect(findings[0]).toMatchObject({
      tooth: '16',
      surfaces: ['mesial', 'occlusal_incisal', 'distal'],
      code: 'caries',
      layer: 'condition',
      author: { id: ana.id, name: 'Dr Ana Perera' },
    });
    expect(teeth).toHaveLength(52);
    expect(teeth.find(({ tooth }) => tooth === '16')).toMatchObject({
      presence: 'present',
      sentence: 'Tooth 16, upper right first molar: caries, mesial occlusal distal.',
    });
    expect(teeth.find(({ tooth }) => tooth === '26')?.presence).toBe('not_recorded');
  });

  it('keeps every part of a finding', async () => {
    await type('13-16 br:13,15,16 p "after healing"; 11 m sn; 21 rct:<; 46 miss:c; 36 o c5:a @2019-06; 48 ipt:h');
    const findings = (await chart()).findings.map(({ tooth, code, ...rest }) => [code, { tooth, ...rest }] as const);
    expect(Object.fromEntries(findings)).toMatchObject({
      bridge: { tooth: '16', range: ['16', '15', '14', '13'], abutments: ['13', '15', '16'], note: 'after healing' },
      supernumerary: { supernumerary: { near: '11', side: 'mesial', index: 1 } },
      rct: { quality: 'short', layer: 'elsewhere' },
      missing: { reason: 'caries' },
      caries: { severity: 5, quality: 'arrested', effectiveOn: '2019-06' },
      impacted: { param: 'horizontal' },
    });
  });

  it('takes findings as data, in arch order, and work done in treatment mode', async () => {
    await entries.record(ana, patient, {
      findings: [
        { tooth: '36', code: 'filling', layer: 'done', surfaces: ['distal', 'mesial'] },
        { tooth: '21', code: 'wire', layer: 'done', range: ['21', '13', '12', '11'] },
      ],
    });
    await type('26 o am', { mode: 'treatment' });
    expect((await chart()).findings).toMatchObject([
      { tooth: '36', surfaces: ['mesial', 'distal'] },
      { tooth: '13', range: ['13', '12', '11', '21'] },
      { tooth: '26', layer: 'done' },
    ]);
  });

  it('names the place in a text it does not understand', async () => {
    const refused = await refusalOf(type('16 o cairse'));
    expect(refused).toMatchObject({
      code: 'entry-not-understood',
      errors: [{ path: 'text', fault: 'E_CODE', at: 5, length: 6, nearest: 'caries' }],
    });
    expect((await chart()).version).toBe(0);
  });

  it('refuses states that cannot be, with the tooth in the sentence', async () => {
    await type('46 miss');
    expect(await refusalOf(type('46 o c'))).toMatchObject({
      code: 'impossible-state',
      errors: [{ path: 'text', message: expect.stringContaining('46') }],
    });
    const second = { tooth: '46', code: 'rct', layer: 'done' } as const;
    const first = { tooth: '16', code: 'sound', layer: 'condition' } as const;
    expect(await refusalOf(entries.record(ana, patient, { findings: [first, second] }))).toMatchObject({
      errors: [{ path: 'findings.1' }],
    });
  });

  it('refuses the future, days that do not exist, and findings that carry what they cannot', async () => {
    expect(await refusalOf(type('16 o c', { effectiveOn: '2999-01-01' }))).toMatchObject({
      errors: [{ path: 'effectiveOn' }],
    });
    expect(await refusalOf(type('16 o c', { effectiveOn: '2026-02-30' }))).toMatchObject({
      errors: [{ path: 'effectiveOn' }],
    });
    expect(await refusalOf(type('16 o c @2999-01'))).toMatchObject({ errors: [{ path: 'text' }] });
    expect(await refusalOf(type('all bk d; all bn d; all aa d; all n "x"'))).toMatchObject({
      errors: [{ path: 'text' }],
    });
    expect(await refusalOf(entries.record(ana, patient, {}))).toMatchObject({ errors: [{ path: 'text' }] });
    const crown: FindingDraftDto = { tooth: '16', code: 'crown', layer: 'done', range: ['16', '15'] };
    expect(await refusalOf(entries.record(ana, patient, { findings: [crown] }))).toMatchObject({
      errors: [{ path: 'findings.0.range' }],
    });
  });

  it('takes a visit of this patient only', async () => {
    const visitOf = async (id: number) => {
      const { insertId } = await clinic.source.query(
        'insert into visit (patient_id, starts_at, minutes, type, created_by_id, created_at) values (?, now(3), 30, ?, ?, now(3))',
        [id, 'Check', ana.id],
      );
      return Number(insertId);
    };
    const own = await visitOf(patient);
    const foreign = await visitOf(await clinic.patient());
    expect((await type('16 o c', { visitId: own })).findings[0]?.visitId).toBe(own);
    expect(await refusalOf(type('26 o c', { visitId: foreign }))).toMatchObject({ errors: [{ path: 'visitId' }] });
  });
});

describe('correcting', () => {
  it('takes a finding back with a reason and keeps it in the history', async () => {
    const [caries] = (await type('16 o c')).findings;
    const recorded = await entries.void(ben, patient, caries?.id ?? 0, { reason: 'wrong tooth' });
    expect(recorded.sentence).toContain('Taken back: Tooth 16');
    expect((await chart()).findings).toEqual([]);
    expect((await charts.findings(ana, patient, {})).items).toEqual([]);
    const { items } = await charts.findings(ana, patient, { includeVoided: true });
    expect(items).toMatchObject([
      { voids: caries?.id, voidReason: 'wrong tooth', author: { name: 'Dr Ben Silva' }, isVoided: false },
      { id: caries?.id, isVoided: true },
    ]);
    const again = await refusalOf(entries.void(ana, patient, caries?.id ?? 0, { reason: 'once more' }));
    expect(again).toMatchObject({ code: 'not-current' });
  });

  it('moves planned work on, and leaves the plan standing on the days before', async () => {
    const [plan] = (await type('36 mod composite p', { effectiveOn: '2024-03-01' })).findings;
    const { findings } = await entries.advance(ana, patient, plan?.id ?? 0, { layer: 'done' });
    expect(findings[0]).toMatchObject({ layer: 'done', material: 'composite', supersedes: plan?.id });
    expect((await chart()).findings).toHaveLength(1);
    expect((await charts.chart(ana, patient, { asOf: '2025-01-01' })).findings).toMatchObject([{ layer: 'planned' }]);
    const back = await refusalOf(entries.advance(ana, patient, findings[0]?.id ?? 0, { layer: 'planned' }));
    expect(back).toMatchObject({ code: 'impossible-state' });
    const gone = await refusalOf(entries.advance(ana, patient, plan?.id ?? 0, { layer: 'progress' }));
    expect(gone).toMatchObject({ code: 'not-current' });
  });

  it('does not take away what something else stands on', async () => {
    await type('36 ok', { effectiveOn: '2020-01-01' });
    const [extraction] = (await type('36 x d', { effectiveOn: '2021-01-01' })).findings;
    await type('36 imt d', { effectiveOn: '2022-01-01' });
    const refused = await refusalOf(entries.void(ana, patient, extraction?.id ?? 0, { reason: 'a mistake' }));
    expect(refused).toMatchObject({ code: 'impossible-state' });
    expect(await said()).toHaveLength(2);
  });

  it('refuses a past that today could not have come from', async () => {
    await type('16 o am', { effectiveOn: '2024' });
    expect(await refusalOf(type('16 miss', { effectiveOn: '2020' }))).toMatchObject({ code: 'impossible-state' });
    await type('26 o am', { effectiveOn: '2019' });
    await type('26 miss', { effectiveOn: '2020' });
    await type('26 mod am', { effectiveOn: '2018' });
    expect((await chart()).teeth.find(({ tooth }) => tooth === '26')?.presence).toBe('missing');
  });
});
