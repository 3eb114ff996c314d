import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { Storage } from '@cuspid/platform/providers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csv, Importer } from '../testing/import-clinic';
import { count, openPatientsClinic } from '../testing/patients-clinic';
import { TakenOver } from './import-errors';
import { ImportSweep } from './import-sweep';
import { ImportWork } from './import-work';

const HEAD = ['firstName', 'lastName', 'dateOfBirth', 'sex'];
const DAY_MS = 86_400_000;
let made = 0;
const letters = (n: number) => [...String(n)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
const people = (many: number) =>
  Array.from({ length: many }, () => {
    const name = letters(++made * 7919);
    return [`Giv${name}`, `Fam${name}${name}`, `${1930 + (made % 60)}-0${1 + (made % 9)}-1${made % 10}`, 'MALE'];
  });

describe('the work on an import', () => {
  let clinic: SpecClinic;
  let desk: Importer;
  let nurse: Person;

  beforeAll(async () => {
    clinic = await openPatientsClinic();
    desk = new Importer(clinic, await clinic.person('ADMIN'));
    nurse = await clinic.person('NURSE');
  });
  afterAll(() => clinic.close());

  const patients = () => count(clinic, 'select count(*) from patient');
  const stored = async () => {
    let files = 0;
    for await (const _ of clinic.get(Storage).keys()) files++;
    return files;
  };

  it('goes on where a process that died left it: every row once', async () => {
    const before = await patients();
    const checked = await desk.checked(csv([HEAD, ...people(600)]));
    const done = await desk.committed(checked);
    // As if whoever did it had died after its first piece, and lost what it wrote after that.
    const [{ made_id: from }] = await clinic.source.query(
      'select made_id from patient_import_row where import_id = ? order by number limit 250, 1',
      [done.id],
    );
    await clinic.source.query('delete from patient_import_row where import_id = ? and made_id >= ?', [done.id, from]);
    await clinic.source.query('delete from patient where id >= ?', [from]);
    await clinic.source.query(
      "update patient_import set state = 'IMPORTING', done = 250, added = 250, claim = 7, leased_until = utc_timestamp(3) + interval 1 second where id = ?",
      [done.id],
    );
    const again = await desk.until(done.id, 'DONE');
    expect(again).toMatchObject({ added: 600, done: 600 });
    expect(await patients()).toBe(before + 600);
  });

  it('is done by one of several processes, and each row once', async () => {
    const { app } = await clinic.replica();
    // The file storage is one for all processes; in memory each would have its own.
    const read = (key: string) => clinic.get(Storage).read(key);
    Object.assign(app.get(Storage), { read });
    const before = await patients();
    const files = await Promise.all(
      [people(300), people(300), people(300)].map((rows) => desk.checked(csv([HEAD, ...rows]))),
    );
    await Promise.all(files.map((one) => desk.committed(one)));
    expect(await patients()).toBe(before + 900);
    expect(
      await count(
        clinic,
        'select count(distinct made_id) from patient_import_row where import_id in (?, ?, ?)',
        files.map(({ id }) => id),
      ),
    ).toBe(900);
    await app.close();
  });

  it('is refused to who was taken for dead', async () => {
    const checked = await desk.checked(csv([HEAD, ...people(2)]));
    await clinic.source.query(
      "update patient_import set state = 'IMPORTING', claim = 5, leased_until = utc_timestamp(3) + interval 60 second where id = ?",
      [checked.id],
    );
    const work = clinic.get(ImportWork);
    const held = await clinic.source.manager.query('select id, claim, state from patient_import where id = ?', [
      checked.id,
    ]);
    const late = work.piece({ ...held[0], claim: 4 }, () => Promise.reject(new Error('must not be called')));
    await expect(late).rejects.toBeInstanceOf(TakenOver);
    await clinic.source.query("update patient_import set state = 'CHECKED', leased_until = null where id = ?", [
      checked.id,
    ]);
  });

  it('keeps no file that was refused, discarded, undone or is too old', async () => {
    const before = await stored();
    expect((await desk.send('nonsense')).status).toBe(422);
    expect(await stored()).toBe(before);
    const one = await desk.checked(csv([HEAD, ...people(3)]));
    expect((await desk.ask('DELETE', `/${one.id}`)).status).toBe(204);
    expect(await stored()).toBe(before);
    const done = await desk.committed(await desk.checked(csv([HEAD, ...people(3)])));
    expect(await stored()).toBe(before + 1);
    await clinic.get(ImportSweep).run();
    expect(await stored()).toBe(before + 1);
    await clinic.get(ImportSweep).run(new Date(Date.now() + 31 * DAY_MS));
    expect(await stored()).toBe(0);
    expect(await count(clinic, 'select count(*) from patient_import_row')).toBe(0);
    await clinic.source.query('update patient_import set finished_at = finished_at - interval 31 day where id = ?', [
      done.id,
    ]);
    const late = await desk.ask('POST', `/${done.id}/undo`, undefined, (await desk.one(done.id)).version);
    expect(late.body).toMatchObject({ status: 409, code: 'import-elsewhere' });
  });

  it('is for administrators and reception alone, and for whoever saw the version it has', async () => {
    const other = new Importer(clinic, nurse);
    expect((await other.send(csv([HEAD, ...people(1)]))).status).toBe(403);
    for (const [method, path] of [
      ['GET', ''],
      ['GET', '/1'],
      ['GET', '/1/rows?kind=WRONG'],
      ['GET', '/1/refused.csv'],
      ['DELETE', '/1'],
    ] as const) {
      expect((await other.ask(method, path)).status, path).toBe(403);
    }
    const one = await desk.checked(csv([HEAD, ...people(1)]));
    expect((await desk.ask('POST', `/${one.id}/commit`)).status).toBe(428);
    expect((await desk.ask('POST', `/${one.id}/commit`, undefined, one.version - 1)).status).toBe(412);
    expect((await desk.ask('POST', '/4294967290/commit', undefined, 1)).status).toBe(404);
    expect((await desk.send('{}', 'x.csv', 'application/json')).status).toBe(415);
    expect((await desk.send(new Uint8Array(20_971_521), 'x.csv')).status).toBe(413);
  });

  it('brings an export back as it went out: every column of every record, to the letter', async () => {
    await clinic.source.query('delete from patient_term');
    await clinic.source.query('delete from patient');
    const hostile = [
      ['=1+1', "'=x", '1990-02-28'],
      ['+94 77', '-O’Neil', '1931-12-01'],
      ['@cmd', '"quoted", with; separators', ''],
      ['ශ්‍රීයානි', 'முருகன்', '2001-07-30'],
      ['  Spaced  ', 'مُحَمَّد', '1977-01-01'],
    ];
    const head = [
      ...HEAD,
      'phone',
      'address',
      'province',
      'patientCode',
      'isBirthDateEstimated',
      'clinicalStatus',
      'registeredAt',
    ];
    const rows = hostile.map(([first, last, born], index) => [
      ...[first, last, born, 'OTHER', `+94 77 21${index} 8830`, 'Line one\nLine two', '=HYPERLINK(1)'],
      ...[`00${index}7`, index === 4, 'MAINTENANCE', '2020-02-29T08:00:00.123Z'],
    ]);
    await desk.committed(await desk.checked(csv([head, ...rows])));
    const out = async () => (await clinic.http.as(desk.me, 'GET', '/api/patients/export.csv')).bytes.toString();
    const before = await out();
    expect(before.split('\r\n').length).toBe(7);
    expect(before).toContain('"0007"');
    await clinic.source.query('delete from patient_term');
    await clinic.source.query('delete from patient');
    const checked = await desk.checked(before);
    expect(checked).toMatchObject({ rows: 5, wrong: 0 });
    expect(checked.columns.every(({ target, heading }) => target === heading)).toBe(true);
    await desk.committed(checked);
    expect(await out()).toBe(before);
  });

  it('lists everybody’s imports from the newest, page by page', async () => {
    for (let sent = 0; sent < 4; sent++) await desk.send(csv([HEAD, ...people(1)]));
    const first = (await desk.ask('GET', '?limit=2&count=true')).body;
    const items: { id: number }[] = JSON.parse(JSON.stringify(first['items']));
    const next = (await desk.ask('GET', `?limit=2&cursor=${String(first['nextCursor'])}`)).body;
    const more: { id: number }[] = JSON.parse(JSON.stringify(next['items']));
    const ids = [...items, ...more].map(({ id }) => id);
    expect(ids).toEqual([...ids].sort((a, b) => b - a));
    expect(new Set(ids).size).toBe(4);
  });
});
