import { text } from 'node:stream/consumers';
import type { AuditFilter } from '@cuspid/audit/contracts/dto';
import { kindOf } from '@cuspid/audit/contracts';
import { csvCell } from '@cuspid/platform/api';
import type { Person, SpecClinic } from '@cuspid/platform/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AuditExport } from './audit-export';
import { AuditLogService } from './audit-log.service';
import { Names } from './names';
import { act, count, openAuditClinic } from './testing/audit-clinic';
import { fillLog } from './testing/many';

const DAY = 24 * 3_600_000;

describe('the log, looked through', () => {
  let clinic: SpecClinic;
  let ana: Person;

  beforeAll(async () => {
    clinic = await openAuditClinic();
    ana = await clinic.person('ADMIN', { name: 'Ana' });
    await fillLog(clinic, 2);
  });
  afterAll(() => clinic.close());

  const list = (filter: AuditFilter) => clinic.get(AuditLogService).list(ana, filter);
  const old = { from: '2020-01-01T00:00:00.000Z', to: '2020-03-01T00:00:00.000Z' };

  it.each<[string, AuditFilter, string]>([
    ['one entry', { id: 123 }, 'id = 123'],
    ['a person', { actorId: 7 }, 'actor_id = 7'],
    ['a role', { role: 'STUDENT' }, "role = 'STUDENT'"],
    ['an action', { action: 'visit.moved' }, "action = 'visit.moved'"],
    ['all actions on a kind of record', { action: 'visit.' }, "action like 'visit.%'"],
    ['reads', { kind: 'read' }, "action regexp '[.](read|printed)$'"],
    ['a record', { entity: 'visit', entityId: 2 }, "entity = 'visit' and entity_id = 2"],
    ['a kind of record', { entity: 'visit' }, "entity = 'visit'"],
    ['a patient', { patientId: 5 }, 'patient_id = 5'],
    ['an address', { address: '10.0.3.3' }, "address = '10.0.3.3'"],
    ['a request', { requestId: 'request-77' }, "request_id = 'request-77'"],
    [
      'a patient and a kind',
      { patientId: 5, kind: 'change' },
      "patient_id = 5 and action not regexp '[.](read|printed)$'",
    ],
    [
      'a person, a role and words',
      { actorId: 8, role: 'ORTHODONTIST', text: '"n":' },
      "actor_id = 8 and role = 'ORTHODONTIST'",
    ],
    ['words before or after', { text: '"n":1234}' }, '`before` = \'{"n":1234}\' or `after` = \'{"n":1234}\''],
    ['words with signs a pattern would mean', { text: '%' }, 'false'],
  ])('finds %s, page after page, each entry once, newest first', async (_, filter, where) => {
    // The month the made-up entries are of: what this spec itself does is later.
    const narrowed = { ...filter, from: old.from, to: '2020-01-31T00:00:00.000Z' };
    const found: { id: number; at: string }[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await list({ ...narrowed, limit: 37, ...(cursor && { cursor }) });
      found.push(...page.items);
      cursor = page.nextCursor;
    }
    const [{ ids }] = await clinic.source.query(
      "select group_concat(id order by at desc, id desc) as ids from (select id, at from audit_entry where at < '2020-01-31' and (" +
        where +
        ') order by at desc, id desc limit 150) some',
    );
    expect(
      found
        .slice(0, 150)
        .map(({ id }) => id)
        .join(),
    ).toBe(ids ?? '');
    expect((await list({ ...narrowed, count: true })).total).toBe(found.length);
  });

  it('is told apart by period to the millisecond: from the first instant on, before the last', async () => {
    const page = await list({ from: '2020-01-01T00:10:00.000Z', to: '2020-01-01T00:12:00.000Z' });
    expect(page.items.map(({ at }) => at)).toEqual(['2020-01-01T00:11:00.000Z', '2020-01-01T00:10:00.000Z']);
  });

  it('refuses to read the whole of itself for a word: a text needs a month at most', async () => {
    for (const filter of [{ text: 'x' }, { text: 'x', from: old.from }, { text: 'x', ...old }, { entityId: 3 }]) {
      await expect(list(filter)).rejects.toMatchObject({ status: 422 });
    }
  });

  it('names patients as whoever knows them says, and only those it shows', async () => {
    const asked: number[][] = [];
    clinic.get(Names).ofPatients(async (ids) => {
      asked.push(ids);
      return [{ id: 5, code: 'PT-5', name: 'Malini' }];
    });
    const { items } = await list({ ...old, action: 'patient.', limit: 5 });
    expect(asked.flat().sort()).toEqual(items.map(({ patient }) => patient?.id).sort());
    expect((await list({ patientId: 5, limit: 1 })).items[0]?.patient).toEqual({ id: 5, code: 'PT-5', name: 'Malini' });
    expect((await list({ patientId: 6, limit: 1 })).items[0]?.patient).toEqual({ id: 6 });
  });

  it('knows its actions, each with its kind', async () => {
    const { items } = await clinic.get(AuditLogService).actions();
    expect(items.filter(({ action }) => action.startsWith('visit.'))).toHaveLength(10);
    expect(items.find(({ action }) => action === 'chart.printed')).toEqual({ action: 'chart.printed', kind: 'read' });
    const kinds = [
      'access.denied',
      'session.refresh-token-reused',
      'session.begun',
      'patient.read',
      'patient.changed',
    ].map(kindOf);
    expect(kinds).toEqual(['denied', 'denied', 'session', 'read', 'change']);
  });

  it('tells within a second who looked, and for what', async () => {
    await list({ patientId: 1913 });
    const looked =
      "select count(*) from audit_entry where action = 'audit.read' and actor_id = ? and `after` like '%1913%'";
    await expect.poll(() => count(clinic, looked, [ana.id]), { timeout: 1_500 }).toBe(1);
  });

  it('leaves as a file of which nothing is a formula, with whoever took it in the log first', async () => {
    const nasty = { a: '=1+1', b: 'x"y', c: 'line\r\nbreak', d: '@cmd' };
    await act(clinic, ana, 'thing.nasty', { after: nasty });
    await clinic.source.query(
      "insert into audit_entry (at, actor_id, actor_name, action) values (now(3), 9, '=HYPERLINK(\"x\")', 'thing.nasty')",
    );
    const file = await clinic.get(AuditExport).csv(ana, { action: 'thing.nasty' });
    const lines = (await text(file.getStream())).split('\r\n');
    expect(lines[0]?.startsWith('\uFEFFtime,person,')).toBe(true);
    expect(lines[1]).toContain(`"'=HYPERLINK(""x"")"`);
    expect(lines.join()).toContain('""a"":""=1+1""');
    expect(await count(clinic, "select count(*) from audit_entry where action = 'audit.exported'")).toBe(1);
  });

  it('writes no cell that a spreadsheet would carry out, whatever it holds', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^\s?[=+@\t\r-].*$/)), (value) => {
        const quoted = csvCell(value);
        expect(quoted).toMatch(/^"(?:[^"]|"")*"$/);
        expect(quoted).not.toMatch(/^"(\s*[=+\-@]|[\t\r])/);
      }),
    );
  });

  it('exports the same rows as the list shows, all of them', async () => {
    const filter = { from: old.from, to: new Date(Date.parse(old.from) + DAY).toISOString() };
    const file = await clinic.get(AuditExport).csv(ana, filter);
    const lines = (await text(file.getStream())).trim().split('\r\n');
    expect(lines).toHaveLength(1 + 1_440);
  });
});
