import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ChartService, EntriesService } from './index';
import { UndoService } from './undo.service';
import { openChartClinic, refusalOf } from './testing/chart-clinic';

let clinic: SpecClinic;
let ana: Person;
let ben: Person;
let patient: number;
let charts: ChartService;
let entries: EntriesService;
let undos: UndoService;

beforeAll(async () => {
  clinic = await openChartClinic();
  charts = clinic.get(ChartService);
  entries = clinic.get(EntriesService);
  undos = clinic.get(UndoService);
  ana = await clinic.person('ORTHODONTIST');
  ben = await clinic.person('DENTAL_SURGEON');
});
afterAll(() => clinic.close());
beforeEach(async () => {
  patient = await clinic.patient({}, [ana, ben]);
});

const type = (text: string, me = ana) => entries.record(me, patient, { text });
const undo = (me = ana) => undos.undo(me, patient);
const redo = (me = ana) => undos.redo(me, patient);
const chart = (me = ana) => charts.chart(me, patient, {});
const findings = async () => JSON.stringify((await chart()).findings);
const list = async () => JSON.stringify(await charts.findings(ana, patient, {}));

describe('undo and redo', () => {
  it('leaves the chart as it was after three entries and three undos, byte for byte', async () => {
    await type('16 mod caries; 26 o am');
    await type('11 fx "fall"', ben);
    const [before, listed] = [await findings(), await list()];
    const [first] = (await type('36 mod co p')).findings;
    await entries.advance(ana, patient, first?.id ?? 0, { layer: 'done' });
    await type('48 ipt:h');
    await undo();
    await undo();
    const last = await undo();
    expect(last).toMatchObject({ act: { kind: 'undo' }, version: 8, canUndo: true, canRedo: true });
    expect(last.sentence).toContain('Taken back: Tooth 36');
    expect(await findings()).toBe(before);
    expect(await list()).toBe(listed);
  });

  it('redoes what was taken back, and takes it back again', async () => {
    await type('16 mod caries');
    await type('26 o c');
    const both = await findings();
    await undo();
    await undo();
    expect((await chart()).findings).toEqual([]);
    await redo();
    await redo();
    expect(await findings()).toBe(both);
    expect(await refusalOf(redo())).toMatchObject({ code: 'nothing-to-redo' });
    await undo();
    expect((await chart()).findings).toMatchObject([{ tooth: '16' }]);
    await redo();
    expect(await findings()).toBe(both);
    expect(await chart()).toMatchObject({ canUndo: true, canRedo: false, version: 8 });
  });

  it('takes back a correction: what was voided stands again', async () => {
    const [caries] = (await type('16 mod caries', ben)).findings;
    const before = await findings();
    await entries.void(ana, patient, caries?.id ?? 0, { reason: 'a stain' });
    expect((await chart()).findings).toEqual([]);
    await undo();
    expect(await findings()).toBe(before);
    await redo();
    expect((await chart()).findings).toEqual([]);
  });

  it('is each person’s own', async () => {
    await type('16 mod caries');
    await type('36 o c', ben);
    await undo();
    expect((await chart()).findings).toMatchObject([{ tooth: '36' }]);
    expect(await refusalOf(undo())).toMatchObject({ code: 'nothing-to-undo', status: 409 });
    expect(await chart(ben)).toMatchObject({ canUndo: true, canRedo: false });
  });

  it('ends redoing when something new is recorded', async () => {
    await type('16 mod caries');
    await undo();
    await type('26 o c');
    expect(await refusalOf(redo())).toMatchObject({ code: 'nothing-to-redo' });
  });

  it('goes fifty acts deep and no deeper', async () => {
    for (let i = 0; i < 52; i++) await type(`16 "note ${i}"`);
    for (let i = 0; i < 50; i++) await undo();
    expect(await refusalOf(undo())).toMatchObject({ code: 'nothing-to-undo' });
    expect((await chart()).findings.map(({ note }) => note)).toEqual(['note 0', 'note 1']);
  }, 60_000);
});

describe('what somebody else has built on', () => {
  it('is not undone when they moved it on', async () => {
    const [plan] = (await type('36 mod co p')).findings;
    await entries.advance(ben, patient, plan?.id ?? 0, { layer: 'progress' });
    expect(await refusalOf(undo())).toMatchObject({
      code: 'built-upon',
      conflict: { theirs: [{ layer: 'progress', supersedes: plan?.id }] },
    });
  });

  it('is not undone when they took it back or spoke of the same place', async () => {
    const [caries] = (await type('16 o c')).findings;
    await entries.void(ben, patient, caries?.id ?? 0, { reason: 'a stain' });
    expect(await refusalOf(undo())).toMatchObject({ code: 'built-upon' });
    await type('26 o c');
    await type('26 mo co p', ben);
    expect(await refusalOf(undo())).toMatchObject({ code: 'built-upon' });
    await undo(ben);
    expect((await undo()).sentence).toContain('Tooth 26');
  });

  it('is not undone when what they recorded could not be without it', async () => {
    await entries.record(ben, patient, { text: '36 ok', effectiveOn: '2020' });
    await entries.record(ana, patient, { text: '36 x d', effectiveOn: '2021' });
    await entries.record(ben, patient, { text: '36 imt d', effectiveOn: '2022' });
    expect(await refusalOf(undo())).toMatchObject({ code: 'built-upon' });
  });

  it('is not redone over what they recorded meanwhile', async () => {
    await type('16 mod caries');
    await undo();
    await type('16 miss', ben);
    expect(await refusalOf(redo())).toMatchObject({ code: 'built-upon', conflict: { theirs: [{ code: 'missing' }] } });
  });
});
