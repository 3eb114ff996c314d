import { mayRole, PERMISSIONS, ROLES, type Permission } from '@cuspid/platform/contracts';
import { SPEC_PASSWORD, type Answered, type Person, type SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { declaredRoutes, type Route } from './testing/routes';
import { openWholeClinic } from './testing/whole-clinic';

const isPermission = (value: unknown): value is Permission => PERMISSIONS.some((permission) => permission === value);

/** Records nobody has: what the role may do shows all the same. */
const addressOf = ({ path }: Route) => path.replace(/:token/g, 'never-given-out').replace(/:\w+/g, '4294967290');

describe('the matrix, route by route', () => {
  let clinic: SpecClinic;
  let routes: Route[];

  beforeAll(async () => {
    clinic = await openWholeClinic();
    routes = declaredRoutes(clinic.app);
  });
  afterAll(() => clinic.close());

  const fresh = async ({ email }: Person) => {
    const { body } = await clinic.http.call('POST', '/api/auth/login', { body: { email, password: SPEC_PASSWORD } });
    return String(body['accessToken']);
  };

  /** Calls the route with an empty body; a stream is left as soon as it has begun. */
  const call = async (route: Route, token?: string): Promise<Pick<Answered, 'status' | 'body'>> => {
    const hasBody = route.inputs.some(({ kind }) => kind === 'body');
    if (!route.path.endsWith('/events')) {
      return clinic.http.call(route.method, addressOf(route), {
        ...(token && { token }),
        ...(hasBody && { body: {} }),
      });
    }
    const leave = new AbortController();
    const headers = { ...(token && { authorization: `Bearer ${token}` }) };
    const answer = await fetch(clinic.http.base + addressOf(route), { headers, signal: leave.signal });
    const { status } = answer;
    const body: Record<string, unknown> = status === 200 ? {} : JSON.parse(await answer.text());
    leave.abort();
    return { status, body };
  };

  it.each(ROLES)(
    'lets %s do what the matrix says and nothing else, and says which permission is missing',
    async (role) => {
      const person = await clinic.person(role);
      const token = await fresh(person);
      for (const route of routes) {
        const { permissions, name, isPublic } = route;
        // Signing out ends the session: with one of its own.
        const { status, body } = await call(route, name.endsWith('/logout') ? await fresh(person) : token);
        if (isPublic || permissions.some((permission) => isPermission(permission) && mayRole(role, permission))) {
          expect(status, name).not.toBe(403);
          if (!isPublic) expect(status, name).not.toBe(401);
        } else {
          expect([name, status, body['code']]).toEqual([name, 403, 'not-allowed']);
          for (const permission of permissions) expect(body['detail'], name).toContain(`“${String(permission)}”`);
        }
        expect(status, `${name}: ${JSON.stringify(body)}`).toBeLessThan(500);
      }
    },
  );

  it('lets nobody do anything who is not signed in', async () => {
    for (const route of routes.filter(({ isPublic }) => !isPublic)) {
      const { status, body } = await call(route);
      expect([route.name, status, body['code']]).toEqual([route.name, 401, 'not-signed-in']);
    }
  });

  it('lets nobody do anything who has been deactivated, token or not', async () => {
    const gone = await clinic.person('ADMIN');
    const token = await fresh(gone);
    await clinic.source.query('update `user` set is_active = 0 where id = ?', [gone.id]);
    for (const route of routes.filter(({ isPublic }) => !isPublic)) {
      expect((await call(route, token)).status, route.name).toBe(401);
    }
  });

  it('opens nothing but one’s own account with a temporary password', async () => {
    const gated = await clinic.person('ADMIN', { mustChangePassword: true });
    for (const route of routes.filter(({ isPublic }) => !isPublic)) {
      const { status, body } = await call(route, await fresh(gated));
      if (route.answersWhileGated) expect(status, route.name).not.toBe(403);
      else expect([route.name, status, body['code']]).toEqual([route.name, 403, 'password-change-required']);
    }
  });
});
