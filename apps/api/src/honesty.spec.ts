import { PERMISSIONS } from '@cuspid/platform/contracts';
import type { SpecClinic } from '@cuspid/platform/testing';
import { getMetadataStorage } from 'class-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describe as describeApi } from './console';
import { declaredRoutes, routedRoutes, type Route } from './testing/routes';
import { openWholeClinic } from './testing/whole-clinic';

/** What is routed besides: the console, and Nest's own way into its middleware and its 404. No domain's, in no document. */
const NOT_OURS = /^GET \/api\/(docs|openapi\.json)|^[A-Z-]+ \/api(\{.*\})?$/;
const NAMED: readonly unknown[] = PERMISSIONS;

describe('the API is honest', () => {
  let clinic: SpecClinic;
  let routes: Route[];

  beforeAll(async () => {
    clinic = await openWholeClinic();
    routes = declaredRoutes(clinic.app);
  });
  afterAll(() => clinic.close());

  it('has routes of every domain to be honest about', () => {
    for (const path of [
      'auth/login',
      'staff',
      'chairs',
      'patients',
      'visits',
      'queue',
      'events',
      'health',
      'dental-chart',
    ]) {
      expect(
        routes.some((route) => route.path.includes(path)),
        path,
      ).toBe(true);
    }
  });

  it('is public or names a permission of the matrix, never both, on every route', () => {
    for (const { name, isPublic, permissions, answersWhileGated } of routes) {
      expect(isPublic, name).toBe(permissions.length === 0);
      for (const permission of permissions) expect(NAMED, name).toContain(permission);
      expect(new Set(permissions).size, name).toBe(permissions.length);
      if (answersWhileGated) expect(permissions, name).toEqual(['account.self']);
    }
  });

  it('opens to everybody only what must be', () => {
    expect(
      routes
        .filter(({ isPublic }) => isPublic)
        .map(({ name }) => name)
        .sort(),
    ).toEqual([
      'GET /api/auth/google',
      'GET /api/auth/google/callback',
      'GET /api/health',
      'GET /api/health/live',
      'GET /api/health/ready',
      'GET /api/queue/display/:token',
      'GET /api/queue/display/:token/events',
      'GET /api/settings/logo',
      'GET /api/visit-links/:token',
      'GET /api/visits/feed/:token.ics',
      'POST /api/auth/google',
      'POST /api/auth/login',
      'POST /api/auth/password/forgot',
      'POST /api/auth/password/reset',
      'POST /api/auth/refresh',
      'POST /api/visit-links/:token/cancel',
      'POST /api/visit-links/:token/confirm',
      'POST /api/visit-links/:token/opt-out',
      'POST /api/visit-links/:token/resubscribe',
    ]);
  });

  it('answers to a temporary password on one’s own profile, password and sign-out alone', () => {
    expect(
      routes
        .filter(({ answersWhileGated }) => answersWhileGated)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['GET /api/auth/profile', 'POST /api/auth/logout', 'PUT /api/auth/password']);
  });

  it('checks every body and query against a class whose every field has a rule', () => {
    for (const { name, inputs } of routes) {
      for (const { kind, type, field } of inputs.filter((input) => input.kind !== 'param')) {
        expect(field, `${name}: a whole ${kind}, never one key of it`).toBeUndefined();
        // `import type` of a DTO leaves `Object` here, and nothing would be checked.
        expect(typeof type === 'function' && type !== Object && type !== Array, `${name}: ${kind} has no class`).toBe(
          true,
        );
        if (typeof type !== 'function') continue;
        const rules = getMetadataStorage().getTargetValidationMetadatas(type, '', true, false);
        expect(rules.length, `${name}: ${type.name} has no rule`).toBeGreaterThan(0);
      }
    }
  });

  it('takes an id in the address as text or through a pipe of its own', () => {
    for (const { name, inputs } of routes) {
      for (const { type, pipes } of inputs.filter(({ kind }) => kind === 'param')) {
        expect(type === String || (type === Number && pipes > 0), name).toBe(true);
      }
    }
  });

  it('declares, routes and describes the same routes', () => {
    const declared = routes.map(({ name }) => name).sort();
    expect(new Set(declared).size).toBe(declared.length);
    expect(
      routedRoutes(clinic.app)
        .filter((name) => !NOT_OURS.test(name))
        .sort(),
    ).toEqual(declared);
    const described = operations(clinic).map(({ method, path }) => `${method} ${path.replace(/\{(\w+)\}/g, ':$1')}`);
    expect(described.sort()).toEqual(declared);
  });

  it('says of every operation what it is for, in which group, and who may', () => {
    for (const { method, path, operation } of operations(clinic)) {
      const name = `${method} ${path}`;
      const route = routes.find((one) => one.name === name.replace(/\{(\w+)\}/g, ':$1'));
      expect(operation.tags?.length, `${name}: group`).toBe(1);
      expect(operation.summary?.length, `${name}: what it is for`).toBeGreaterThan(5);
      expect([Reflect.get(operation, 'x-permission') ?? []].flat(), name).toEqual(route?.permissions);
      expect(operation.security?.length ?? 0, name).toBe(route?.isPublic ? 0 : 1);
      const statuses = Object.keys(operation.responses);
      expect(
        statuses.some((status) => /^[23]/.test(status)),
        `${name}: its answer`,
      ).toBe(true);
    }
  });

  it('serves the document it means', async () => {
    const { status, body } = await clinic.http.call('GET', '/api/openapi.json');
    expect(status).toBe(200);
    expect(body['paths']).toEqual(JSON.parse(JSON.stringify(describeApi(clinic.app).paths)));
  });
});

function operations(clinic: SpecClinic) {
  return Object.entries(describeApi(clinic.app).paths).flatMap(([path, item]) =>
    (['get', 'post', 'put', 'patch', 'delete'] as const).flatMap((method) => {
      const operation = item[method];
      return operation ? [{ method: method.toUpperCase(), path, operation }] : [];
    }),
  );
}
