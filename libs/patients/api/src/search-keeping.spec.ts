import { transaction } from '@cuspid/platform/database';
import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PatientsService } from './patients.service';
import { forgetPatients } from './search-index';
import { SearchReindex } from './search-reindex';
import { count, openPatientsClinic } from './testing/patients-clinic';

describe('what people are searched by', () => {
  let clinic: SpecClinic;
  let reception: Person;
  let patients: PatientsService;

  beforeAll(async () => {
    clinic = await openPatientsClinic();
    reception = await clinic.person('RECEPTION');
    patients = clinic.get(PatientsService);
  });
  afterAll(() => clinic.close());

  const register = (firstName: string, lastName: string) =>
    patients.register(reception, {
      firstName,
      lastName,
      sex: 'FEMALE',
      dateOfBirth: '1990-02-03',
      isNotDuplicate: true,
    });
  const found = async (q: string) => (await patients.list(reception, { q })).items.map(({ lastName }) => lastName);
  const known = (word: string) => count(clinic, 'select count(*) from search_word where word = ?', [word]);

  it('follows a corrected name, and forgets the word nobody else has', async () => {
    const one = await register('Ishara', 'Wanigasekara');
    await register('Ishara', 'Tennakoon');
    expect(await found('ishara wanigasekera')).toEqual(['Wanigasekara']);
    await patients.edit(reception, one.id, one.version, { lastName: 'Kodikara' });
    expect(await found('wanigasekera')).toEqual([]);
    expect(await found('kodikera ishara')).toEqual(['Kodikara']);
    expect([await known('wanigasekara'), await known('kodikara'), await known('ishara')]).toEqual([0, 1, 1]);
  });

  it('goes with the record: nothing of a name stays that only this person had', async () => {
    const { id } = await register('Zephyrine', 'Tennakoon');
    await transaction(clinic.source, (tx) => forgetPatients(tx, [id]));
    expect(await count(clinic, 'select count(*) from patient_term where patient_id = ?', [id])).toBe(0);
    expect([await known('zephyrine'), await known('tennakoon')]).toEqual([0, 1]);
    expect(await count(clinic, "select count(*) from search_key where word = 'zephyrine'")).toBe(0);
  });

  it('keeps a word that two people register at once, and one gives up at the same time', async () => {
    const one = await register('Amaya', 'Quintara');
    await Promise.all([
      patients.edit(reception, one.id, one.version, { lastName: 'Perera' }),
      register('Bimsara', 'Quintara'),
      register('Chamod', 'Quintara'),
    ]);
    expect(await found('quintera')).toHaveLength(2);
  });

  it('is written anew in the background when the rules change, going on where it stopped', async () => {
    const lost = await register('Vihanga', 'Aluwihare');
    await clinic.source.query('delete from patient_term');
    await clinic.source.query('delete from search_word');
    expect(await found('aluwihare')).toEqual([]);
    // Everybody before them was done.
    await clinic.source.query("update sequence set value = ? where name like 'search-rules-%'", [lost.id - 1]);
    await clinic.get(SearchReindex).keepAll();
    expect(await found('aluwihrae')).toEqual(['Aluwihare']);
    expect(await found('tennakoon')).toEqual([]);
    await clinic.source.query("update sequence set value = 0 where name like 'search-rules-%'");
    await clinic.get(SearchReindex).keepAll();
    expect(await found('tennakoon')).not.toEqual([]);
  });
});
