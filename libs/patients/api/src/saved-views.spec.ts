import { SAVED_VIEW } from '@cuspid/patients/contracts';
import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { Ties, User } from '@cuspid/users/api';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SavedViews } from './saved-views';
import { count, openPatientsClinic } from './testing/patients-clinic';

describe('views of the directory', () => {
  let clinic: SpecClinic;
  let views: SavedViews;
  let me: Person, other: Person;

  beforeAll(async () => {
    clinic = await openPatientsClinic();
    views = clinic.get(SavedViews);
    [me, other] = [await clinic.person('RECEPTION'), await clinic.person('NURSE')];
  });
  beforeEach(() => clinic.source.query('delete from saved_view'));
  afterAll(() => clinic.close());

  const names = async (person: Person) => (await views.list(person)).items.map(({ name }) => name);

  it('are one’s own: nobody else sees, changes or deletes them', async () => {
    const { id, version } = await views.save(me, { name: 'New', query: 'registered=week' });
    expect(await names(me)).toEqual(['New']);
    expect(await names(other)).toEqual([]);
    await expect(views.change(other, id, version, { name: 'Taken' })).rejects.toMatchObject({ status: 404 });
    await expect(views.remove(other, id)).rejects.toMatchObject({ status: 404 });
    await views.save(other, { name: 'New', query: '' });
    expect(await names(me)).toEqual(['New']);
  });

  it('have one default at most, also when two are made it at once', async () => {
    const made = [];
    for (const name of ['A', 'B', 'C'])
      made.push(await views.save(me, { name, query: `status=ACTIVE`, isDefault: true }));
    await Promise.allSettled(made.map(({ id, version }) => views.change(me, id, version, { isDefault: true })));
    expect((await views.list(me)).items.filter(({ isDefault }) => isDefault).length).toBe(1);
  });

  it('have names of their own, and are overwritten only by who saw what they say', async () => {
    const { id, version } = await views.save(me, { name: 'New', query: 'registered=week' });
    await expect(views.save(me, { name: 'new', query: '' })).rejects.toMatchObject({ code: 'view-name-taken' });
    const changed = await views.change(me, id, version, { query: 'registered=month' });
    expect(changed).toMatchObject({ name: 'New', query: 'registered=month', version: version + 1 });
    await expect(views.change(me, id, version, { query: '' })).rejects.toMatchObject({ status: 412 });
  });

  it('are thirty at most, also when two are kept at once', async () => {
    for (let n = 1; n < SAVED_VIEW.max; n++) await views.save(me, { name: `View ${n}`, query: '' });
    const two = await Promise.allSettled(['one', 'two'].map((name) => views.save(me, { name, query: '' })));
    expect(two.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(views.save(me, { name: 'more', query: '' })).rejects.toMatchObject({ code: 'too-many-views' });
    expect((await names(me)).length).toBe(SAVED_VIEW.max);
  });

  it('go with the account of who is deleted for good', async () => {
    await views.save(me, { name: 'Mine', query: '' });
    await views.save(other, { name: 'Theirs', query: '' });
    const user = await clinic.source.manager.findOneByOrFail(User, { id: me.id });
    await clinic.source.transaction((tx) => clinic.get(Ties).forget(tx, user));
    expect(await count(clinic, 'select count(*) from saved_view where user_id = ?', [me.id])).toBe(0);
    expect(await names(other)).toEqual(['Theirs']);
  });
});
