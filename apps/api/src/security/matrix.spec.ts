import { setTimeout as sleep } from 'node:timers/promises';
import { refusal, type Answered, type SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWholeClinic } from '../testing/whole-clinic';
import { ask } from './asking';
import { bodyFor, queryFor, TAKEN_ELSEWHERE } from './bodies';
import { CALLERS, Callers, type Caller } from './callers';
import { departures } from './conforms';
import { addressIn, kindAt, OBJECTS, STATES, type State, type World } from './objects';
import { operationsOf, type Operation } from './operations';
import { inParallel, IS_LONG, PATIENCE } from './parallel';
import { linesOf, verdictOn, type Scope, type Verdict } from './policy';
import { departure, traceOf } from './traces';

/** One request of the matrix. */
interface Case {
  operation: Operation;
  caller: Caller;
  object?: { varied: number; state: State };
  attempt: number;
  verdict: Verdict;
  /** What the request is called in the trail. */
  requestId: string;
}

/** What the request is sent with besides the caller's token. */
interface Prepared {
  address: string;
  body: Record<string, unknown> | undefined;
}

/** Verdicts of the door: whoever gets one never reaches what stands behind it. */
const AT_THE_DOOR: readonly Verdict[] = ['not-signed-in', 'password-change-required', 'not-allowed'];
/** What a route wants beside address and body. */
const HEADERS: Record<string, Record<string, string>> = {
  'PUT /api/document-uploads/:id/content': { 'upload-offset': '0' },
};
/** How a route that is taken elsewhere refuses what it is sent here, if not by 422: no form, no bytes, another's note, no history. */
const REFUSES: Record<string, number> = {
  'POST /api/patients/:id/documents': 400,
  'PUT /api/document-uploads/:id/content': 400,
  'POST /api/clinical-notes/:id/strike': 403,
  'GET /api/patients/:id/history.pdf': 404,
  'POST /api/patients/:id/discounts': 404,
};
const WIDTH = 12;
/** What a malformed id is written like: one way in the short form, every way in the long one. */
const WRITINGS = IS_LONG ? 7 : 1;

describe('the matrix: every route × nine kinds of caller × every state of what stands at the address', () => {
  let clinic: SpecClinic;
  let callers: Callers;
  let operations: Operation[];
  let other: Caller;
  const standing = new Map<string, Caller>();
  const answered: { one: Case; status: number }[] = [];
  let made = 0;

  beforeAll(async () => {
    clinic = await openWholeClinic();
    operations = operationsOf(clinic);
    callers = await Callers.open(clinic);
    other = await callers.make('ORTHODONTIST');
    for (const kind of CALLERS) standing.set(kind, await callers.make(kind));
  });
  afterAll(() => clinic.close());

  const casesOf = (operation: Operation, caller: Caller, scope: Scope): Case[] => {
    const about = (object: Case['object'], attempt = 0): Case => {
      const verdict = verdictOn(operation, { kind: caller.kind, role: caller.person.role }, object, scope);
      const requestId = `matrix-case-${++made}`;
      return { operation, caller, ...(object && { object }), attempt, verdict, requestId };
    };
    if (!operation.slots.length) return [about(undefined)];
    return operation.slots.flatMap((_, varied) =>
      statesAt(operation, varied).flatMap((state) =>
        Array.from({ length: state === 'malformed' ? WRITINGS : 1 }, (_, attempt) => about({ varied, state }, attempt)),
      ),
    );
  };

  const statesAt = ({ slots }: Operation, varied: number) => {
    const canBeArchived = kindAt(slots[varied] ?? '').archive !== undefined;
    return STATES.filter((state) => (state === 'own' ? varied === 0 : state !== 'archived' || canBeArchived));
  };

  /** What may end a session or change a password is asked by somebody who is asked for nothing else. */
  const somebody = async ({ kind }: Caller, { path, method }: Operation): Promise<Caller> =>
    (path.startsWith('/api/auth/') && method !== 'GET' ? undefined : standing.get(kind)) ?? callers.make(kind);

  const prepare = async ({ operation, object, attempt }: Case, { person }: Caller): Promise<Prepared> => {
    const world: World = { clinic, me: person, other: other.person };
    const address = object ? await addressIn(world, operation, object.varied, object.state, attempt) : operation.path;
    return { address: address + (await queryFor(operation, world)), body: await bodyFor(operation, world) };
  };

  /** What is turned away at the door is made once for all of them: most of the time went into things nobody reached. */
  const turnedAway = new Map<string, Promise<Prepared>>();
  const preparedFor = (one: Case, caller: Caller): Promise<Prepared> => {
    if (!AT_THE_DOOR.includes(one.verdict)) return prepare(one, caller);
    const { operation, object, attempt } = one;
    const key = [operation.name, object?.varied, object?.state, attempt].join(' ');
    const known = turnedAway.get(key) ?? prepare(one, caller);
    turnedAway.set(key, known);
    return known;
  };

  const answerTo = async (one: Case): Promise<Answered> => {
    const caller = await somebody(one.caller, one.operation);
    const { address, body } = await preparedFor(one, caller);
    const { token } = caller;
    const headers = { 'x-request-id': one.requestId, ...HEADERS[one.operation.name] };
    return ask(clinic, one.operation, address, { headers, ...(token && { token }), ...(body && { body }) });
  };

  const judge = ({ operation, verdict, object }: Case, answer: Answered, nothing: Answered | undefined): string[] => {
    const { status, body } = answer;
    const told = `${status} ${String(body['code'])}`;
    const should = (expected: string) => (told === expected ? [] : [`${told} instead of ${expected}`]);
    if (verdict === 'not-signed-in') return should('401 not-signed-in');
    if (verdict === 'password-change-required') return should('403 password-change-required');
    if (verdict === 'not-allowed') {
      const missing = linesOf(operation).filter((line) => !String(body['detail']).includes(`“${line}”`));
      return [...should('403 not-allowed'), ...missing.map((line) => `does not say that ${line} is missing`)];
    }
    if (verdict === 'open' && status < 300) {
      const described = operation.answers[String(status)];
      if (!described) return [`${told} is no answer the document knows`];
      const schema = described['application/json'];
      if (schema) return departures(schema, JSON.parse(answer.bytes.toString()));
    }
    if (verdict === 'malformed') return [400, 404, 422].includes(status) ? [] : [`${told} for a malformed id`];
    if (verdict === 'not-found') {
      const same = nothing && JSON.stringify(refusal(nothing)) === JSON.stringify(refusal(answer));
      return [...should('404 not-found'), ...(same ? [] : ['looks different from what never was'])];
    }
    if (!object || operation.isPublic) return status < 500 && status !== 403 ? [] : [`${told} though it is open`];
    // What is within reach answers, or says which state of it stands in the way: never that it is not there.
    const isTaken =
      // What it wants is not there: told in words, and taken in a spec of its own.
      (status === (REFUSES[operation.name] ?? 422) && TAKEN_ELSEWHERE[operation.name] !== undefined) ||
      status < 400 ||
      status === 409 ||
      status === 412 ||
      (status === 503 && operation.path.endsWith('.pdf'));
    return isTaken ? [] : [`${told} though it is open`];
  };

  /** Everything one caller can ask of one route; says what was answered otherwise than written. */
  const walk = async (operation: Operation, caller: Caller, scope: Scope) => {
    const cases = casesOf(operation, caller, scope).sort((a) => (a.object?.state === 'missing' ? -1 : 0));
    const nothing = new Map<number, Answered>();
    const wrong: string[] = [];
    for (const one of cases) {
      const answer = await answerTo(one);
      answered.push({ one, status: answer.status });
      const varied = one.object?.varied ?? -1;
      if (one.object?.state === 'missing') nothing.set(varied, answer);
      for (const fault of judge(one, answer, nothing.get(varied))) {
        wrong.push(`${operation.name} by ${caller.kind}, ${one.object?.state ?? 'no object'}: ${fault}`);
      }
    }
    return { count: cases.length, denied: cases.filter(({ verdict }) => verdict === 'not-allowed').length, wrong };
  };

  const walkAll = async (scope: Scope) => {
    const pairs = operations.flatMap((operation) => [...standing.values()].map((caller) => ({ operation, caller })));
    const walked = await inParallel(pairs, WIDTH, ({ operation, caller }) => walk(operation, caller, scope));
    return {
      count: walked.reduce((sum, { count }) => sum + count, 0),
      denied: walked.reduce((sum, { denied }) => sum + denied, 0),
      wrong: walked.flatMap(({ wrong }) => wrong),
    };
  };

  it('knows what stands at every address of the running router, and nothing that is not there', () => {
    const slots = new Set(operations.flatMap((operation) => operation.slots));
    for (const slot of slots) expect(() => kindAt(slot)).not.toThrow();
    expect(Object.keys(OBJECTS).filter((slot) => !slots.has(slot))).toEqual([]);
  });

  it.each(IS_LONG ? (['assigned', 'clinic'] as const) : (['assigned'] as const))(
    'is answered as it is written where dentists see the patients who are %s',
    async (scope) => {
      await clinic.source.query(
        "insert into clinic_setting (id, name, time_zone, currency, care_team_scope) values (1, 'Clinic', 'Asia/Colombo', 'LKR', ?) on duplicate key update care_team_scope = ?",
        [scope, scope],
      );
      await sleep(1_200); // settings are believed for a second
      const { count, denied, wrong } = await walkAll(scope);
      process.stdout.write(
        `matrix (${scope}): ${operations.length} routes, ${count} combinations, ${wrong.length} deviations, ${denied} denied\n`,
      );
      expect(wrong).toEqual([]);
      expect(count).toBeGreaterThan(900);
    },
    PATIENCE,
  );

  it('leaves the trace it should: of every change, every denied try and every read of a patient, and of nothing else', async () => {
    const trail = new Map<string, string[]>();
    await sleep(1_500); // reads are written within a second
    const rows: { request_id: string; action: string }[] = await clinic.source.query(
      "select request_id, action from audit_entry where request_id like 'matrix-case-%'",
    );
    for (const { request_id, action } of rows) trail.set(request_id, [...(trail.get(request_id) ?? []), action]);
    const wrong = answered.flatMap(({ one, status }) => {
      const actions = trail.get(one.requestId) ?? [];
      const fault = departure(traceOf(one.operation, one.verdict, one.object, status), actions);
      return fault ? [`${one.operation.name} by ${one.caller.kind}, ${one.object?.state}, ${status}: ${fault}`] : [];
    });
    process.stdout.write(`traces: ${answered.length} requests, ${rows.length} entries, ${wrong.length} deviations\n`);
    expect([...new Set(wrong)]).toEqual([]);
  });
});
