import { mayRole, ROLES } from '@cuspid/platform/contracts';
import { refusal, type SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWholeClinic } from '../testing/whole-clinic';
import { ask } from './asking';
import { bodyFor, referencesOf } from './bodies';
import { Callers, type Caller } from './callers';
import { CASE_CHILDREN } from './case-objects';
import { draftNote } from './note-objects';
import { addressIn, patient, type World } from './objects';
import { addressOf, isWrite, operationsOf, type Operation } from './operations';
import { inParallel, PATIENCE } from './parallel';
import { isBounded, linesOf } from './policy';
import { PLANNING_CHILDREN } from './planning-objects';
import { rows } from './rows';
import { TERMS_CHILDREN } from './terms-objects';

const NOBODY = 4_294_967_290;
/** Fields that name something of a patient's, and how one of another patient is made. */
const OF_A_PATIENT: Record<string, (world: World, patientId: number) => Promise<number>> = {
  visitId: ({ clinic, other }, patientId) => rows.visit(clinic, patientId, other),
  ...CASE_CHILDREN,
  ...PLANNING_CHILDREN,
  ...TERMS_CHILDREN,
};
/** Records of the clinic, the same for whichever patient. */
const OF_THE_CLINIC = [
  'providerId',
  'chairId',
  'clinicianId',
  'userId',
  'patientId',
  'procedureId',
  'itemId',
  'lotId',
  'cashierId',
  'lastPostingId',
  'studentId',
  'toId',
];
/** Whoever merges reaches every patient; of a merge only the newest of the patient is taken, any other number is refused alike. */
const OF_A_MERGE = ['withId', 'withVersion', 'mergeId'];

/** What somebody writes to that is their own; of a note, a draft: a signed one answers nothing but that it is. */
const addressFor = async (world: World, operation: Operation) =>
  operation.name === 'PATCH /api/clinical-notes/:id'
    ? addressOf(operation, [String(await draftNote(world.clinic, await patient(world, 'own'), world.me))])
    : addressIn(world, operation, 0, 'own');

describe('what belongs to one patient', () => {
  let clinic: SpecClinic;
  let callers: Callers;
  let other: Caller;
  let operations: Operation[];

  beforeAll(async () => {
    clinic = await openWholeClinic();
    callers = await Callers.open(clinic);
    other = await callers.make('ORTHODONTIST');
    operations = operationsOf(clinic).filter((one) => isWrite(one) && one.body);
  });
  afterAll(() => clinic.close());

  it('is named in no body by a field this suite does not know', () => {
    const known = [...Object.keys(OF_A_PATIENT), ...OF_THE_CLINIC, ...OF_A_MERGE];
    const named = operations.flatMap(({ body, name }) => referencesOf(body ?? {}).map((field) => `${name} ${field}`));
    expect(named.filter((one) => !known.some((field) => one.endsWith(` ${field}`)))).toEqual([]);
  });

  it(
    'is not there under another patient, for whoever asks: theirs, a colleague’s and one that never was look the same',
    async () => {
      let asked = 0;
      const pairs = operations.flatMap((operation) => ROLES.map((role) => ({ operation, role })));
      const wrong = await inParallel(pairs, 6, async ({ operation, role }) => {
        const fields = referencesOf(operation.body ?? {}).filter((field) => OF_A_PATIENT[field]);
        if (!fields.length || !linesOf(operation).some((line) => mayRole(role, line))) return [];
        const caller = await callers.make(role);
        const world: World = { clinic, me: caller.person, other: other.person };
        const send = async (field: string, value: number) => {
          const address = await addressFor(world, operation);
          const body = { ...(await bodyFor(operation, world)), [field]: value };
          asked += 1;
          return ask(clinic, operation, address, { token: caller.token ?? '', body });
        };
        const faults: string[] = [];
        for (const field of fields) {
          const nothing = refusal(await send(field, NOBODY));
          for (const whose of ['own', 'foreign'] as const) {
            const child = await OF_A_PATIENT[field]?.(world, await patient(world, whose));
            const told = refusal(await send(field, child ?? 0));
            const isRefused = [404, 422].includes(Number(told['http']));
            if (!isRefused || JSON.stringify(told) !== JSON.stringify(nothing))
              faults.push(
                `${operation.name} by ${role}, ${field} of another patient (${whose}): ${JSON.stringify(told)}`,
              );
          }
        }
        return faults;
      });
      process.stdout.write(`children: ${asked} bodies with a child of another patient, ${wrong.flat().length} taken\n`);
      expect(wrong.flat()).toEqual([]);
      expect(asked).toBeGreaterThan(15);
    },
    PATIENCE,
  );

  it('is not there when it stands deeper in a body either: a finding corrects one of the same mouth', async () => {
    const record = operations.find(({ name }) => name === 'POST /api/patients/:id/dental-chart/entries');
    if (!record) throw new Error('nothing can be recorded');
    const caller = await callers.make('DENTAL_SURGEON');
    const world: World = { clinic, me: caller.person, other: other.person };
    const send = async (supersedes: number) => {
      const finding = { tooth: '36', code: 'caries', layer: 'condition', surfaces: ['occlusal_incisal'], supersedes };
      const address = await addressIn(world, record, 0, 'own');
      return refusal(await ask(clinic, record, address, { token: caller.token ?? '', body: { findings: [finding] } }));
    };
    const nothing = await send(NOBODY);
    expect([404, 422]).toContain(nothing['http']);
    for (const whose of ['own', 'foreign'] as const) {
      expect(await send(await rows.finding(clinic, await patient(world, whose), other.person))).toEqual(nothing);
    }
  });

  it('and the patient themselves: one out of reach named in a body looks like one that never was', async () => {
    for (const operation of operations.filter(({ body }) => referencesOf(body ?? {}).includes('patientId'))) {
      for (const role of ROLES.filter((one) => linesOf(operation).some((line) => mayRole(one, line)))) {
        const caller = await callers.make(role);
        const world: World = { clinic, me: caller.person, other: other.person };
        const send = async (patientId: number) => {
          const body = { ...(await bodyFor(operation, world)), patientId };
          return refusal(await ask(clinic, operation, operation.path, { token: caller.token ?? '', body }));
        };
        const archived = await patient(world, 'own');
        await clinic.source.query('update patient set is_active = 0 where id = ?', [archived]);
        const nothing = await send(NOBODY);
        expect(nothing['http'], operation.name).toBe(404);
        expect(await send(archived), `${operation.name} by ${role}`).toEqual(nothing);
        if (isBounded(operation, role, 'assigned'))
          expect(await send(await patient(world, 'foreign'))).toEqual(nothing);
      }
    }
  });
});
