import { pendingChanges } from '@cuspid/platform/database';
import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { EntriesService } from '../index';
import { openChartClinic, refusalOf } from '../testing/chart-clinic';
import { ChartWord } from './chart-word';
import { ChartWords } from './words.service';

let clinic: SpecClinic;
let admin: Person;
let ana: Person;
let words: ChartWords;
let entries: EntriesService;

beforeAll(async () => {
  clinic = await openChartClinic();
  words = clinic.get(ChartWords);
  entries = clinic.get(EntriesService);
  admin = await clinic.person('ADMIN');
  ana = await clinic.person('ORTHODONTIST');
});
afterAll(() => clinic.close());
beforeEach(() => clinic.source.manager.deleteAll(ChartWord));

const add = (word: string, standsFor: string) => words.add(admin, { word, standsFor });
const audited = async () => {
  const rows: { action: string }[] = await clinic.source.query(
    `select action from audit_entry where entity = 'chart-word' order by id desc limit 3`,
  );
  return rows.map(({ action }) => action);
};

describe('a clinic’s own words', () => {
  it('have a table as the migration made it', async () => {
    expect((await pendingChanges(clinic.source)).filter((statement) => /`chart_word`/.test(statement))).toEqual([]);
  });

  it('are understood in an entry, as soon as they are saved and no longer than that', async () => {
    const patient = await clinic.patient({}, [ana]);
    const type = (text: string) => entries.record(ana, patient, { text });
    expect(await refusalOf(type('16 mod plomo'))).toMatchObject({ code: 'entry-not-understood' });
    const { id } = await add('Plomo', 'am');
    await add('දිරීම', 'c5');
    expect((await type('16modplomo')).findings).toMatchObject([{ code: 'filling', material: 'amalgam' }]);
    expect((await type('26 o දිරීම')).findings).toMatchObject([{ code: 'caries', severity: 5 }]);
    await words.remove(admin, id);
    expect(await refusalOf(type('17 o plomo'))).toMatchObject({ code: 'entry-not-understood' });
  });

  it('are refused with the reason where the vocabulary or another word would have two readings', async () => {
    await add('plomo', 'am');
    const reasonOf = async (word: string, standsFor = 'am') => {
      const { code, message } = await refusalOf(add(word, standsFor));
      return `${code}: ${message}`;
    };
    expect(await reasonOf('PLÓMO')).toBe('word-not-possible: “PLÓMO” is one of the clinic’s words already.');
    expect(await reasonOf('comp')).toContain('is the beginning of “composite”');
    expect(await reasonOf('oplomo')).toContain('“16oplomo” could be read as “o plomo” or as “oplomo”');
    expect(await reasonOf('empaste', 'c9')).toContain('the degree goes from 1 to 6');
    expect((await words.list()).items.map(({ word }) => word)).toEqual(['plomo']);
  });

  it('are changed by who saw them last, never into one that has two readings', async () => {
    await add('plomo', 'am');
    const { id, version } = await add('empaste', 'co');
    expect(await words.edit(admin, id, version, { standsFor: 'gi' })).toMatchObject({ standsFor: 'gi', version: 2 });
    expect(await refusalOf(words.edit(admin, id, version, { standsFor: 'co' }))).toMatchObject({ status: 412 });
    expect(await refusalOf(words.edit(admin, id, 2, { word: 'mplomo' }))).toMatchObject({ code: 'word-not-possible' });
    expect(await words.edit(admin, id, 2, { word: 'Empastes' })).toMatchObject({ word: 'Empastes', version: 3 });
    expect(await audited()).toEqual(['chart-word.changed', 'chart-word.changed', 'chart-word.added']);
  });

  it('that make each other ambiguous are not both saved by two people at once', async () => {
    const both = await Promise.allSettled([add('rrona', 'cr'), add('orrona', 'am')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await words.list()).items).toHaveLength(1);
  });

  it('are three hundred at most', async () => {
    const letters = 'qrtuwxyzjk';
    const rows = Array.from({ length: 300 }, (_, i) => {
      const word = `xx${[...String(i)].map((digit) => letters[Number(digit)]).join('')}`;
      return { word, plain: word, standsFor: 'am' };
    });
    await clinic.source.manager.insert(ChartWord, rows);
    expect(await refusalOf(add('plomo', 'am'))).toMatchObject({ code: 'chart-words-full' });
    expect((await words.list()).items).toHaveLength(300);
  });
});
