import type { AccessLogFilter } from '@cuspid/patients/contracts/dto';
import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AlertsService } from '../alerts.service';
import { PatientsService } from '../patients.service';
import { count, openPatientsClinic } from '../testing/patients-clinic';
import { AccessLog } from './access-log';

describe('who looked at a record', () => {
  let clinic: SpecClinic;
  let admin: Person, nurse: Person, reception: Person, other: Person;

  beforeAll(async () => {
    clinic = await openPatientsClinic();
    admin = await clinic.person('ADMIN', { name: 'Zoë Admin' });
    [nurse, other] = [await clinic.person('NURSE', { name: '@Nimal' }), await clinic.person('NURSE')];
    reception = await clinic.person('RECEPTION', { name: 'Ana Reception' });
  });
  afterAll(() => clinic.close());

  const lines = async (id: number, filter: AccessLogFilter = {}) =>
    (await clinic.get(AccessLog).page(admin, id, { limit: 100, ...filter })).items;
  const told = async (id: number, filter: AccessLogFilter = {}) =>
    (await lines(id, filter)).map(({ person, action, times }) => [person?.name, action, times]);

  /** A patient whom two people had open on two days. */
  const lookedAt = async () => {
    const id = await clinic.patient();
    const noted = (at: string, by: Person, action: string) =>
      clinic.source.query(
        'insert into audit_entry (at, actor_id, actor_name, role, action, entity, entity_id, patient_id) values (?, ?, ?, ?, ?, ?, ?, ?)',
        [at, by.id, by.name, by.role, action, 'patient', id, id],
      );
    for (const minute of ['01', '02', '03']) await noted(`2026-03-01 09:${minute}:00`, nurse, 'patient.read');
    await noted('2026-03-01 09:30:00', nurse, 'alert.read');
    await noted('2026-03-01 10:00:00', reception, 'patient.changed');
    // Half past one in the night of the clinic: the next day there.
    await noted('2026-03-01 20:00:00', reception, 'patient.read');
    return id;
  };

  it('is a line for each person, day and act, newest day of the clinic first, with how often and when', async () => {
    const id = await lookedAt();
    expect(await told(id, { to: '2026-03-02' })).toEqual([
      ['Ana Reception', 'patient.read', 1],
      ['@Nimal', 'alert.read', 1],
      ['@Nimal', 'patient.read', 3],
      ['Ana Reception', 'patient.changed', 1],
    ]);
    const [night, , often] = await lines(id, { to: '2026-03-02' });
    expect([night?.day, often?.day]).toEqual(['2026-03-02', '2026-03-01']);
    expect(often).toMatchObject({ firstAt: '2026-03-01T09:01:00.000Z', lastAt: '2026-03-01T09:03:00.000Z' });
  });

  it('is the same lines once each, whatever the size of a page', async () => {
    const id = await lookedAt();
    const whole = await told(id, { to: '2026-03-02' });
    const walked: unknown[] = [];
    let cursor: string | undefined;
    do {
      const page = await clinic
        .get(AccessLog)
        .page(admin, id, { limit: 1, to: '2026-03-02', ...(cursor && { cursor }) });
      walked.push(...page.items.map(({ person, action, times }) => [person?.name, action, times]));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(walked).toEqual(whole);
  });

  it('holds who looked at a record that became part of this one, before it did', async () => {
    const [stays, goes] = [await lookedAt(), await lookedAt()];
    await clinic.source.query('update patient set merged_into_id = ?, is_active = 0 where id = ?', [stays, goes]);
    expect(await told(stays, { to: '2026-03-02' })).toEqual([
      ['Ana Reception', 'patient.read', 2],
      ['@Nimal', 'alert.read', 2],
      ['@Nimal', 'patient.read', 6],
      ['Ana Reception', 'patient.changed', 2],
    ]);
  });

  it('is narrowed by person, kind and days', async () => {
    const id = await lookedAt();
    const past = { to: '2026-03-02' };
    expect(await told(id, { ...past, actorId: nurse.id })).toHaveLength(2);
    expect(await told(id, { ...past, kind: 'change' })).toEqual([['Ana Reception', 'patient.changed', 1]]);
    expect(await told(id, { from: '2026-03-02', to: '2026-03-02' })).toHaveLength(1);
    await expect(lines(id, { from: '2026-03-02', to: '2026-03-01' })).rejects.toMatchObject({ status: 422 });
  });

  it('holds what people really do, and that somebody looked here; of one patient nothing about another', async () => {
    const [id, foreign] = [await clinic.patient(), await clinic.patient()];
    await clinic.get(PatientsService).one(reception, id);
    await clinic.get(AlertsService).of(nurse, id);
    await clinic.get(PatientsService).one(other, foreign);
    await expect
      .poll(async () => (await told(id)).map(([, action]) => action))
      .toEqual(expect.arrayContaining(['patient.read', 'alert.read', 'access-log.read']));
    expect((await lines(id)).some(({ person }) => person?.id === other.id)).toBe(false);
  });

  it('is handed out as a file no spreadsheet carries out, and noted before it leaves', async () => {
    const id = await lookedAt();
    const { bytes, headers, status } = await clinic.http.as(
      admin,
      'GET',
      `/api/patients/${id}/access-log.csv?to=2026-03-02`,
    );
    expect(status).toBe(200);
    expect(headers.get('content-disposition')).toMatch(/who-looked-SPEC-\d+\.csv/);
    const rows = bytes.toString().trim().split('\r\n');
    expect(rows).toHaveLength(5);
    expect(rows[1]).toContain('"2026-03-02","2 Mar 2026, 01:30"');
    expect(bytes.toString()).not.toMatch(/(^|,)"?[=+@]/m);
    expect(
      await count(clinic, "select count(*) from audit_entry where patient_id = ? and action = 'access-log.exported'", [
        id,
      ]),
    ).toBe(1);
  });

  it('is an administrator’s alone', async () => {
    const id = await lookedAt();
    for (const person of [nurse, reception, await clinic.person('ORTHODONTIST')]) {
      for (const path of ['access-log', 'access-log.csv', 'access-log.pdf']) {
        expect((await clinic.http.as(person, 'GET', `/api/patients/${id}/${path}`)).status, path).toBe(403);
      }
    }
    expect((await clinic.http.as(admin, 'GET', '/api/patients/4294967290/access-log')).status).toBe(404);
    expect((await clinic.http.as(admin, 'GET', `/api/patients/${id}/access-log.pdf`)).status).toBe(200);
    for (const cursor of [
      ['access', 'x', 'y'],
      ['access', 1, 2],
    ]) {
      const made = Buffer.from(JSON.stringify(cursor)).toString('base64url');
      expect((await clinic.http.as(admin, 'GET', `/api/patients/${id}/access-log?cursor=${made}`)).status).toBe(422);
    }
  });
});
