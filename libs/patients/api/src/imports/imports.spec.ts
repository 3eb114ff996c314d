import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PatientsService } from '../patients.service';
import { csv, Importer } from '../testing/import-clinic';
import { count, openPatientsClinic } from '../testing/patients-clinic';

const HEAD = ['First name', 'Surname', 'DOB', 'Gender', 'Mobile'];
let made = 0;
const letters = (n: number) => [...String(n)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
/** Somebody nobody resembles. */
const somebody = (set: Partial<Record<'dob' | 'sex' | 'phone' | 'first' | 'last', string>> = {}) => {
  const name = letters(++made * 7919);
  const born = `${(made % 28) + 1}/${String((made % 12) + 1).padStart(2, '0')}/${1930 + (made % 70)}`;
  const { dob = born, sex = 'F', phone = '', first = `Giv${name}`, last = `Fam${name}${name}` } = set;
  return [first, last, dob, sex, phone];
};

describe('an import of patients', () => {
  let clinic: SpecClinic;
  let reception: Person;
  let desk: Importer;

  beforeAll(async () => {
    clinic = await openPatientsClinic();
    reception = await clinic.person('RECEPTION');
    desk = new Importer(clinic, reception);
  });
  afterAll(() => clinic.close());

  const patients = () => count(clinic, 'select count(*) from patient');

  it('registers every row once, each in the trail and found by its name', async () => {
    const before = await patients();
    const rows = Array.from({ length: 620 }, () => somebody());
    const checked = await desk.checked(csv([HEAD, ...rows]));
    expect(checked).toMatchObject({ state: 'CHECKED', rows: 620, wrong: 0, alike: 0, dateOrder: 'DMY' });
    expect(await patients()).toBe(before);
    const done = await desk.committed(checked);
    expect(done).toMatchObject({ state: 'DONE', added: 620, done: 620 });
    expect(await patients()).toBe(before + 620);
    const trail =
      "select count(distinct patient_id) from audit_entry where action = 'patient.registered' and `after` like ?";
    expect(await count(clinic, trail, [`%"import":${done.id},%`])).toBe(620);
    const found = await clinic.get(PatientsService).list(reception, { q: String(rows[500]?.[0]) });
    expect(found.items).toMatchObject([{ lastName: rows[500]?.[1], sex: 'FEMALE' }]);
    const codes = await count(clinic, 'select count(distinct patient_code) from patient');
    expect(codes).toBe(await patients());
  });

  it('holds each row to the rules of a registration, and says which cell of which row is wrong', async () => {
    const checked = await desk.checked(
      csv([
        HEAD,
        somebody(),
        somebody({ dob: '31/02/1990' }),
        somebody({ dob: '01/01/2999' }),
        somebody({ sex: 'unclear' }),
        somebody({ phone: 'call me' }),
        ['', '', '', '', ''],
        somebody({ first: '' }),
        somebody({ dob: '01/01/2020' }),
      ]),
    );
    expect(checked).toMatchObject({ rows: 7, wrong: 6 });
    const told = (await desk.rows(checked.id, 'WRONG')).map(({ row, errors }) => [
      row,
      errors[0]?.heading,
      errors[0]?.value,
    ]);
    expect(told).toEqual([
      [3, 'DOB', '31/02/1990'],
      [4, 'DOB', '01/01/2999'],
      [5, 'Gender', 'unclear'],
      [6, 'Mobile', 'call me'],
      [8, 'First name', ''],
      [9, null, null],
    ]);
  });

  it('gives the refused rows as a file that comes in again once it is mended', async () => {
    const wrong = somebody({ phone: '=1+1', dob: '1974-13-40' });
    const checked = await desk.checked(csv([HEAD, somebody(), wrong]));
    const done = await desk.committed(checked);
    expect(done).toMatchObject({ added: 1, wrong: 1 });
    const file = (await desk.ask('GET', `/${done.id}/refused.csv`)).bytes.toString();
    expect(file).toContain('What to mend');
    expect(file).toContain(`"'=1+1"`);
    const mended = file.replace('1974-13-40', '1974-12-04').replace(`'=1+1`, '0772148830');
    const again = await desk.checked(mended);
    expect(again).toMatchObject({ rows: 1, wrong: 0, isRemembered: true });
    expect(await desk.committed(again)).toMatchObject({ added: 1 });
  });

  it('shows who comes twice in the file or is registered already, and leaves them out unless told otherwise', async () => {
    const known = somebody({ phone: '077 214 8831', dob: '14/03/1974' });
    await desk.committed(await desk.checked(csv([HEAD, known])));
    const twin = somebody();
    const near = [`${known[0]}`, `${known[1]}x`, '14/03/1974', 'F', ''];
    const checked = await desk.checked(csv([HEAD, known, twin, twin, near]));
    expect(checked).toMatchObject({ wrong: 0, alike: 3, skipped: 2 });
    const rows = await desk.rows(checked.id, 'ALIKE');
    expect(rows.map(({ row, choice, alike }) => [row, choice, alike[0]?.row, alike[0]?.agrees])).toEqual([
      [2, 'SKIP', null, ['firstName', 'lastName', 'dateOfBirth', 'phone']],
      [4, 'SKIP', 3, ['firstName', 'lastName', 'dateOfBirth']],
      [5, 'ADD', null, ['firstName', 'dateOfBirth']],
    ]);
    const answer = await desk.ask('PUT', `/${checked.id}/alike`, { choice: 'ADD', row: 4 });
    expect(answer.body).toMatchObject({ skipped: 1 });
    expect(await desk.committed(await desk.one(checked.id))).toMatchObject({ added: 3, skipped: 1 });
    const dismissed = "select count(*) from audit_entry where action = 'patient.duplicate-dismissed'";
    expect(await count(clinic, dismissed)).toBeGreaterThan(0);
  });

  it('leaves out who was registered at the desk since the check', async () => {
    const [first, last, , , phone] = somebody();
    const checked = await desk.checked(csv([HEAD, [first, last, '14/03/1974', 'F', phone], somebody()]));
    const who = { firstName: `${first}`, lastName: `${last}`, sex: 'FEMALE' as const, dateOfBirth: '1974-03-14' };
    await clinic.get(PatientsService).register(reception, who);
    expect(await desk.committed(checked)).toMatchObject({ added: 1, alike: 1, skipped: 1 });
  });

  it('keeps codes that are given, draws others, and lets the desk go on after them', async () => {
    const head = [...HEAD, 'Patient code'];
    const rows = [
      [...somebody(), 'PT-900007'.replace(/\d$/, '4')],
      [...somebody(), ''],
      [...somebody(), 'X 17'],
      [...somebody(), 'x 17'],
    ];
    const checked = await desk.checked(csv([head, ...rows]));
    expect(checked).toMatchObject({ wrong: 1 });
    expect(await desk.committed(checked)).toMatchObject({ added: 3 });
    const somebodyElse = { firstName: 'After', lastName: 'Import', sex: 'MALE' as const };
    await clinic.get(PatientsService).register(reception, somebodyElse);
    expect(await count(clinic, "select count(*) from patient where patient_code = 'X 17'")).toBe(1);
  });

  it('undoes whom nobody has touched since, and says why the others stay', async () => {
    const [kept, noted, plain] = [somebody(), somebody(), somebody()];
    const done = await desk.committed(await desk.checked(csv([HEAD, kept, noted, plain])));
    const idOf = (first: unknown) => count(clinic, 'select id from patient where first_name = ?', [first]);
    const [edited, alerted] = [await idOf(kept[0]), await idOf(noted[0])];
    await clinic.get(PatientsService).edit(reception, edited, 1, { province: 'Central' });
    await clinic.source.query(
      "insert into patient_alert (patient_id, kind, severity, label, recorded_at, recorded_by_id) values (?, 'ALLERGY', 'DANGER', 'Latex', now(3), ?)",
      [alerted, reception.id],
    );
    const before = await patients();
    const undone = await desk.undone(done);
    expect(undone).toMatchObject({ state: 'UNDONE', stayed: 2 });
    expect(await patients()).toBe(before - 1);
    expect(await idOf(plain[0])).toBeNaN();
    const stayed = await desk.rows(done.id, 'STAYED');
    expect(stayed.map(({ patientId, stayedFor }) => [patientId, stayedFor])).toEqual([
      [edited, 'changed'],
      [alerted, 'alerts'],
    ]);
    const trail = "select count(*) from audit_entry where action = 'patient.import-undone' and `before` like ?";
    expect(await count(clinic, trail, [`%"import":${done.id}}%`])).toBe(1);
    expect((await desk.ask('POST', `/${done.id}/undo`, undefined, undone.version)).status).toBe(409);
  });

  it('remembers what the columns of a file were', async () => {
    const head = ['Vorname', 'Nachname', 'geb', 'G'];
    const row = () => {
      const [first, last] = somebody();
      return [first, last, '12/31/1980', 'w'];
    };
    const { body } = await desk.send(csv([head, row()]));
    expect(body.columns.map(({ target, dateOrder }) => [target, dateOrder])).toEqual([
      ['IGNORE', null],
      ['IGNORE', null],
      ['IGNORE', 'MDY'],
      ['IGNORE', null],
    ]);
    const mapping = {
      columns: ['firstName', 'lastName', 'dateOfBirth', 'sex'],
      dateOrder: 'MDY',
      sexWords: [{ word: 'w', sex: 'FEMALE' }],
    };
    await desk.ask('PUT', `/${body.id}/mapping`, mapping, body.version);
    expect(await desk.until(body.id, 'CHECKED')).toMatchObject({ wrong: 0 });
    const again = await desk.send(csv([head, row()]));
    expect(again.body).toMatchObject({ isRemembered: true, dateOrder: 'MDY', sexWords: mapping.sexWords });
    expect(again.body.columns.map(({ target }) => target)).toEqual(mapping.columns);
  });
});
