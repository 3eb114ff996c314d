import { tmpdir } from 'node:os';
import { MetricsServer } from '@cuspid/platform/api';
import type { Http, SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, expect, describe, it } from 'vitest';
import { noteTaken } from './backup/backup-taken';
import { openWholeClinic } from './testing/whole-clinic';

describe('what a process tells of itself', () => {
  let clinic: SpecClinic;
  let port: number | undefined;
  let http: Http;

  beforeAll(async () => {
    clinic = await openWholeClinic();
    const replica = await clinic.replica({ METRICS_PORT: '0', FILE_STORAGE_FOLDER: tmpdir() });
    http = replica.http;
    port = replica.app.get(MetricsServer).port;
  });
  afterAll(() => clinic.close());

  const told = async (path = '/metrics') => fetch(`http://127.0.0.1:${String(port)}${path}`);
  const valueOf = (text: string, name: string) =>
    Number(
      text
        .split('\n')
        .find((line) => line.startsWith(`${name} `))
        ?.split(' ')
        .at(-1) ?? NaN,
    );

  it('is asked on a port of its own, and only there', async () => {
    expect(port).toBeGreaterThan(0);
    expect(clinic.app.get(MetricsServer).port).toBeUndefined();
    expect((await clinic.http.call('GET', '/api/metrics')).status).toBe(404);
    expect((await told('/api/health')).status).toBe(404);
    expect((await told()).headers.get('content-type')).toContain('text/plain');
  });

  it('counts answers by the pattern of their route, never by what stands in an address', async () => {
    const desk = await clinic.person('RECEPTION');
    const id = await clinic.patient({});
    await http.as(desk, 'GET', `/api/patients/${id}`);
    await http.call('GET', `/api/patients/${id}`);
    await http.call('GET', '/api/nowhere/4711');
    const text = await (await told()).text();
    const count = (status: string) =>
      valueOf(text, `cuspid_http_request_seconds_count{method="GET",route="/api/patients/:id",status="${status}"}`);
    expect([count('2xx'), count('4xx')]).toEqual([1, 1]);
    expect(text).not.toContain('4711');
  });

  it('counts who is locked out, from nothing', async () => {
    const refused = async () => valueOf(await (await told()).text(), 'cuspid_attempts_refused_total{limit="account"}');
    expect(await refused()).toBe(0);
    const { email } = await clinic.person('NURSE');
    const guess = () => http.call('POST', '/api/auth/login', { body: { email, password: 'not-the-password-1' } });
    for (let count = 0; count < 5; count++) expect((await guess()).status).toBe(401);
    expect(await refused()).toBe(0);
    await guess();
    expect(await refused()).toBe(1);
    const text = await (await told()).text();
    expect(valueOf(text, 'cuspid_sessions_ended_total{why="refresh-token-reused"}')).toBe(0);
  });

  it('tells how old the last backup is, and of none that it is without end', async () => {
    expect(await (await told()).text()).toContain('\ncuspid_backup_age_seconds +Inf\n');
    await noteTaken(clinic.source, new Date(Date.now() - 3_600_000).toISOString());
    const age = valueOf(await (await told()).text(), 'cuspid_backup_age_seconds');
    expect(age).toBeGreaterThan(3_590);
    expect(age).toBeLessThan(3_700);
  });

  it('tells connections, streams, papers, letters, and nothing of anybody', async () => {
    const text = await (await told()).text();
    expect(valueOf(text, 'cuspid_db_connections{state="free"}')).toBeGreaterThanOrEqual(0);
    expect(valueOf(text, 'cuspid_db_connections{state="waiting"}')).toBe(0);
    expect(valueOf(text, 'cuspid_event_streams')).toBe(0);
    expect(valueOf(text, 'cuspid_pdf_pages{state="printing"}')).toBe(0);
    expect(valueOf(text, 'cuspid_letters_overdue_seconds')).toBeGreaterThanOrEqual(0);
    expect(valueOf(text, 'cuspid_files_free_ratio')).toBeGreaterThan(0);
    expect(valueOf(text, 'process_resident_memory_bytes')).toBeGreaterThan(1_000_000);
  });
});
