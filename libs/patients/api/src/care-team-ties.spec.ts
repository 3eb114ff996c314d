import { Database } from '@cuspid/platform/api';
import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { Ties, User } from '@cuspid/users/api';
import type { TieDto } from '@cuspid/users/contracts/dto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asked, letPass, placesOf, seen } from './testing/care-team-clinic';
import { count, openPatientsClinic } from './testing/patients-clinic';

describe('what binds a person to patients', () => {
  let clinic: SpecClinic;
  let reception: Person, admin: Person;

  beforeAll(async () => {
    clinic = await openPatientsClinic();
    [reception, admin] = [await clinic.person('RECEPTION'), await clinic.person('ADMIN')];
  });
  afterAll(() => clinic.close());

  /** What the users' own service does when a person changes role or leaves. */
  const change = (person: Person, to: Partial<User>): Promise<TieDto[]> =>
    clinic.get(Database).transaction(admin, async (tx) => {
      const user = await tx.findOneOrFail(User, { where: { id: person.id }, lock: { mode: 'pessimistic_write' } });
      await tx.save(Object.assign(user, to));
      return clinic.get(Ties).end(tx, admin, user);
    });
  const countOf = async (person: Person) =>
    (await clinic.get(Ties).of(clinic.source.manager, [person.id])).get(person.id);

  it('is counted: places held and requests still to answer, those that have expired not', async () => {
    const surgeon = await clinic.person('DENTAL_SURGEON');
    for (let n = 0; n < 3; n++) await clinic.patient({}, [surgeon]);
    await asked(clinic, reception, await clinic.patient(), surgeon);
    await letPass(clinic, await asked(clinic, reception, await clinic.patient(), surgeon), 31);
    expect(await countOf(surgeon)).toEqual(
      expect.arrayContaining([
        { name: 'care-team-places', count: 3 },
        { name: 'care-team-requests', count: 1 },
      ]),
    );
  });

  it.each([
    ['a new role', { role: 'NURSE' as const }, 'role changed'],
    ['leaving', { isActive: false }, 'left'],
  ])('ends with %s, and is told', async (_, to, answer) => {
    const surgeon = await clinic.person('DENTAL_SURGEON');
    const patients = [await clinic.patient({}, [surgeon]), await clinic.patient({}, [surgeon])];
    const waits = await clinic.patient();
    const id = await asked(clinic, reception, waits, surgeon);
    const told = () => count(clinic, "select count(*) from live_event where topic = 'patients'");
    const before = await told();
    expect(await change(surgeon, to)).toEqual([
      { name: 'care-team-places', count: 2 },
      { name: 'care-team-requests', count: 1 },
    ]);
    // However many places end: the screens read again once.
    expect(await told()).toBe(before + 1);
    for (const patient of patients) expect(await placesOf(clinic, patient)).toBe(0);
    const returned = (await seen(clinic, reception, '?status=REJECTED')).find((one) => one.id === id);
    expect(returned).toMatchObject({ answer, decidedBy: { id: admin.id } });
    const trail =
      "select count(*) from audit_entry where action in ('care-team.left', 'care-team-request.rejected') and actor_id = ? and patient_id in (?)";
    expect(await count(clinic, trail, [admin.id, [...patients, waits]])).toBe(3);
    expect(await change(surgeon, to)).toEqual([]);
  });

  it('lets nobody join who leaves at the same moment', async () => {
    for (let round = 0; round < 8; round++) {
      const surgeon = await clinic.person('DENTAL_SURGEON');
      const patient = await clinic.patient();
      const id = await asked(clinic, reception, patient, surgeon);
      const token = await clinic.http.token(surgeon);
      await Promise.all([
        clinic.http.call('POST', `/api/care-team/requests/${id}/approve`, { token, body: {} }),
        change(surgeon, { isActive: false }),
      ]);
      expect(await placesOf(clinic, patient)).toBe(0);
    }
  });
});
