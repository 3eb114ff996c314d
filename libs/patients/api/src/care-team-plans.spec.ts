import type { CareTeamRequestFilter } from '@cuspid/patients/contracts/dto';
import { plansOf, type Person, type SpecClinic } from '@cuspid/platform/testing';
import { Ties } from '@cuspid/users/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CareTeamRequestsService } from './care-team-requests.service';
import { CareTeamService } from './care-team.service';
import { openPatientsClinic } from './testing/patients-clinic';

/** Requests of many years, a tenth of them one surgeon's; patients they are about; rows a page may make the server read. */
const [REQUESTS, PATIENTS, READ] = [20_000, 2_000, 400];
const DIGITS =
  'select 0 d union all select 1 union all select 2 union all select 3 union all select 4 union all select 5 union all select 6 union all select 7 union all select 8 union all select 9';
/** `n` from 0 to one less than a number, out of digits. */
const NUMBERS =
  ' from (select a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d as n from ' +
  ['a', 'b', 'c', 'e', 'f'].map((name) => `(${DIGITS}) ${name}`).join(', ') +
  ') numbers where n < ?';

describe('the inbox after twenty thousand requests', () => {
  let clinic: SpecClinic;
  let reception: Person, surgeon: Person, admin: Person, student: Person;
  let patient: number;

  const write = (first: string, count: number, parameters: unknown[]) =>
    clinic.source.query(first + NUMBERS, [...parameters, count]);

  beforeAll(async () => {
    clinic = await openPatientsClinic();
    [reception, admin] = [await clinic.person('RECEPTION'), await clinic.person('ADMIN')];
    [surgeon, student] = [await clinic.person('DENTAL_SURGEON'), await clinic.person('STUDENT')];
    const others: Person[] = [];
    for (let n = 0; n < 9; n++) others.push(await clinic.person('DENTAL_SURGEON'));
    const surgeons = [surgeon, ...others].map(({ id }) => id);
    patient = await clinic.patient({}, [student]);
    await write(
      `insert into patient (patient_code, first_name, last_name, sex, registered_at, registered_by_id, created_at)
        select concat('PT-', n), 'Given', concat('Family', n), 'MALE', now(3), ?, now(3)`,
      PATIENTS,
      [reception.id],
    );
    await write(
      `insert into care_team_request (patient_id, user_id, action, requested_by_id, requested_at, status, decided_by_id, decided_at)
        select ? + n % ?, elt(n % 10 + 1, ?), 'JOIN', ?, date_sub(now(3), interval n hour), elt(n % 3 + 1, 'APPROVED', 'REJECTED', 'WITHDRAWN'), ?, now(3)`,
      REQUESTS,
      [patient, PATIENTS, surgeons, reception.id, reception.id],
    );
    await write(
      `insert into care_team_request (patient_id, user_id, action, requested_by_id, requested_at)
        select ? + n, elt(n % 10 + 1, ?), 'LEAVE', ?, date_sub(now(3), interval n * 12 hour)`,
      120,
      [patient, surgeons, reception.id],
    );
    await clinic.source.query('analyze table patient, care_team_request, care_team_member');
  });
  afterAll(() => clinic.close());

  it.each([
    ['who answers', () => surgeon, {}],
    ['who answers, of the past', () => surgeon, { status: 'APPROVED' }],
    ['who answers, expired', () => surgeon, { status: 'EXPIRED' }],
    ['who asked', () => reception, {}],
    ['who asked, of the past', () => reception, { status: 'REJECTED', count: false }],
    ['an administrator', () => admin, {}],
    ['an administrator, of the past', () => admin, { status: 'WITHDRAWN' }],
  ] as const)('reads no more than a page of %s needs, first or later', async (_, who, filter) => {
    const inbox = clinic.get(CareTeamRequestsService);
    const first = await inbox.list(who(), { ...filter, limit: 5 });
    const pages: CareTeamRequestFilter[] = [filter, { ...filter, cursor: first.nextCursor ?? undefined }];
    for (const page of pages) {
      const plans = await plansOf(clinic.source, () => inbox.list(who(), page));
      for (const plan of plans) expect(plan.read, JSON.stringify(plan)).toBeLessThanOrEqual(READ);
    }
  });

  it('asks as often for a hundred as for five', async () => {
    const asked = async (limit: number) =>
      (
        await plansOf(clinic.source, () =>
          clinic.get(CareTeamRequestsService).list(admin, { status: 'APPROVED', limit }),
        )
      ).length;
    expect(Math.abs((await asked(100)) - (await asked(5)))).toBeLessThanOrEqual(1);
  });

  it('shows a team and counts what a person carries without reading the past', async () => {
    for (const work of [
      () => clinic.get(CareTeamService).of(reception, patient),
      () => clinic.get(Ties).of(clinic.source.manager, [surgeon.id, student.id]),
    ]) {
      for (const plan of await plansOf(clinic.source, work))
        expect(plan.read, JSON.stringify(plan)).toBeLessThanOrEqual(READ);
    }
  });
});
