import { mayRole, ROLES } from '@cuspid/platform/contracts';
import type { SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWholeClinic } from '../testing/whole-clinic';
import { ask } from './asking';
import { bodyFor } from './bodies';
import { Callers, type Caller } from './callers';
import { keysOf } from './conforms';
import { addressIn, patient, type World } from './objects';
import { addressOf, isWrite, operationsOf, type Operation } from './operations';
import { inParallel, PATIENCE } from './parallel';
import { linesOf } from './policy';

/** All that would make somebody more than they are, at once. */
const RAISING = {
  role: 'ADMIN',
  permissions: ['user.manage'],
  isAdmin: true,
  isActive: true,
  mustChangePassword: false,
};
/** What one of these words is called is kept, not told. */
const SECRET = /hash|secret|password|token|salt|googleSub|^sub$|tokenHash|signature|private/i;
/** What is handed over to open a door, what only sounds so, and the audit log's head, which is to be shown around. */
const KNOWN = [
  // Of the audit log, of a frozen chart, of signed notes; that a student's finding waits: proofs and states, no secrets.
  'hash',
  'hashNow',
  'signedHash',
  // Of what a student handed in: what the supervisor's word is given on.
  'contentHash',
  'signatures',
  'awaitsCoSignature',
  'accessToken',
  'user.mustChangePassword',
  'mustChangePassword',
  'passwordExpiresAt',
  'token',
];

describe('nobody raises themselves', () => {
  let clinic: SpecClinic;
  let operations: Operation[];
  let callers: Callers;
  let other: Caller;

  beforeAll(async () => {
    clinic = await openWholeClinic();
    operations = operationsOf(clinic);
    callers = await Callers.open(clinic);
    other = await callers.make('ORTHODONTIST');
  });
  afterAll(() => clinic.close());

  const rights = async ({ person }: Caller) => {
    const [row] = await clinic.source.query(
      'select role, is_active, must_change_password, google_sub from `user` where id = ?',
      [person.id],
    );
    return row;
  };

  it(
    'by a body of any route their role opens, alone or beside what the route takes',
    async () => {
      let asked = 0;
      await inParallel(
        ROLES.filter((role) => role !== 'ADMIN'),
        3,
        async (role) => {
          const writes = operations.filter(
            (one) => isWrite(one) && one.body && linesOf(one).some((line) => mayRole(role, line)),
          );
          for (const operation of writes) {
            const caller = await callers.make(role);
            const before = await rights(caller);
            const world: World = { clinic, me: caller.person, other: other.person };
            const address = await addressIn(world, operation, 0, 'own');
            const taken = await bodyFor(operation, world);
            const token = { ...(caller.token && { token: caller.token }) };
            for (const body of [RAISING, { ...taken, ...RAISING }, { user: RAISING }, [RAISING]]) {
              await ask(clinic, operation, address, { ...token, body });
              asked += 1;
            }
            expect([operation.name, await rights(caller)]).toEqual([operation.name, before]);
          }
        },
      );
      process.stdout.write(`elevation: ${asked} bodies, 0 raised\n`);
    },
    PATIENCE,
  );

  it('by the routes that manage accounts, whatever stands at the address or in the body', async () => {
    const managing = operations.filter(
      ({ path, permissions }) => path.startsWith('/api/users') && permissions.includes('user.manage'),
    );
    for (const role of ROLES.filter((one) => one !== 'ADMIN')) {
      const caller = await callers.make(role);
      for (const operation of managing) {
        const address = addressOf(
          operation,
          operation.slots.map(() => String(caller.person.id)),
        );
        const { status } = await ask(clinic, operation, address, { token: caller.token ?? '', body: RAISING });
        expect([role, operation.name, status]).toEqual([role, operation.name, 403]);
      }
    }
    expect(managing.length).toBeGreaterThanOrEqual(5);
  });

  it('by being an administrator either: one’s own role and one’s own account stay', async () => {
    const admin = await callers.make('ADMIN');
    await callers.make('ADMIN');
    const me = `/api/users/${admin.person.id}`;
    const as = (method: string, path: string, body?: unknown) =>
      clinic.http.call(method, path, {
        token: admin.token ?? '',
        headers: { 'if-match': '"1"' },
        ...(body !== undefined && { body }),
      });
    expect((await as('PATCH', me, { role: 'NURSE' })).body['code']).toBe('not-oneself');
    expect((await as('DELETE', me)).body['code']).toBe('not-oneself');
    expect((await as('DELETE', `${me}?purge=true`)).status).toBe(409);
    expect(await rights(admin)).toMatchObject({ role: 'ADMIN', is_active: 1 });
  });

  it('onto a care team: nobody puts themselves on one, not even one they have been taken off', async () => {
    const put = operations.find(({ name }) => name === 'POST /api/patients/:id/care-team');
    if (!put) throw new Error('there is no way onto a care team');
    for (const role of ROLES) {
      const caller = await callers.make(role);
      const world: World = { clinic, me: caller.person, other: other.person };
      const foreign = await patient(world, 'foreign');
      for (const action of ['JOIN', 'LEAVE']) {
        const body = { userId: caller.person.id, action };
        const { status } = await ask(clinic, put, addressOf(put, [String(foreign)]), {
          token: caller.token ?? '',
          body,
        });
        expect([403, 404, 409], `${role} ${action}: ${status}`).toContain(status);
      }
      const [{ places }] = await clinic.source.query(
        'select count(*) as places from care_team_member where user_id = ? and patient_id = ?',
        [caller.person.id, foreign],
      );
      expect([role, Number(places)]).toEqual([role, 0]);
    }
  });

  it('past the gate of a temporary password, but by choosing another', async () => {
    const gated = await callers.make('gated');
    for (const operation of operations.filter((one) => isWrite(one) && one.body && !one.isPublic)) {
      const address = addressOf(
        operation,
        operation.slots.map(() => '1'),
      );
      await ask(clinic, operation, address, {
        token: gated.token ?? '',
        body: { ...RAISING, mustChangePassword: false },
      });
    }
    expect(await rights(gated)).toMatchObject({ must_change_password: 1 });
  });

  it('by what an answer tells: no hash, no secret, no token but the ones that are handed over', () => {
    const told = operations.flatMap(({ name, answers }) =>
      Object.entries(answers)
        .filter(([status]) => status.startsWith('2'))
        .flatMap(([, types]) => Object.values(types))
        .flatMap((schema) => (schema ? keysOf(schema) : []))
        .filter((key) => SECRET.test(key.split('.').at(-1) ?? ''))
        .map((key) => ({ name, key })),
    );
    expect(told.filter(({ key }) => !KNOWN.some((known) => key === known || key.endsWith(`.${known}`)))).toEqual([]);
    const handedOver = told.filter(({ key }) => key === 'token' || key === 'accessToken').map(({ name }) => name);
    expect(handedOver.sort()).toEqual([
      'POST /api/auth/google',
      'POST /api/auth/login',
      'POST /api/auth/refresh',
      'POST /api/queue/displays',
      'POST /api/visits/feed',
      'PUT /api/auth/password',
    ]);
  });
});
