import fc from 'fast-check';
import { mayRole, ROLES } from '@cuspid/platform/contracts';
import type { SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWholeClinic } from '../testing/whole-clinic';
import { requestsTo, type Sent } from './arbitraries';
import { forgetAttempts } from './asking';
import { uncalm } from './calm';
import { Callers, type Caller } from './callers';
import { departures } from './conforms';
import { kindAt, type World } from './objects';
import { addressOf, operationsOf, type Operation } from './operations';
import { inParallel, IS_LONG, PATIENCE } from './parallel';
import { linesOf } from './policy';

/** Requests altogether: the same seed (FUZZ_SEED) sends the same ones again. */
const TOTAL = IS_LONG ? 50_000 : 2_000;
/** Ids up to here are tried by chance (arbitraries.ts). */
const HIT = 60;
const SEED = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31);

describe(`any request at all (FUZZ_SEED=${SEED})`, () => {
  let clinic: SpecClinic;
  let callers: Callers;
  let other: Caller;
  let operations: Operation[];
  const told = new Map<number, number>();

  beforeAll(async () => {
    clinic = await openWholeClinic();
    // Those a number in an address hits: whatever becomes of them, who asks stays.
    for (let made = 0; made < HIT; made++) await clinic.person(ROLES[made % ROLES.length] ?? 'NURSE');
    callers = await Callers.open(clinic);
    other = await callers.make('ORTHODONTIST');
    operations = operationsOf(clinic).filter(({ isStream }) => !isStream);
  });
  afterAll(() => clinic.close());

  const send = async (operation: Operation, { values, query, body, headers }: Sent, { person, token }: Caller) => {
    const world: World = { clinic, me: person, other: other.person };
    const placed: string[] = [];
    for (const [index, value] of values.entries()) {
      const made = async () =>
        kindAt(operation.slots[index] ?? '').make(
          world,
          'own',
          placed.filter((one) => /^\d+$/.test(one)),
        );
      // A child of something made up has no parent to be made under.
      const isPossible = placed.every((_, before) => values[before] === null);
      placed.push(value ?? (isPossible ? await made() : '1'));
    }
    if (operation.isCounted) await forgetAttempts(clinic);
    const sent = body !== undefined && operation.method !== 'GET';
    const response = await fetch(`${clinic.http.base}${addressOf(operation, placed)}${query && `?${query}`}`, {
      method: operation.method,
      redirect: 'manual',
      headers: {
        ...(sent && { 'content-type': 'application/json' }),
        ...headers,
        ...(token && { authorization: `Bearer ${token}` }),
      },
      ...(sent && { body }),
    });
    return { status: response.status, type: response.headers.get('content-type') ?? '', text: await response.text() };
  };

  const wrongWith = (operation: Operation, answer: Awaited<ReturnType<typeof send>>): string[] => {
    told.set(answer.status, (told.get(answer.status) ?? 0) + 1);
    const schema = operation.answers[String(answer.status)]?.['application/json'];
    const isAnswer = answer.status < 300 && schema && answer.type.startsWith('application/json');
    return isAnswer ? departures(schema, JSON.parse(answer.text)) : uncalm(answer);
  };

  /** Somebody the route is for; who may end their own session here begins another each time. */
  const somebodyFor = (operation: Operation) => {
    const role = ROLES.find((one) => linesOf(operation).some((line) => mayRole(one, line))) ?? 'ADMIN';
    const isOnce = operation.method !== 'GET' && operation.path.startsWith('/api/auth');
    let standing: Promise<Caller> | undefined;
    return {
      next: () => (isOnce || !standing ? (standing = callers.make(role)) : standing),
      forget: () => (standing = undefined),
    };
  };

  it(
    'is answered or refused in our own words: no failure, no stack, no SQL, no key nobody has described',
    async () => {
      const numRuns = Math.ceil(TOTAL / operations.length);
      const failures: string[] = [];
      await inParallel(operations, 10, async (operation) => {
        const somebody = somebodyFor(operation);
        const property = fc.asyncProperty(requestsTo(operation), async (sent) => {
          const answer = await send(operation, sent, await somebody.next());
          if (answer.status === 401) somebody.forget(); // a request of this suite has ended the session
          expect(wrongWith(operation, answer), `${answer.status} ${answer.text}`).toEqual([]);
        });
        const {
          failed,
          counterexample,
          seed,
          errorInstance: error,
        } = await fc.check(property, { seed: SEED, numRuns });
        if (failed) failures.push(`${operation.name} (FUZZ_SEED=${seed}): ${JSON.stringify(counterexample)} ${error}`);
      });
      const asked = [...told.values()].reduce((sum, count) => sum + count, 0);
      const spread = [...told].sort(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`);
      process.stdout.write(`fuzz: ${asked} requests, seed ${SEED}, ${spread.join(', ')}\n`);
      expect(failures, failures.join('\n')).toEqual([]);
      expect(asked).toBeGreaterThanOrEqual(TOTAL);
      // Were every request refused at the door, nothing behind it would have been tried.
      expect((told.get(200) ?? 0) + (told.get(201) ?? 0)).toBeGreaterThan(asked / 20);
      expect(told.get(401) ?? 0).toBeLessThan(asked / 10);
    },
    PATIENCE,
  );
});
