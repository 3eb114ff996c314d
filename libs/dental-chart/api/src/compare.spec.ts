import { fold, type FindingDraft } from '@cuspid/odontogram';
import { DomainError } from '@cuspid/platform/api';
import type { FindingDto, RecordedDto } from '@cuspid/dental-chart/contracts/dto';
import type { Person, SpecClinic } from '@cuspid/platform/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ChartService, EntriesService } from './index';
import { openChartClinic } from './testing/chart-clinic';
import { UndoService } from './undo.service';

let clinic: SpecClinic;
let ana: Person;
let ben: Person;
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

const LINES = [
  '16 o c @2019-01',
  '16 mo c5 @2025-06',
  '16,26 o am @2018-03',
  '36 mod co p',
  '36 cr p @2026-02-11',
  '26 x d @2026-05-20',
  '46 miss @2012-01',
  '13-15 br e @2020-01',
  '75 ok; 35 un @2024-01',
  '16 mob2 @2026-01-05',
] as const;
const DAYS = ['2011-01-01', '2019-01-01', '2019-06-30', '2024-12-31', '2026-02-11', '2026-05-19', '2026-05-20'];

/** What somebody does next on a chart: an entry, or something with an older row. */
const step = fc.record({
  act: fc.constantFrom('record', 'record', 'record', 'void', 'advance', 'correct', 'undo', 'redo'),
  line: fc.constantFrom(...LINES),
  target: fc.nat(),
  isBens: fc.boolean(),
});
interface Step {
  act: string;
  line: string;
  target: number;
  isBens: boolean;
}

/** One step, or null where the chart refuses it: then nothing has happened. */
async function take(patient: number, { act, line, target, isBens }: Step, rows: readonly FindingDto[]) {
  const me = isBens ? ben : ana;
  const row = rows[target % Math.max(1, rows.length)];
  const run = (): Promise<RecordedDto> => {
    if (act === 'undo') return undos.undo(me, patient);
    if (act === 'redo') return undos.redo(me, patient);
    if (act === 'record' || !row) return entries.record(me, patient, { text: line });
    if (act === 'void') return entries.void(me, patient, row.id, { reason: 'looked again' });
    if (act === 'advance') return entries.advance(me, patient, row.id, { layer: 'done', effectiveOn: '2026-05' });
    const { tooth, code, layer, surfaces, range, abutments } = row;
    const draft: FindingDraft = { tooth, code, layer, surfaces, range, abutments, note: 'corrected' };
    return entries.record(me, patient, {
      findings: [{ ...plain(draft), effectiveOn: '2025-11', supersedes: row.id }],
    });
  };
  return run().catch((error: unknown) => {
    if (error instanceof DomainError) return null;
    throw error;
  });
}

const plain = ({ surfaces, range, abutments, ...draft }: FindingDraft) => ({
  ...draft,
  surfaces: surfaces ? [...surfaces] : null,
  range: range ? [...range] : null,
  abutments: abutments ? [...abutments] : null,
});

/** What a chart says, without the marks of what happened to its rows later. */
const told = ({ findings }: { findings: readonly { id: number }[] }): number[] => findings.map(({ id }) => id);

describe('any history on the database', () => {
  it('reads at t, for every t and day, as it read then, and as its events up to t replay', async () => {
    let refused = 0;
    let acts = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 12 }), async (steps) => {
        const patient = await clinic.patient({}, [ana, ben]);
        const events: FindingDto[] = [];
        const then: { knownAt: string; asOf: string; live: number[] }[] = [];
        for (const [i, one] of steps.entries()) {
          const recorded = await take(patient, one, events);
          if (!recorded) refused++;
          else acts++;
          if (!recorded) continue;
          events.push(...recorded.findings);
          const asOf = DAYS[i % DAYS.length] ?? '2026-05-20';
          then.push({ knownAt: recorded.act.recordedAt, asOf, live: told(await charts.chart(ana, patient, { asOf })) });
        }
        for (const { knownAt, asOf, live } of then) {
          const read = await charts.chart(ana, patient, { asOf, knownAt });
          const replayed = fold(
            events.filter(({ recordedAt }) => recordedAt <= knownAt),
            { asOf },
          );
          expect(told(read)).toEqual(live);
          expect(told(replayed)).toEqual(live);
          expect(read.teeth.map(({ presence }) => presence)).toEqual(
            read.teeth.map(({ tooth }) => replayed.teeth[tooth].presence),
          );
        }
      }),
      { numRuns: 6 },
    );
    // Most steps do happen: a history of refusals would prove nothing.
    expect(acts).toBeGreaterThan(refused);
  });
});

describe('two moments of a chart', () => {
  const compare = (patient: number, query: string, who = ana) =>
    clinic.http.as(who, 'GET', `/api/patients/${patient}/dental-chart/compare${query}`);
  const said = (body: Record<string, unknown>): unknown[] =>
    Array.isArray(body['changes']) ? body['changes'].map(({ sentence }) => sentence) : [];

  it('are told apart by the day in the mouth, and by what was known', async () => {
    const patient = await clinic.patient({}, [ana]);
    await entries.record(ana, patient, { text: '16 o c @2019-01; 36 mod co p @2025-01' });
    const { act, findings } = await entries.record(ana, patient, { text: '26 x d @2026-05-20' });
    const plan = (await charts.chart(ana, patient, {})).findings.find(({ tooth }) => tooth === '36');
    await entries.advance(ana, patient, plan?.id ?? 0, { layer: 'done', effectiveOn: '2026-06-01' });
    const byDay = await compare(patient, '?aAsOf=2026-01-01');
    expect(byDay.status).toBe(200);
    expect(byDay.body).toMatchObject({
      patientId: patient,
      a: { asOf: '2026-01-01', version: 3 },
      b: { version: 3 },
      summary: '2 items done',
      teeth: ['26', '36'],
      presences: [{ tooth: '26', before: 'not_recorded', after: 'missing' }],
      changes: [
        { kind: 'added', before: null, after: { id: findings[0]?.id } },
        { kind: 'moved', before: { id: plan?.id }, after: { layer: 'done' }, why: null },
      ],
    });
    await entries.void(ana, patient, findings[0]?.id ?? 0, { reason: 'the wrong tooth' });
    const byKnowledge = await compare(patient, `?aKnownAt=${act.recordedAt}`);
    expect(byKnowledge.body).toMatchObject({ a: { version: 2 }, b: { version: 4 } });
    expect(said(byKnowledge.body)).toEqual([
      'No longer on tooth 26: extraction, done here (taken back).',
      expect.stringContaining('Moved on, tooth 36: composite filling'),
    ]);
    const back = await compare(patient, `?bAsOf=2019-01-01&bKnownAt=${act.recordedAt}`);
    expect(back.body['changes']).toMatchObject([{ kind: 'ended', before: { tooth: '36' }, why: 'not_known' }]);
  });

  it('are the same chart unless told, and then nothing differs', async () => {
    const patient = await clinic.patient({}, [ana]);
    await entries.record(ana, patient, { text: '16 mod caries' });
    const { body } = await compare(patient, '');
    expect(body).toMatchObject({ summary: 'No differences', changes: [], presences: [], teeth: [] });
  });

  it('are for those who may read the chart of a patient in their care, and the reading is noted once', async () => {
    const patient = await clinic.patient({}, [ana]);
    const [nurse, student] = [await clinic.person('NURSE'), await clinic.person('STUDENT')];
    expect((await clinic.http.call('GET', `/api/patients/${patient}/dental-chart/compare`)).status).toBe(401);
    expect((await compare(patient, '', nurse)).body['code']).toBe('not-allowed');
    const [foreign, nobody] = [await compare(patient, '', student), await compare(4_000_000_000, '', student)];
    expect([foreign.status, { ...foreign.body, requestId: '' }]).toEqual([404, { ...nobody.body, requestId: '' }]);
    expect((await compare(patient, '?aAsOf=2026-02-30')).status).toBe(422);
    expect((await compare(patient, '?a=now')).status).toBe(422);
    await compare(patient, '?aAsOf=2020-01-01');
    const read = (): Promise<unknown[]> =>
      clinic.source.query('select action from audit_entry where patient_id = ? and actor_id = ? and action = ?', [
        patient,
        ana.id,
        'chart.read',
      ]);
    await expect.poll(async () => (await read()).length, { timeout: 5000 }).toBe(1);
  });
});
