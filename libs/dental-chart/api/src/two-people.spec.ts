import { isInstant } from '@cuspid/platform/contracts/dto';
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

beforeAll(async () => {
  clinic = await openChartClinic();
  charts = clinic.get(ChartService);
  entries = clinic.get(EntriesService);
  ana = await clinic.person('ORTHODONTIST');
  ben = await clinic.person('DENTAL_SURGEON');
});
afterAll(() => clinic.close());
beforeEach(async () => {
  patient = await clinic.patient({}, [ana, ben]);
});

const chart = (filter = {}) => charts.chart(ana, patient, filter);
const codes = async (filter = {}) => (await chart(filter)).findings.map(({ tooth, code }) => `${tooth} ${code}`);

describe('two people at once', () => {
  it('lets both stand when they speak of different places', async () => {
    const { version } = await chart();
    await entries.record(ana, patient, { text: '16 o c', version });
    await entries.record(ben, patient, { text: '16 d am; 26 o c', version });
    expect(await codes()).toEqual(['16 caries', '16 filling', '26 caries']);
  });

  it('shows both sides when they speak of the same place, and takes the second once it was seen', async () => {
    const { version } = await chart();
    await entries.record(ana, patient, { text: '16 mod caries', version });
    const refused = await refusalOf(entries.record(ben, patient, { text: '16 do am; 26 o c', version }));
    expect(refused).toMatchObject({
      code: 'chart-contradiction',
      status: 409,
      conflict: {
        theirs: [{ tooth: '16', code: 'caries', author: { id: ana.id } }],
        yours: [
          { tooth: '16', code: 'filling' },
          { tooth: '26', code: 'caries' },
        ],
        version: 1,
      },
    });
    expect(await codes()).toEqual(['16 caries']);
    await entries.record(ben, patient, { text: '16 do am; 26 o c', version: 1 });
    expect(await codes()).toEqual(['16 caries', '16 filling', '26 caries']);
  });

  it('says so when the tooth has gone meanwhile, or what was there was taken back', async () => {
    const [caries] = (await entries.record(ben, patient, { text: '36 o c' })).findings;
    const { version } = await chart();
    await entries.record(ana, patient, { text: '46 miss', version });
    expect(await refusalOf(entries.record(ben, patient, { text: '46 o c', version }))).toMatchObject({
      code: 'chart-contradiction',
    });
    await entries.void(ana, patient, caries?.id ?? 0, { reason: 'a stain' });
    expect(await refusalOf(entries.record(ben, patient, { text: '36 o co p', version }))).toMatchObject({
      conflict: { theirs: [{ id: caries?.id, isVoided: true }] },
    });
  });

  it('does not hold one’s own quick typing, or what was undone again, against anybody', async () => {
    const { version } = await chart();
    await entries.record(ana, patient, { text: '16 o c', version });
    await entries.record(ana, patient, { text: '16 mo c5', version });
    await clinic.get(UndoService).undo(ana, patient);
    await clinic.get(UndoService).undo(ana, patient);
    await entries.record(ben, patient, { text: '16 o am', version });
    expect(await codes()).toEqual(['16 filling']);
  });

  it('loses nothing when fifty record on a chart nobody has opened yet', async () => {
    const teeth = Array.from({ length: 50 }, (_, i) => `${1 + Math.floor(i / 16)}${1 + (i % 8)}`);
    const acts = await Promise.all(
      teeth.map((tooth, i) => entries.record(i % 2 ? ana : ben, patient, { text: `${tooth} "number ${i}"` })),
    );
    expect(acts.map(({ version }) => version).sort((a, b) => a - b)).toEqual(teeth.map((_, i) => i + 1));
    const { version, findings } = await chart();
    expect(version).toBe(50);
    expect(new Set(findings.map(({ note }) => note)).size).toBe(50);
    const moments = new Set(acts.map(({ act }) => act.recordedAt));
    expect(moments.size).toBe(50);
    expect([...moments].every(isInstant)).toBe(true);
    const [audited] = await clinic.source.query(
      "select count(*) as n from audit_entry where action = 'chart.recorded' and patient_id = ?",
      [patient],
    );
    expect(Number(audited.n)).toBe(50);
  });
});

describe('two axes of time', () => {
  it('shows the mouth as of a day, and what was known at a moment', async () => {
    await entries.record(ana, patient, { text: '36 mod am', effectiveOn: '2019-06' });
    const first = await entries.record(ana, patient, { text: '36 d c4', effectiveOn: '2024-02-03' });
    const late = await entries.record(ben, patient, { text: '16 o am', effectiveOn: '2010' });
    expect(await codes()).toEqual(['16 filling', '36 filling', '36 caries']);
    expect(await codes({ asOf: '2019-05-31' })).toEqual(['16 filling']);
    expect(await codes({ asOf: '2019-06-01' })).toEqual(['16 filling', '36 filling']);
    expect(await codes({ knownAt: first.act.recordedAt })).toEqual(['36 filling', '36 caries']);
    expect(await codes({ asOf: '2019-06-01', knownAt: first.act.recordedAt })).toEqual(['36 filling']);
    const [filling] = late.findings;
    await entries.void(ana, patient, filling?.id ?? 0, { reason: 'another patient' });
    expect(await codes()).toEqual(['36 filling', '36 caries']);
    const then = await chart({ knownAt: late.act.recordedAt });
    expect(then).toMatchObject({ version: 3, knownAt: late.act.recordedAt });
    expect(then.findings.map(({ tooth }) => tooth)).toEqual(['16', '36', '36']);
  });

  it('lists what was true between two days, page by page, newest first', async () => {
    for (const year of [2019, 2020, 2021, 2022]) {
      await entries.record(ana, patient, { text: `16 "in ${year}"`, effectiveOn: `${year}-05-01` });
    }
    await entries.record(ana, patient, { text: '13-16 br p' });
    const notes = async (filter = {}) => (await charts.findings(ana, patient, filter)).items.map(({ note }) => note);
    expect(await notes({ from: '2020-01-01', to: '2021-12-31' })).toEqual(['in 2021', 'in 2020']);
    expect(await notes({ tooth: '14' })).toEqual([null]);
    expect(await notes({ layer: 'planned' })).toEqual([null]);
    const page = await charts.findings(ana, patient, { limit: 2, count: true });
    expect(page).toMatchObject({ total: 5, items: [{ code: 'bridge' }, { note: 'in 2022' }] });
    const next = await charts.findings(ana, patient, { limit: 2, cursor: page.nextCursor ?? '' });
    expect(next.items.map(({ note }) => note)).toEqual(['in 2021', 'in 2020']);
    const last = await charts.findings(ana, patient, { limit: 2, cursor: next.nextCursor ?? '' });
    expect(last).toMatchObject({ items: [{ note: 'in 2019' }], nextCursor: null });
  });

  it('is append-only by the database’s own refusal', async () => {
    await entries.record(ana, patient, { text: '16 o c' });
    for (const statement of [
      "update chart_finding set note = 'changed' where patient_id = ?",
      'delete from chart_finding where patient_id = ?',
      "update chart_act set text = 'changed' where patient_id = ?",
      'delete from chart_act where patient_id = ?',
    ]) {
      await expect(clinic.source.query(statement, [patient])).rejects.toThrow('append-only');
    }
    expect(await codes()).toEqual(['16 caries']);
  });

  it('computes indices, and proposes rows by age and by what is there', async () => {
    await entries.record(ana, patient, { text: '16 o c5; 26 mod am; 36 miss:c; 46 o c2' });
    expect((await chart()).indices.permanent).toMatchObject({
      value: 3,
      decayed: ['16'],
      missing: ['36'],
      filled: ['26'],
      base: 28,
      isComplete: false,
    });
    expect((await chart()).indices.permanentSurfaces).toMatchObject({
      value: 9,
      decayed: [{ tooth: '16', surfaces: ['occlusal_incisal'] }],
      missingSurfaces: 5,
      filled: [{ tooth: '26', surfaces: ['mesial', 'occlusal_incisal', 'distal'] }],
      maxSurfaces: 128,
    });
    expect((await chart()).dentition).toBe('permanent');
    patient = await clinic.patient({ dateOfBirth: '2017-03-01' }, [ana]);
    expect((await chart({ asOf: '2021-01-01' })).dentition).toBe('primary');
    expect((await chart({ asOf: '2025-01-01' })).dentition).toBe('mixed');
  });
});
