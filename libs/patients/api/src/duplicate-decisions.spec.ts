import type { DuplicateDto } from '@cuspid/patients/contracts/dto';
import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DuplicateDecisions } from './duplicate-decisions';
import { PatientsService } from './patients.service';
import { count, openPatientsClinic } from './testing/patients-clinic';

describe('somebody who may be registered already', () => {
  let clinic: SpecClinic;
  let patients: PatientsService;
  let reception: Person, admin: Person;
  let made = 0;

  beforeAll(async () => {
    clinic = await openPatientsClinic();
    patients = clinic.get(PatientsService);
    [reception, admin] = [await clinic.person('RECEPTION'), await clinic.person('ADMIN')];
  });
  afterAll(() => clinic.close());

  const somebody = () => ({ firstName: `Given${++made}`, lastName: `Family${made}`, sex: 'FEMALE' as const });
  const register = (what: object = {}, me = reception) => patients.register(me, { ...somebody(), ...what });
  const probe = (what: object, me = reception) => clinic.get(DuplicateDecisions).probe(me, what);
  const idsOf = (items: DuplicateDto[]) => items.map(({ patient }) => patient.id);

  const decisionAbout = async (id: number): Promise<unknown> => {
    const sql = "select `after` from audit_entry where action = 'patient.duplicate-dismissed' and patient_id = ?";
    const rows: { after: string }[] = await clinic.source.query(sql, [id]);
    return rows.map(({ after }) => JSON.parse(after));
  };

  it('is refused with the same name and birth date until somebody decides (409); the log keeps whom they saw', async () => {
    const who = { firstName: 'Anna Maria', lastName: 'de Silva', dateOfBirth: '1990-05-17' };
    const first = await register(who);
    const again = { ...who, firstName: 'ANNA MARIA' };
    await expect(register(again)).rejects.toMatchObject({
      code: 'possible-duplicate',
      status: 409,
      conflict: { items: [{ patient: { id: first.id }, isBlocking: true }] },
    });
    const second = await register({ ...again, isNotDuplicate: true });
    const agrees = ['firstName', 'lastName', 'dateOfBirth'];
    const seen = { notTheSameAs: [{ id: first.id, patientCode: first.patientCode, agrees }] };
    expect(await decisionAbout(second.id)).toEqual([seen]);
  });

  it('has to be decided about one by one by a desk that names whom it saw: a likeness nobody saw is refused', async () => {
    const first = await register({ firstName: 'Sunethra', lastName: 'Bandara', phone: '077 555 0001' });
    const typo = { firstName: 'Sunetra', lastName: 'Bandara', phone: '0775550001' };
    await expect(register({ ...typo, notTheSameAs: [] })).rejects.toMatchObject({ code: 'possible-duplicate' });
    await expect(register({ ...typo, notTheSameAs: [first.id + 1] })).rejects.toMatchObject({ status: 409 });
    const second = await register({ ...typo, notTheSameAs: [first.id] });
    expect(await decisionAbout(second.id)).toMatchObject([{ notTheSameAs: [{ id: first.id }] }]);
    // A third who is like both: having seen one is not enough.
    await expect(register({ ...typo, notTheSameAs: [first.id], isNotDuplicate: true })).rejects.toMatchObject({
      conflict: { items: [{ patient: { id: second.id } }] },
    });
  });

  it.each([
    ['a code of ours', { byHand: false }],
    ['codes given by hand', { byHand: true }],
  ])('becomes one record when twenty desks register them at the same moment, with %s', async (_, { byHand }) => {
    const who = { ...somebody(), dateOfBirth: byHand ? '1985-03-09' : '1961-10-22', notTheSameAs: [] };
    const desks = Array.from({ length: 20 }, (_, n) =>
      register({ ...who, ...(byHand && { patientCode: `HAND-${n}` }) }),
    );
    const answers = await Promise.allSettled(desks);
    const made = answers.flatMap((one) => (one.status === 'fulfilled' ? [one.value.id] : []));
    const refused = answers.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(made.length).toBe(1);
    for (const reason of refused) {
      expect(reason).toMatchObject({
        code: 'possible-duplicate',
        conflict: { items: [{ patient: { id: made[0] } }] },
      });
    }
    expect(await count(clinic, 'select count(*) from patient where last_name = ?', [who.lastName])).toBe(1);
  });

  it('finds the duplicate however many share the name or the birthday', async () => {
    const rows = Array.from({ length: 450 }, (_, n) => [
      `CROWD-${n}`,
      n % 2 ? 'Nimal' : `Other${n}`,
      'Perera',
      n % 2 ? '1971-01-01' : '1990-01-01',
      reception.id,
    ]);
    await clinic.source.query(
      'insert into patient (patient_code, first_name, last_name, date_of_birth, registered_by_id, sex, registered_at, created_at) values ' +
        rows.map(() => "(?, ?, ?, ?, ?, 'MALE', now(3), now(3))").join(),
      rows.flat(),
    );
    const nimal = { firstName: 'Nimal', lastName: 'Perera', age: undefined, dateOfBirth: '1990-01-01' };
    await register(nimal);
    await expect(register(nimal)).rejects.toMatchObject({ code: 'possible-duplicate' });
  });

  it('is found by any of name, phone and birth date', async () => {
    const one = await register({ firstName: 'Kumari', lastName: 'Kumari', phone: '+94 71 555 0101' });
    const probed = async (what: object) => idsOf((await probe(what)).items);
    expect(await probed({ firstName: 'kumari', lastName: 'KUMARI' })).toEqual([one.id]);
    expect(await probed({ firstName: 'Kumari', phone: '0715550101' })).toEqual([one.id]);
    expect(await probed({})).toEqual([]);
  });

  it('is no secret when archived, but who it is learns only who may see archived records', async () => {
    const who = { firstName: 'Chandrika', lastName: 'Weerakoon', dateOfBirth: '1979-07-30', phone: '071 555 0202' };
    const { id } = await register(who);
    await clinic.source.query('update patient set is_active = 0 where id = ?', [id]);
    const told = await probe({ ...who, firstName: 'Chandrica' });
    expect(told).toEqual({ items: [], hasArchived: true, archived: [] });
    expect(idsOf((await probe(who, admin)).archived)).toEqual([id]);
    // A birthday or a number alone tells nothing of anybody.
    for (const part of [{ dateOfBirth: who.dateOfBirth }, { phone: who.phone }, { firstName: 'Chandrika' }]) {
      expect(await probe(part, admin)).toEqual({ items: [], hasArchived: false, archived: [] });
    }
    const again = await register(who);
    // Became part of another record: nobody brings that one back.
    await clinic.source.query('update patient set merged_into_id = ? where id = ?', [again.id, id]);
    expect(await probe(who, admin)).toMatchObject({ hasArchived: false, archived: [] });
  });
});
