import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { SETTINGS } from '@cuspid/settings/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ChairsService } from './chairs.service';
import { DepartmentsService } from './departments.service';
import { HolidaysService } from './holidays.service';
import { ProceduresService } from './procedures.service';
import { openSettingsClinic, trail } from './testing/settings-clinic';
import { VisitTypesService } from './visit-types.service';

describe('the lists of a clinic', () => {
  let clinic: SpecClinic;
  let chairs: ChairsService;
  let me: Person;

  beforeAll(async () => {
    clinic = await openSettingsClinic();
    chairs = clinic.get(ChairsService);
    me = await clinic.person('ADMIN');
  });
  beforeEach(() => clinic.source.query('delete from chair'));
  afterAll(() => clinic.close());

  const add = async (...names: string[]) => {
    const added: number[] = [];
    for (const name of names) added.push((await chairs.add(me, { name })).id);
    return added;
  };
  const inUse = async () => (await chairs.list({})).items.map(({ name }) => name);

  it('have a name once among those in use, whatever its letters, however many add it at once', async () => {
    const names = ['Window', 'window', 'WINDOW', 'Window', 'Wíndow'];
    const added = await Promise.allSettled(names.map((name) => chairs.add(me, { name })));
    expect(added.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(added.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'already-there', status: 409, errors: [{ path: 'name' }] },
    });
  });

  it('let a name go when its row is out of use, and give it back only while it is free', async () => {
    const [old] = await add('Chair 1');
    await chairs.edit(me, old ?? 0, 1, { isActive: false });
    const [fresh] = await add('Chair 1');
    await expect(chairs.edit(me, old ?? 0, 2, { isActive: true })).rejects.toMatchObject({ code: 'already-there' });
    await chairs.edit(me, fresh ?? 0, 1, { name: 'Chair 2' });
    await chairs.edit(me, old ?? 0, 2, { isActive: true });
    expect(await inUse()).toEqual(['Chair 1', 'Chair 2']);
  });

  it('are in the order somebody gave them: a moved row takes the place, the others close up', async () => {
    const [a = 0, b = 0, , d = 0] = await add('A', 'B', 'C', 'D');
    await chairs.edit(me, d, 1, { position: 1 });
    expect(await inUse()).toEqual(['D', 'A', 'B', 'C']);
    await chairs.edit(me, a, 1, { position: 4 });
    expect(await inUse()).toEqual(['D', 'B', 'C', 'A']);
    await chairs.edit(me, b, 1, { isActive: false });
    await chairs.edit(me, d, 2, { position: 2 });
    expect(await inUse()).toEqual(['C', 'D', 'A']);
    await chairs.edit(me, b, 2, { isActive: true });
    expect((await inUse()).sort()).toEqual(['A', 'B', 'C', 'D']);
    expect((await trail(clinic, 'chair')).at(-2)).toEqual(['chair.changed', {}, { position: 2 }]);
  });

  it('stay whole when several people move rows at once', async () => {
    const ids = await add('A', 'B', 'C', 'D', 'E');
    await Promise.all(ids.map((id, index) => chairs.edit(me, id, 1, { position: 5 - index })));
    const rows: { sort: number }[] = await clinic.source.query('select sort from chair order by sort');
    expect(rows.map(({ sort }) => Number(sort))).toEqual([1, 2, 3, 4, 5]);
  });

  it('refuse a change of a version that is gone, and one more than there may be', async () => {
    const [id = 0] = await add('A');
    await chairs.edit(me, id, 1, { name: 'B' });
    await expect(chairs.edit(me, id, 1, { name: 'C' })).rejects.toMatchObject({ status: 412 });
    for (let n = 1; n < SETTINGS.chairs; n++)
      await clinic.source.query('insert into chair (name) values (?)', [`N ${n}`]);
    await expect(chairs.add(me, { name: 'One more' })).rejects.toMatchObject({ code: 'list-full' });
  });

  it('are told page by page, each row once', async () => {
    await add(...Array.from({ length: 7 }, (_, n) => `Chair ${n}`));
    const seen: string[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await chairs.list({ limit: 3, count: true, ...(cursor && { cursor }) });
      expect(page.total).toBe(7);
      seen.push(...page.items.map(({ name }) => name));
      if (!page.nextCursor) break;
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(await inUse());
  });

  it('keep a chair somebody was called to, and delete one nobody was', async () => {
    const [used = 0, unused = 0] = await add('Used', 'Unused');
    const patient = await clinic.patient();
    await clinic.source.query(
      "insert into visit (patient_id, chair_id, starts_at, minutes, type, created_by_id, created_at) values (?, ?, now(3), 30, 'Review', ?, now(3))",
      [patient, used, me.id],
    );
    await expect(chairs.remove(me, used)).rejects.toMatchObject({ code: 'still-needed', status: 409 });
    await chairs.remove(me, unused);
    expect(await inUse()).toEqual(['Used']);
    await clinic.source.query('delete from visit');
    expect((await trail(clinic, 'chair')).at(-1)).toEqual(['chair.removed', { name: 'Unused' }, {}]);
  });

  it('carry a department’s new name to its people, and keep the department while there are any', async () => {
    const departments = clinic.get(DepartmentsService);
    const nurse = await clinic.person('NURSE');
    await clinic.source.query("update `user` set department = 'Perio' where id = ?", [nurse.id]);
    const { id } = await departments.add(me, { name: 'Perio' });
    await departments.edit(me, id, 1, { name: 'Periodontology' });
    const [row] = await clinic.source.query('select department, version from `user` where id = ?', [nurse.id]);
    expect(row).toEqual({ department: 'Periodontology', version: 2 });
    await expect(departments.remove(me, id)).rejects.toMatchObject({ code: 'still-needed' });
    expect((await trail(clinic, 'department')).at(-1)).toEqual([
      'department.changed',
      { name: 'Perio' },
      { name: 'Periodontology', accounts: 1 },
    ]);
  });

  it('keep kinds of visit, with minutes and a colour', async () => {
    const types = clinic.get(VisitTypesService);
    const { id } = await types.add(me, { name: 'Review', minutes: 15, colour: 'blue' });
    const changed = await types.edit(me, id, 1, { minutes: 20, colour: 'violet', position: 1 });
    expect(changed).toEqual({ id, name: 'Review', minutes: 20, colour: 'violet', isActive: true, version: 2 });
    await types.remove(me, id);
    expect((await types.list({ includeInactive: true })).items).toEqual([]);
  });

  it('have one holiday a day, told by year', async () => {
    const holidays = clinic.get(HolidaysService);
    const { id } = await holidays.add(me, { day: '2027-05-01', name: 'May Day' });
    await holidays.add(me, { day: '2028-05-01', name: 'May Day' });
    const again = holidays.add(me, { day: '2027-05-01', name: 'Again' });
    await expect(again).rejects.toMatchObject({ code: 'already-there', errors: [{ path: 'day' }] });
    expect((await holidays.list({ year: 2027 })).items).toEqual([
      { id, day: '2027-05-01', name: 'May Day', version: 1 },
    ]);
    const first = await holidays.list({ limit: 1 });
    expect((await holidays.list({ limit: 1, cursor: first.nextCursor ?? '' })).items[0]?.day).toBe('2028-05-01');
    await holidays.edit(me, id, 1, { day: '2027-05-03' });
    await holidays.remove(me, id);
    expect((await holidays.list({})).items).toHaveLength(1);
  });
});

describe('the catalogue', () => {
  let clinic: SpecClinic;
  let procedures: ProceduresService;
  let me: Person;

  beforeAll(async () => {
    clinic = await openSettingsClinic();
    procedures = clinic.get(ProceduresService);
    me = await clinic.person('ADMIN');
    for (const [code, name, category] of [
      ['R-20', 'Composite filling, one surface', 'Restorative'],
      ['R-21', 'Composite filling, two surfaces', 'Restorative'],
      ['P-10', 'Scaling 100%', 'Periodontology'],
      [null, 'Extraction', 'Oral surgery'],
    ] as const) {
      await procedures.add(me, { code, name, category, price: { amountMinor: 250_000, currency: 'LKR' } });
    }
  });
  afterAll(() => clinic.close());

  const found = async (search: string) => (await procedures.list({ search })).items.map(({ name }) => name);

  it('is found by fragments of name, code and category in any order, whatever the letters', async () => {
    expect(await found('surf comp')).toHaveLength(2);
    expect(await found('r-21 FILL')).toEqual(['Composite filling, two surfaces']);
    expect(await found('oral')).toEqual(['Extraction']);
    expect(await found('nothing at all')).toEqual([]);
  });

  it('takes the signs of a pattern as letters', async () => {
    expect(await found('100%')).toEqual(['Scaling 100%']);
    expect(await found('_')).toEqual([]);
    expect(await found('\\')).toEqual([]);
  });

  it('is in the order of category and name, over pages too', async () => {
    const all = (await procedures.list({})).items;
    expect(all.map(({ category }) => category)).toEqual([
      'Oral surgery',
      'Periodontology',
      'Restorative',
      'Restorative',
    ]);
    const first = await procedures.list({ limit: 3, count: true });
    const rest = await procedures.list({ limit: 3, cursor: first.nextCursor ?? '' });
    expect([first.total, [...first.items, ...rest.items]]).toEqual([4, all]);
  });

  it('has a code once among what is in use, and any number of procedures without one', async () => {
    await procedures.add(me, { name: 'Polishing', category: 'Periodontology' });
    const again = procedures.add(me, { code: 'r-20', name: 'Another', category: 'Restorative' });
    await expect(again).rejects.toMatchObject({ code: 'already-there', errors: [{ path: 'code' }] });
  });

  it('leaves a trace of what a price was and is', async () => {
    const [scaling] = (await procedures.list({ search: 'scaling' })).items;
    await procedures.edit(me, scaling?.id ?? 0, 1, { price: { amountMinor: 300_000, currency: 'LKR' } });
    expect((await trail(clinic, 'procedure')).at(-1)).toEqual([
      'procedure.changed',
      { price: { amountMinor: 250_000, currency: 'LKR' } },
      { price: { amountMinor: 300_000, currency: 'LKR' } },
    ]);
  });
});
