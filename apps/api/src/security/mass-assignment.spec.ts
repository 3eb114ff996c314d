import { setTimeout as sleep } from 'node:timers/promises';
import { mayRole, ROLES } from '@cuspid/platform/contracts';
import type { SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWholeClinic } from '../testing/whole-clinic';
import { ask } from './asking';
import { bodyFor, TAKEN_ELSEWHERE } from './bodies';
import { Callers, type Caller } from './callers';
import { addressIn, type World } from './objects';
import { isWrite, operationsOf, type Operation, type Schema } from './operations';
import { inParallel, PATIENCE } from './parallel';
import { linesOf } from './policy';

/** What only the clinic itself may set, and the doors to an object's prototype. */
const INJECTED: Record<string, unknown> = {
  role: 'ADMIN',
  status: 'COMPLETED',
  state: 'ACTIVE',
  id: 1,
  version: 99,
  createdBy: 1,
  createdById: 1,
  createdAt: '2020-01-01T00:00:00.000Z',
  authorId: 1,
  userId: 1,
  patientId: 1,
  amountPaid: 1,
  mustChangePassword: false,
  isActive: true,
  isAdmin: true,
  permissions: ['user.manage'],
  passwordHash: '$argon2id$v=19$m=19456,t=2,p=1$AAAA$AAAA',
  passwordExpiresAt: '2099-01-01T00:00:00.000Z',
  googleSub: '1',
  sessionId: 1,
  tokenHash: 'a'.repeat(64),
  ['__proto__']: { isAdmin: true },
  constructor: { prototype: { isAdmin: true } },
  prototype: { isAdmin: true },
  toString: 'x',
  '': 'x',
};

/** What the clinic writes by itself, whatever is asked. */
const BY_ITSELF =
  /^(audit|live_event|idempotency_key|attempt|session|refresh_token|migrations|typeorm_metadata|rate|report_(day|rollup|touch))/;

/** The bodies with one key too many: at the top, and in each object inside. */
function* spoilt(body: Record<string, unknown>, schema: Schema): Generator<{ key: string; body: unknown }> {
  for (const [key, value] of Object.entries(INJECTED)) {
    if (!Object.hasOwn(schema.properties ?? {}, key)) yield { key, body: withKey(body, key, value) };
  }
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    const inside: unknown = body[name];
    const [first]: unknown[] = Array.isArray(inside) ? inside : [inside];
    const shape = field.items ?? field;
    if (!shape.properties || typeof first !== 'object' || first === null) continue;
    for (const one of spoilt({ ...first }, shape)) {
      yield { key: `${name}.${one.key}`, body: { ...body, [name]: Array.isArray(inside) ? [one.body] : one.body } };
    }
  }
}

/** `__proto__` too becomes a key like any other, as it does when JSON is read. */
const withKey = (body: object, key: string, value: unknown) =>
  Object.defineProperty({ ...body }, key, { value, enumerable: true });

describe('a field that is not for the caller to set', () => {
  let clinic: SpecClinic;
  let callers: Callers;
  let other: Caller;
  let tables: string[];

  beforeAll(async () => {
    clinic = await openWholeClinic();
    callers = await Callers.open(clinic);
    other = await callers.make('ORTHODONTIST');
    const found: Record<string, string>[] = await clinic.source.query('show tables');
    tables = found.map((row) => Object.values(row)[0] ?? '').filter((name) => !BY_ITSELF.test(name));
  });
  afterAll(() => clinic.close());

  /** What each table holds, in one word. */
  const content = async (): Promise<Map<string, string>> => {
    const rows: { Table: string; Checksum: unknown }[] = await clinic.source.query(
      'checksum table ' + tables.map((name) => `\`${name}\``).join(', '),
    );
    const [{ sessions }] = await clinic.source.query('select count(*) as sessions from `session`');
    return new Map([
      ...rows.map(({ Table, Checksum }) => [Table, String(Checksum)] as const),
      ['session', `${sessions}`],
    ]);
  };

  /** Letters that are sent, files that are checked or removed and rules that are carried over all patients change rows meanwhile: the next count begins once they are done. */
  const settled = async () => {
    for (let left = 1; left;) {
      const [{ due }] = await clinic.source.query(
        `select (select count(*) from mail_outbox where status = 'DUE')
           + (select count(*) from patient_import where state in ('CHECKING', 'IMPORTING', 'UNDOING') or leased_until is not null)
           + (select count(*) from document_object where is_doomed = 1)
           + (select count(*) from recall_rule where rebuilt_through < 4294967295) as due`,
      );
      left = Number(due);
      if (left) await sleep(50);
    }
  };

  const callerFor = (operation: Operation) =>
    callers.make(ROLES.find((role) => linesOf(operation).some((line) => mayRole(role, line))) ?? 'ADMIN');

  it(
    'is refused by every route that takes a body, wherever it stands in it, and changes nothing',
    async () => {
      let asked = 0;
      const wrong: string[] = [];
      for (const operation of operationsOf(clinic).filter((one) => isWrite(one) && one.body)) {
        const { person, token } = await callerFor(operation);
        const world: World = { clinic, me: person, other: other.person };
        const address = await addressIn(world, operation, 0, 'own');
        const body = (await bodyFor(operation, world)) ?? {};
        const send = (sent: unknown) => ask(clinic, operation, address, { ...(token && { token }), body: sent });
        await settled();
        const before = await content();
        const refused = await inParallel([...spoilt(body, operation.body ?? {})], 8, async (one) => ({
          key: one.key,
          answer: await send(one.body),
        }));
        asked += refused.length;
        for (const { key, answer } of refused) {
          if (![400, 422].includes(answer.status)) wrong.push(`${operation.name} took “${key}”: ${answer.status}`);
        }
        const after = await content();
        const changed = [...after.keys()].filter((table) => after.get(table) !== before.get(table));
        if (changed.length) wrong.push(`${operation.name} changed ${changed.join(', ')}`);
        // The same body without the key is taken: it was refused for nothing else.
        const { status, bytes } = await send(body);
        const isExcused = TAKEN_ELSEWHERE[operation.name] !== undefined;
        if (status >= 300 && !isExcused) wrong.push(`${operation.name} refuses its own example: ${status} ${bytes}`);
      }
      process.stdout.write(`mass assignment: ${asked} bodies, ${wrong.length} taken\n`);
      expect(wrong).toEqual([]);
      expect(Reflect.get({}, 'isAdmin')).toBeUndefined();
    },
    PATIENCE,
  );
});
