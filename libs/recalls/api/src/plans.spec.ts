import { plansOf, type Person, type SpecClinic } from '@cuspid/platform/testing';
import type { RecallFilter } from '@cuspid/recalls/contracts/dto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RecallList } from './recall-list';
import { RecallRebuild } from './recall-rebuild';
import { openRecallsClinic } from './testing/recalls-clinic';

/** A hundred thousand patients with a million visits where there is time; else enough to see what a page reads. */
const IS_LONG = process.env['CUSPID_LONG'] !== undefined;
const [PATIENTS, EACH] = IS_LONG ? [100_000, 10] : [2_000, 3];
const AT_ONCE = 2_000;

describe(`the list of recalls of ${PATIENTS} patients`, () => {
  let clinic: SpecClinic;
  let reception: Person, ana: Person;
  let rebuilt = 0;

  beforeAll(async () => {
    clinic = await openRecallsClinic();
    [reception, ana] = [await clinic.person('RECEPTION'), await clinic.person('ORTHODONTIST')];
    for (let from = 0; from < PATIENTS; from += AT_ONCE) await fill(from);
    await clinic.source.query('analyze table patient, visit');
    const before = Date.now();
    await clinic.source.query('update recall_rule set rebuilt_through = 0');
    await clinic.get(RecallRebuild).rebuildAll();
    rebuilt = Date.now() - before;
    await clinic.source.query('analyze table recall');
  }, 1_800_000);
  afterAll(() => clinic.close());

  /** Patients whose visits lie within the last years; one in ten has one ahead. Some are on Ana’s care team. */
  async function fill(from: number): Promise<void> {
    const ids = Array.from({ length: AT_ONCE }, (_, n) => 1_000 + from + n);
    await clinic.source.query(
      'insert into patient (id, patient_code, first_name, last_name, sex, registered_at, registered_by_id, created_at) values ?',
      [ids.map((id) => [id, `BIG-${id}`, 'Ama', `Big${id}`, 'FEMALE', new Date(), reception.id, new Date()])],
    );
    const day = (days: number) => new Date(Date.now() + days * 86_400_000);
    const visits = ids.flatMap((id) =>
      Array.from({ length: EACH }, (_, n) => [id, ana.id, day(-1 - ((id * 7) % 500) - n * 20), 'COMPLETED']),
    );
    visits.push(...ids.filter((id) => id % 10 === 0).map((id) => [id, ana.id, day(1 + (id % 60)), 'SCHEDULED']));
    await clinic.source.query(
      'insert into visit (patient_id, provider_id, starts_at, status, minutes, type, created_by_id, created_at) values ?',
      [visits.map((visit) => [...visit, 30, 'Adjustment', reception.id, day(-1_000)])],
    );
    await clinic.source.query('insert into care_team_member (patient_id, user_id, role, since, added_by_id) values ?', [
      ids.filter((id) => id % 100 === 0).map((id) => [id, ana.id, ana.role, new Date(), ana.id]),
    ]);
  }

  const read = async (me: Person, filter: RecallFilter) =>
    (await plansOf(clinic.source, () => clinic.get(RecallList).list(me, filter)))
      .map((plan) => plan.read)
      .reduce((most, one) => Math.max(most, one), 0);

  it('is walked in its order: the first page, a deep one, one rule, one dentist, in every state', async () => {
    const list = clinic.get(RecallList);
    const { total } = await list.list(reception, { count: true });
    expect(total).toBeGreaterThan(Math.min(500, PATIENTS / 20));
    let deep = await list.list(reception, { limit: 100 });
    for (let page = 0; page < 3; page++) {
      deep = await list.list(reception, { limit: 100, ...(deep.nextCursor && { cursor: deep.nextCursor }) });
    }
    const filters: RecallFilter[] = [
      {},
      deep.nextCursor ? { cursor: deep.nextCursor } : {},
      { ruleId: 1 },
      { providerId: ana.id },
      { overdueDays: 30 },
      { state: 'later' },
      { state: 'booked' },
      { state: 'closed' },
    ];
    for (const filter of filters) expect(await read(reception, filter), JSON.stringify(filter)).toBeLessThan(600);
  });

  it('costs a clinician what their own patients cost', async () => {
    expect(await read(ana, {})).toBeLessThan((PATIENTS / 100) * 12 + 200);
  });

  it('is counted no further than is told', async () => {
    const plans = await plansOf(clinic.source, () => clinic.get(RecallList).stats(reception));
    for (const { read: rows, steps } of plans) expect(rows, JSON.stringify(steps)).toBeLessThan(4_000);
  });

  it('is rebuilt some patients at a time', () => {
    // Per thousand patients, on two busy cores: a change of a rule is carried over a big clinic within minutes.
    expect(rebuilt / (PATIENTS / 1_000)).toBeLessThan(10_000);
  });
});
