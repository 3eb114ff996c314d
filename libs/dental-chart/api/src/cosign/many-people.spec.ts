import type { FindingDto, RecordedDto } from '@cuspid/dental-chart/contracts/dto';
import { fold } from '@cuspid/odontogram';
import { DomainError } from '@cuspid/platform/api';
import type { Person, SpecClinic } from '@cuspid/platform/testing';
import type { INestApplication } from '@nestjs/common';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ChartService, CosignService, EntriesService } from '../index';
import { openChartClinic } from '../testing/chart-clinic';
import { UndoService } from '../undo.service';

/** One step of somebody's work, chosen beforehand: a seed that fails can be run again. */
type Step = 'entry' | 'seen-entry' | 'undo' | 'redo' | 'void' | 'advance' | 'cosign';
interface Work {
  person: number;
  replica: number;
  steps: readonly { kind: Step; tooth: string; pick: number }[];
}

const LETTERS = ['o c', 'mo co p', 'd am', 'v c5', '"seen"'] as const;
const TEETH = ['16', '26', '36', '46', '11', '21'] as const;
const step = fc.record({
  kind: fc.constantFrom<Step>('entry', 'entry', 'seen-entry', 'undo', 'undo', 'redo', 'void', 'advance', 'cosign'),
  tooth: fc.constantFrom(...TEETH),
  pick: fc.nat(1000),
});
const WORKERS = 20;
const day: fc.Arbitrary<Work[]> = fc.tuple(
  ...Array.from({ length: WORKERS }, (_, person) =>
    fc.record({
      person: fc.constant(person),
      replica: fc.nat(2),
      steps: fc.array(step, { minLength: 4, maxLength: 5 }),
    }),
  ),
);

let clinic: SpecClinic;
let apps: INestApplication[];
let people: Person[];

beforeAll(async () => {
  clinic = await openChartClinic();
  apps = [clinic.app, (await clinic.replica()).app, (await clinic.replica()).app];
  const roles = ['ORTHODONTIST', 'DENTAL_SURGEON', 'STUDENT'] as const;
  people = [];
  for (let n = 0; n < WORKERS; n++) people.push(await clinic.person(roles[n % 3] ?? 'STUDENT'));
});
afterAll(() => clinic.close());

const chosen = <T>(from: readonly T[], pick: number): T | undefined => from[pick % Math.max(1, from.length)];

/** Does what one step says, on the chart as this person sees it now. Null where there is nothing to do it to. */
async function act(app: INestApplication, me: Person, patient: number, { kind, tooth, pick }: Work['steps'][number]) {
  const get = <T>(token: abstract new (...args: never[]) => T): T => app.get<T>(token, { strict: false });
  const entries = get(EntriesService);
  if (kind === 'undo') return get(UndoService).undo(me, patient);
  if (kind === 'redo') return get(UndoService).redo(me, patient);
  const text = `${tooth} ${chosen(LETTERS, pick) ?? ''}`;
  if (kind === 'entry') return entries.record(me, patient, { text });
  const { findings, version, waiting } = await get(ChartService).chart(me, patient, {});
  if (kind === 'seen-entry') return entries.record(me, patient, { text, version });
  if (kind === 'cosign') {
    if (me.role === 'STUDENT' || !waiting.length) return null;
    await get(CosignService).coSign(me, patient, { findingIds: waiting.map(({ id }) => id), version });
    return null;
  }
  const target = chosen(findings, pick);
  if (!target) return null;
  if (kind === 'void') return entries.void(me, patient, target.id, { reason: 'seen again' });
  return entries.advance(me, patient, target.id, { layer: 'progress' });
}

async function works(patient: number, { person, replica, steps }: Work): Promise<RecordedDto[]> {
  const accepted: RecordedDto[] = [];
  const [app, me] = [apps[replica], people[person]];
  if (!app || !me) throw new Error('nobody works there');
  for (const one of steps) {
    try {
      const recorded = await act(app, me, patient, one);
      if (recorded) accepted.push(recorded);
    } catch (error) {
      // Refused in words; anything else fails the run.
      if (!(error instanceof DomainError)) throw error;
    }
  }
  return accepted;
}

/** Every row, as a screen reads it: page by page. */
async function allRows(me: Person, patient: number): Promise<FindingDto[]> {
  const rows: FindingDto[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const filter = { includeVoided: true, limit: 100, ...(cursor && { cursor }) };
    const page = await clinic.get(ChartService).findings(me, patient, filter);
    rows.push(...page.items);
    cursor = page.nextCursor;
  }
  return rows.reverse();
}

describe('twenty people on one chart, over three replicas', () => {
  it('lose nothing: as many acts as accepted answers, each with its rows, and the replay is the state', async () => {
    const runs = Number(process.env['CUSPID_LONG'] ? 20 : 2);
    await fc.assert(
      fc.asyncProperty(day, async (work) => {
        const patient = await clinic.patient({}, people);
        const accepted = (await Promise.all(work.map((one) => works(patient, one)))).flat();
        const me = people[0];
        if (!me) throw new Error('nobody');
        const chart = await clinic.get(ChartService).chart(me, patient, {});
        const numbers = accepted.map(({ version }) => version).sort((a, b) => a - b);
        expect(numbers).toEqual(accepted.map((_, i) => i + 1));
        expect(chart.version).toBe(accepted.length);
        const rows = await allRows(me, patient);
        expect(rows.map(({ id }) => id)).toEqual(
          accepted.flatMap(({ findings }) => findings.map(({ id }) => id)).sort((a, b) => a - b),
        );
        expect(fold(rows).findings.map(({ id }) => id)).toEqual(chart.findings.map(({ id }) => id));
        await agreesWithWaiting(patient, rows, chart.waiting);
        const middle = accepted[Math.floor(accepted.length / 2)];
        if (middle) {
          const { recordedAt, number } = middle.act;
          const then = await clinic.get(ChartService).chart(me, patient, { knownAt: recordedAt });
          expect(then.version).toBe(number);
          const known = rows.filter((row) => row.act <= number);
          expect(then.findings.map(({ id }) => id)).toEqual(fold(known).findings.map(({ id }) => id));
        }
      }),
      { numRuns: runs, endOnFailure: true },
    );
  });
});

/** What waits is of students, unsigned and stands; every finding of a student's that holds waits or is signed. */
async function agreesWithWaiting(patient: number, rows: readonly FindingDto[], waiting: readonly FindingDto[]) {
  const students = new Set(people.filter(({ role }) => role === 'STUDENT').map(({ id }) => id));
  const ids = new Set(waiting.map(({ id }) => id));
  expect(waiting.filter((row) => !students.has(row.authorId) || row.coSignedAt !== null)).toEqual([]);
  const held = fold(rows).findings.flatMap(({ id }) => rows.find((row) => row.id === id) ?? []);
  const replaced = new Set(rows.filter((row) => !row.isVoided).flatMap(({ supersedes }) => supersedes ?? []));
  const lost = held.filter(
    ({ id, authorId, coSignedAt }) =>
      students.has(authorId) && coSignedAt === null && !replaced.has(id) && !ids.has(id),
  );
  expect(lost).toEqual([]);
  const [signed] = await clinic.source.query('select count(*) as n from chart_cosign where patient_id = ?', [patient]);
  expect(Number(signed.n)).toBe(rows.filter(({ coSignedAt }) => coSignedAt !== null).length);
}
