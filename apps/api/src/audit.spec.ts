import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWholeClinic } from './testing/whole-clinic';

describe('the audit log over HTTP', () => {
  let clinic: SpecClinic;
  let admin: Person, student: Person;
  let patient: number;

  beforeAll(async () => {
    clinic = await openWholeClinic();
    [admin, student] = [await clinic.person('ADMIN', { name: 'Ana' }), await clinic.person('STUDENT')];
    patient = await clinic.patient({ firstName: 'Malini', lastName: 'Silva' });
  });
  afterAll(() => clinic.close());

  const get = (path: string, person = admin) => clinic.http.as(person, 'GET', `/api/audit-logs${path}`);
  const items = async (query: string) => {
    const { body } = await get(query);
    return Array.isArray(body['items']) ? body['items'] : [];
  };

  it('is for administrators', async () => {
    for (const path of ['', '/actions', '/verify', '/export.csv']) {
      expect((await get(path, student)).status, path).toBe(403);
      expect((await clinic.http.call('GET', `/api/audit-logs${path}`)).status, path).toBe(401);
      expect((await get(path)).status, path).toBe(200);
    }
  });

  it('tells of a patient somebody reached for who is not theirs, and of none who does not exist', async () => {
    expect((await clinic.http.as(student, 'GET', `/api/patients/${patient}`)).status).toBe(404);
    expect((await clinic.http.as(student, 'GET', '/api/patients/4294967290')).status).toBe(404);
    const query = `?kind=denied&entity=patient&actorId=${student.id}`;
    await expect.poll(() => items(query), { timeout: 1_500 }).toHaveLength(1);
    expect(await items(query)).toMatchObject([
      {
        action: 'access.denied',
        kind: 'denied',
        actor: { id: student.id, role: 'STUDENT' },
        patient: { id: patient, name: 'Malini Silva', code: expect.any(String) },
        after: { permission: 'patient.read' },
        address: '127.0.0.1',
        requestId: expect.any(String),
      },
    ]);
  });

  it('refuses filters it does not know or that would read all of it (422 and 400), page by page within bounds', async () => {
    for (const [query, status] of [
      ['?text=x', 422],
      ['?entityId=3', 422],
      ['?actorId=x', 422],
      ['?cursor=made-up', 422],
      ['?limit=101', 422],
      ['?kind=everything', 422],
      ['?from=yesterday', 422],
      ['?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z', 422],
    ] as const) {
      expect([query, (await get(query)).status]).toEqual([query, status]);
    }
    expect((await get('?password=x')).status).toBeGreaterThanOrEqual(400);
  });

  it('is proven on request, and the last proof is given without reading anything', async () => {
    const first = await get('/verify');
    expect(first.body).toMatchObject({ isIntact: true, firstBroken: null, checked: expect.any(Number) });
    expect((await get('/verify?last=true')).body).toEqual(first.body);
    await clinic.source.query('drop trigger audit_entry_no_update');
    await clinic.source.query("update audit_entry set address = '10.9.9.9' where id = 1");
    expect((await get('/verify?last=true')).body).toMatchObject({ isIntact: true });
    expect((await get('/verify')).body).toMatchObject({
      isIntact: false,
      firstBroken: { what: 'changed', position: 1, entryId: 1 },
    });
  });

  it('leaves as a CSV file that no cache keeps', async () => {
    const { headers, bytes } = await get(`/export.csv?patientId=${patient}`);
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="audit-\d{4}-\d\d-\d\d\.csv"$/);
    expect(headers.get('cache-control')).toContain('no-store');
    expect(bytes.toString()).toContain('Malini Silva');
  });
});
