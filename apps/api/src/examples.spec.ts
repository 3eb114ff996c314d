import { randomUUID } from 'node:crypto';
import { mayRole, PERMISSIONS, ROLES } from '@cuspid/platform/contracts';
import { SPEC_PASSWORD, type SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describe as describeApi } from './console';
import { openWholeClinic } from './testing/whole-clinic';

interface Example {
  method: 'POST' | 'PUT' | 'PATCH';
  path: string;
  permission: unknown;
  body: unknown;
}

describe('the examples of the console', () => {
  let clinic: SpecClinic;
  beforeAll(async () => {
    clinic = await openWholeClinic();
  });
  afterAll(() => clinic.close());

  const examples = (): Example[] =>
    Object.entries(describeApi(clinic.app).paths).flatMap(([path, { post, put, patch }]) =>
      (
        [
          ['POST', post],
          ['PUT', put],
          ['PATCH', patch],
        ] as const
      ).flatMap(([method, operation]) => {
        if (!operation?.requestBody || '$ref' in operation.requestBody) return [];
        const permission = new Map(Object.entries(operation)).get('x-permission');
        const json = operation.requestBody.content['application/json'];
        return (json ? [json] : []).map(({ example }) => ({
          method,
          path,
          permission,
          body: example,
        }));
      }),
    );

  /** A person the route is for, with a patient of theirs at the address and their own password where one is asked for. */
  const execute = async ({ method, path, permission, body }: Example) => {
    const needed = PERMISSIONS.filter((one) => [permission].flat().includes(one));
    const person = await clinic.person(ROLES.find((role) => needed.some((one) => mayRole(role, one))) ?? 'ADMIN');
    const patient = await clinic.patient({}, [person]);
    const address = path.replace('{id}', String(patient)).replace(/\{\w+\}/g, '1');
    const isObject = typeof body === 'object' && body !== null;
    const own = isObject && 'currentPassword' in body ? { currentPassword: SPEC_PASSWORD } : {};
    const asked = {
      body: isObject ? { ...body, ...own } : body,
      headers: { 'if-match': '"1"', 'idempotency-key': randomUUID() },
    };
    return clinic.http.as(person, method, address, asked);
  };

  it('register a patient and record a finding at the first press', async () => {
    for (const path of ['/api/patients', '/api/patients/{id}/dental-chart/entries', '/api/patients/{id}/alerts']) {
      const example = examples().find((one) => one.path === path && one.method === 'POST');
      expect([path, example && (await execute(example)).status]).toEqual([path, 201]);
    }
  });

  it('are taken by the routes they stand at: whoever presses Execute is told of no field that is wrong', async () => {
    const all = examples();
    const refused: unknown[] = [];
    for (const example of all) {
      const { status, body } = await execute(example);
      if (![200, 201, 204, 401, 404, 409, 412].includes(status)) refused.push([example, status, body]);
    }
    expect(refused).toEqual([]);
    expect(all.length).toBeGreaterThan(15);
  });
});
