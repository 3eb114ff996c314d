import type { ExecutionStatus } from '@cuspid/clinical-notes/contracts';
import type { PlanItemDto } from '@cuspid/clinical-notes/contracts/dto';
import { ChartService, EntriesService } from '@cuspid/dental-chart/api';
import type { FindingDto } from '@cuspid/dental-chart/contracts/dto';
import type { Person, SpecClinic } from '@cuspid/platform/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openNotesClinic } from '../testing/notes-clinic';
import { PlanItems } from './plan-items.service';
import { PlanPhases } from './plan-phases.service';
import { PlanStates } from './plan-states.service';
import { Plans } from './plan.service';

let clinic: SpecClinic;
let ana: Person;
let ben: Person;

beforeAll(async () => {
  clinic = await openNotesClinic();
  ana = await clinic.person('ORTHODONTIST');
  ben = await clinic.person('DENTAL_SURGEON');
});
afterAll(() => clinic.close());

const entries = () => clinic.get(EntriesService);
const states = () => clinic.get(PlanStates);
const plan = async (patient: number) => clinic.get(Plans).plan(ana, patient);
const items = async (patient: number): Promise<PlanItemDto[]> =>
  (await plan(patient)).phases.flatMap((phase) => phase.items);
const only = async (patient: number): Promise<PlanItemDto> => {
  const [item] = await items(patient);
  if (!item) throw new Error('the plan is empty');
  return item;
};
/** Resolves to nothing when the clinic refuses, and to what went wrong otherwise. */
const tried = async (act: () => Promise<unknown>): Promise<boolean> =>
  act().then(
    () => true,
    (error: unknown) => {
      if (error instanceof Error && 'status' in error && Number(error.status) < 500) return false;
      throw error;
    },
  );
const onChart = (method: string, patient: number, me: Person) =>
  clinic.http.as(me, method, `/api/patients/${patient}/dental-chart/${method === 'POST' ? 'undo' : ''}`);

async function planned(text: string, patient: number): Promise<PlanItemDto> {
  await entries().record(ana, patient, { text });
  await states().fromChart(ana, patient, {});
  return only(patient);
}

describe('an item that stands for a finding', () => {
  it('takes its teeth, and its state, from the chart', async () => {
    const patient = await clinic.patient({}, [ana, ben]);
    const item = await planned('36 mo co p', patient);
    expect(item).toMatchObject({
      name: 'Composite filling',
      teeth: ['36'],
      executionStatus: 'PLANNED',
      isOnChart: true,
    });
    await entries().advance(ben, patient, item.finding?.findingId ?? 0, { layer: 'done', effectiveOn: '2026-01-05' });
    expect(await only(patient)).toMatchObject({ executionStatus: 'COMPLETED', executedAt: '2026-01-05' });
    expect(await plan(patient)).toMatchObject({ progress: { items: 1, done: 1, percent: 100 }, proposals: 0 });
    await onChart('POST', patient, ben);
    expect(await only(patient)).toMatchObject({ executionStatus: 'PLANNED', executedAt: null });
    await entries()
      .record(ana, patient, { text: '36 x' })
      .catch(() => undefined);
  });

  it('moves the chart in the moment it moves itself, and is refused what the mouth refuses', async () => {
    const patient = await clinic.patient({}, [ana]);
    const item = await planned('36 mo co p', patient);
    const partial = await states().set(ana, item.id, 1, { executionStatus: 'PARTIAL', outcome: 'Tired after an hour' });
    expect(partial).toMatchObject({ executionStatus: 'PARTIAL', finding: { layer: 'progress' }, version: 2 });
    const done = await states().set(ana, item.id, 2, { executionStatus: 'COMPLETED' });
    expect(done.finding?.layer).toBe('done');
    const back = await states().set(ana, item.id, 3, { executionStatus: 'PLANNED' });
    expect(back).toMatchObject({ executionStatus: 'PLANNED', executedAt: null, finding: { layer: 'planned' } });
    const gone = await states().set(ana, item.id, 4, { executionStatus: 'CANCELLED', outcome: 'Patient declined' });
    expect(gone).toMatchObject({ executionStatus: 'CANCELLED', finding: null });
    expect(JSON.stringify(await clinic.get(ChartService).findings(ana, patient, { includeVoided: true }))).toContain(
      'Patient declined',
    );
    const again = states().set(ana, item.id, 5, { executionStatus: 'COMPLETED' });
    await expect(again).rejects.toMatchObject({ code: 'work-taken-back' });
    await onChart('POST', patient, ana);
    expect(await only(patient)).toMatchObject({ executionStatus: 'PLANNED', version: 5 });
  });

  it('is cancelled when the tooth it was planned on is gone', async () => {
    const patient = await clinic.patient({}, [ana]);
    await planned('36 mo co p', patient);
    await entries().record(ana, patient, { findings: [{ tooth: '36', code: 'extraction', layer: 'done' }] });
    expect(await only(patient)).toMatchObject({ executionStatus: 'CANCELLED', finding: null });
  });

  it('leaves no half of an act: when the plan is not changed, the chart is not either', async () => {
    const patient = await clinic.patient({}, [ana]);
    const item = await planned('36 mo co p', patient);
    const stale = states().set(ana, item.id, 7, { executionStatus: 'COMPLETED' });
    await expect(stale).rejects.toMatchObject({ status: 412 });
    const future = states().set(ana, item.id, 1, { executionStatus: 'COMPLETED', executedAt: '2999-01-01' });
    await expect(future).rejects.toMatchObject({ status: 422 });
    expect((await clinic.get(ChartService).chart(ana, patient, {})).version).toBe(1);
  });

  it('stands for a finding alone, and gives it back when it leaves the plan', async () => {
    const patient = await clinic.patient({}, [ana]);
    const item = await planned('36 mo co p', patient);
    const findingId = item.finding?.findingId ?? 0;
    const twice = clinic.get(PlanItems).add(ana, item.phaseId, { findingId });
    await expect(twice).rejects.toMatchObject({ code: 'finding-in-plan' });
    await clinic.get(PlanItems).remove(ana, item.id, 1);
    expect((await states().proposals(ana, patient)).items).toMatchObject([{ findingId, name: 'Composite filling' }]);
    const other = await clinic.patient({}, [ana]);
    const phase = await clinic.get(PlanPhases).add(ana, other, { name: 'Urgent' });
    await expect(clinic.get(PlanItems).add(ana, phase.id, { findingId })).rejects.toMatchObject({ status: 422 });
  });
});

const WORDS: readonly string[] = ['14 o co p', '15 mo co p', '16 cr p', '36 rct p', '36 x p', '14 x p'];
const STATES: readonly ExecutionStatus[] = ['PLANNED', 'IN_PROGRESS', 'COMPLETED', 'PARTIAL', 'FAILED', 'CANCELLED'];
const act = fc.record({
  what: fc.constantFrom('type', 'take', 'state', 'state', 'state', 'advance', 'advance', 'void', 'undo', 'redo'),
  which: fc.nat(20),
  word: fc.constantFrom(...WORDS),
  state: fc.constantFrom(...STATES),
  layer: fc.constantFrom('progress' as const, 'done' as const, 'referred' as const, 'planned' as const),
  isBen: fc.boolean(),
});
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

/** One act on one of the two sides; whether it was taken. */
async function play(patient: number, { what, which, word, state, layer, isBen }: Act): Promise<boolean> {
  const me = isBen ? ben : ana;
  if (what === 'type') return tried(() => entries().record(me, patient, { text: word }));
  if (what === 'take') return tried(() => states().fromChart(me, patient, {}));
  if (what === 'undo' || what === 'redo') {
    return (await clinic.http.as(me, 'POST', `/api/patients/${patient}/dental-chart/${what}`)).status < 300;
  }
  if (what === 'state') {
    const all = await items(patient);
    const item = all[which % Math.max(all.length, 1)];
    return item ? tried(() => states().set(me, item.id, item.version, { executionStatus: state })) : false;
  }
  const { findings } = await clinic.get(ChartService).chart(me, patient, {});
  const finding = findings[which % Math.max(findings.length, 1)];
  if (!finding) return false;
  if (what === 'advance') return tried(() => entries().advance(me, patient, finding.id, { layer }));
  return tried(() => entries().void(me, patient, finding.id, { reason: 'a mistake' }));
}

/** What the chart shows of an item's finding, found by another way: from the rows that stand, back to where each began. */
function shownFor(first: number, rows: readonly FindingDto[], shown: readonly FindingDto[]): FindingDto | undefined {
  const rootOf = (row: FindingDto): number => {
    const before = rows.find(({ id }) => id === row.supersedes);
    return row.id === first || !before ? row.id : rootOf(before);
  };
  return shown.filter((row) => rootOf(row) === first).at(-1);
}

const ALLOWED: Record<string, readonly ExecutionStatus[]> = {
  planned: ['PLANNED', 'FAILED'],
  referred: ['PLANNED', 'FAILED'],
  progress: ['IN_PROGRESS', 'PARTIAL', 'FAILED'],
  done: ['COMPLETED'],
  elsewhere: ['COMPLETED'],
};

/** Further histories are for nights. */
const RUNS = process.env['CUSPID_LONG'] ? 60 : 3;

it('never disagrees with the chart, whatever is done on either side by whomever', async () => {
  let taken = 0;
  const looked = new Set<string>();
  for (const acts of fc.sample(fc.array(act, { minLength: 25, maxLength: 25 }), RUNS)) {
    const patient = await clinic.patient({}, [ana, ben]);
    await planned('46 mod co p; 47 o co p; 45 cr p', patient);
    for (const one of acts) {
      if (await play(patient, one)) taken++;
      const charts = clinic.get(ChartService);
      const { findings: shown } = await charts.chart(ana, patient, {});
      const { items: rows } = await charts.findings(ana, patient, { includeVoided: true, limit: 200 });
      const found: { id: number; findingId: number }[] = await clinic.source.query(
        'select id, finding_id as findingId from plan_item where patient_id = ?',
        [patient],
      );
      for (const item of await items(patient)) {
        const first = found.find(({ id }) => id === item.id)?.findingId ?? 0;
        const stands = shownFor(first, rows, shown);
        looked.add(`${stands?.layer ?? 'none'} ${item.executionStatus}`);
        if (stands) expect(ALLOWED[stands.layer], JSON.stringify(one)).toContain(item.executionStatus);
        else expect(['CANCELLED', 'COMPLETED'], JSON.stringify(one)).toContain(item.executionStatus);
        if (item.finding && stands) expect(item.finding.findingId).toBe(stands.id);
      }
    }
  }
  expect(taken).toBeGreaterThan(25);
  expect(looked.size).toBeGreaterThan(4);
});
