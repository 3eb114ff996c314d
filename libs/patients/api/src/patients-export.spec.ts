import { text } from 'node:stream/consumers';
import { csvCell } from '@cuspid/platform/api';
import { CSV_COLUMNS } from '@cuspid/patients/contracts';
import type { PatientExportFilter } from '@cuspid/patients/contracts/dto';
import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PatientsExport } from './patients-export';
import { PatientsService } from './patients.service';
import { count, openPatientsClinic } from './testing/patients-clinic';

describe('the export of patients', () => {
  let clinic: SpecClinic;
  let reception: Person;

  beforeAll(async () => {
    clinic = await openPatientsClinic();
    reception = await clinic.person('RECEPTION');
  });
  afterAll(() => clinic.close());

  const file = async (me: Person, filter: PatientExportFilter = {}) =>
    text((await clinic.get(PatientsExport).csv(me, filter)).getStream());
  const rowsOf = (csv: string): Record<string, string>[] => parse(csv, { columns: true, bom: true });

  it('tells every field of a registration as it was given', async () => {
    const given = {
      firstName: 'Élodie "Lo"',
      lastName: 'de Alwis, junior',
      sex: 'FEMALE' as const,
      dateOfBirth: '2010-02-28',
      phone: '077 214 8830',
      email: 'lo@example.test',
      address: '14 Temple Road\nPeradeniya',
      province: 'Central',
      guardianName: 'Nimal de Alwis',
      language: 'si' as const,
      isReminderOptOut: true,
      registeredAt: '2026-01-05T08:00:00.000Z',
    };
    const { patientCode } = await clinic.get(PatientsService).register(reception, given);
    const csv = await file(reception);
    expect(csv.startsWith('\uFEFF')).toBe(true);
    expect(csv.split('\r\n')[0]).toBe(`\uFEFF${CSV_COLUMNS.join(',')}`);
    const [row] = rowsOf(csv);
    expect(row).toMatchObject({ ...given, isReminderOptOut: 'true', isBirthDateEstimated: 'false', patientCode });
    expect(row?.['otherPhone']).toBe('');
  });

  it('holds nothing a spreadsheet would carry out', async () => {
    const name = '=cmd|calc';
    const id = await clinic.patient({ firstName: name, lastName: '@SUM(A1)', phone: '+94772148831' });
    const row = rowsOf(await file(reception, { ids: String(id) }))[0];
    expect(row).toMatchObject({ firstName: `'${name}`, lastName: "'@SUM(A1)", phone: "'+94772148831" });
    expect(csvCell(name)).toContain("'=");
  });

  it('is in the log with its filter and its length before the first byte is read', async () => {
    await clinic.get(PatientsExport).csv(reception, { province: 'Central' });
    const [entry]: { after: string }[] = await clinic.source.query(
      "select `after` from audit_entry where action = 'patients.exported' order by id desc limit 1",
    );
    expect(JSON.parse(entry?.after ?? '')).toEqual({ province: 'Central', count: 1 });
  });

  it('walks page after page, each patient once, in the order asked for', async () => {
    const at = new Date('2026-02-01T08:00:00Z');
    const many = Array.from({ length: 1_150 }, (_, n) => [
      `Z-${n}`,
      'Many',
      `Person ${n % 7}`,
      'MALE',
      at,
      reception.id,
      at,
    ]);
    await clinic.source.query(
      'insert into patient (patient_code, first_name, last_name, sex, registered_at, registered_by_id, created_at) values ?',
      [many],
    );
    const rows = rowsOf(await file(reception, { sort: '-code' }));
    expect(rows.length).toBe(await count(clinic, 'select count(*) from patient where is_active = 1'));
    const codes = rows.map((row) => row['patientCode'] ?? '');
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes).toEqual([...codes].sort().reverse());
  });

  it('takes only chosen ones, and of them only whom one may see', async () => {
    const student = await clinic.person('STUDENT');
    const mine = await clinic.patient({ lastName: 'Mine' }, [student]);
    const other = await clinic.patient({ lastName: 'Other' });
    expect(rowsOf(await file(student, { ids: `${mine},${other}` })).map((row) => row['lastName'])).toEqual(['Mine']);
    expect(rowsOf(await file(reception, { ids: `${mine},${other}` })).length).toBe(2);
  });
});
