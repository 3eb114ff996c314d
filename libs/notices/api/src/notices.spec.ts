import { Database } from '@cuspid/platform/api';
import type { Person, SpecClinic } from '@cuspid/platform/testing';
import type { NoticeFilter } from '@cuspid/notices/contracts/dto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Inbox } from './inbox';
import { NoticePatients } from './notice-patients';
import { Notices, type News } from './notices';
import { NoticeSweeping } from './sweeping';
import { openNoticesClinic } from './testing/notices-clinic';

const DAY_MS = 86_400_000;

describe('notices', () => {
  let clinic: SpecClinic;
  let ana: Person, desk: Person;

  beforeAll(async () => {
    clinic = await openNoticesClinic();
  });
  afterAll(() => clinic.close());
  beforeEach(async () => {
    [ana, desk] = [await clinic.person('ORTHODONTIST'), await clinic.person('RECEPTION')];
  });

  const tell = (people: Person[], news: News) =>
    clinic.get(Database).transaction(desk, (tx) =>
      clinic.get(Notices).tell(
        tx,
        people.map(({ id }) => id),
        news,
      ),
    );
  const list = (me: Person, filter: NoticeFilter = {}) => clinic.get(Inbox).list(me, filter);
  const kinds = async (me: Person) => (await list(me)).items.map(({ kind }) => kind);

  it('are each person’s own; nobody is told of what they did themselves, and nobody twice', async () => {
    await tell([ana, ana, desk], { kind: 'joined-team', byId: desk.id });
    expect(await kinds(ana)).toEqual(['joined-team']);
    expect(await kinds(desk)).toEqual([]);
  });

  it('come newest first in pages, by group, and are counted', async () => {
    for (let subjectId = 1; subjectId <= 45; subjectId++) await tell([ana], { kind: 'joined-team', subjectId });
    await tell([ana], { kind: 'asked-to-join', subjectId: 46 });
    const seen: (number | null)[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await list(ana, { limit: 20, count: true, ...(cursor && { cursor }) });
      expect(page.total).toBe(46);
      seen.push(...page.items.map(({ subjectId }) => subjectId));
      if (!page.nextCursor) break;
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(Array.from({ length: 46 }, (_, index) => 46 - index));
    expect((await list(ana, { group: 'ACT', count: true })).total).toBe(1);
  });

  it('leave when the thing is done, for everybody it waited for, and are gone with a transaction that fails', async () => {
    await tell([ana, desk], { kind: 'access-asked', subjectId: 7 });
    const db = clinic.get(Database);
    const settle = (fails: boolean) =>
      db.transaction(desk, async (tx) => {
        await clinic.get(Notices).settle(tx, ['access-asked'], 7);
        await clinic.get(Notices).tell(tx, [ana.id], { kind: 'access-granted' });
        if (fails) throw new Error('no');
      });
    await expect(settle(true)).rejects.toThrow('no');
    expect(await kinds(ana)).toEqual(['access-asked']);
    await settle(false);
    expect([await kinds(ana), await kinds(desk)]).toEqual([['access-granted'], []]);
  });

  it('are over at their time, and swept then; an information after ninety days', async () => {
    await tell([ana], { kind: 'access-asked', until: new Date(Date.now() - 1_000) });
    await tell([ana], { kind: 'joined-team' });
    expect(await kinds(ana)).toEqual(['joined-team']);
    const left = async () => {
      const [row] = await clinic.source.query('select count(*) as n from notice where user_id = ?', [ana.id]);
      return Number(row.n);
    };
    await clinic.get(NoticeSweeping).sweep();
    expect(await left()).toBe(1);
    await clinic.get(NoticeSweeping).sweep(new Date(Date.now() + 89 * DAY_MS));
    expect(await left()).toBe(1);
    await clinic.get(NoticeSweeping).sweep(new Date(Date.now() + 91 * DAY_MS));
    expect(await left()).toBe(0);
  });

  it('name a patient only to who may see them, as the domain above says', async () => {
    clinic
      .get(NoticePatients)
      .listen((me, ids) =>
        Promise.resolve(me.id === ana.id ? ids.map((id) => ({ id, code: `PT-${id}`, name: 'Malini Perera' })) : []),
      );
    await tell([ana, desk], { kind: 'access-asked', patientId: 5 });
    expect((await list(ana)).items[0]?.patient).toEqual({ id: 5, code: 'PT-5', name: 'Malini Perera' });
    expect((await list(desk)).items[0]?.patient).toBeNull();
  });

  it('are walked on the person’s index, however many others have', async () => {
    await clinic.source.query(
      `insert into notice (user_id, kind, is_act, at, until)
       with recursive n as (select 1 as i union all select i + 1 from n where i < 900)
       select ?, 'joined-team', 0, now(3), now(3) + interval 1 day from n`,
      [desk.id],
    );
    const [plan] = await clinic.source.query(
      'explain select * from notice where user_id = ? and until > now(3) order by id desc limit 26',
      [ana.id],
    );
    expect(String(plan.key)).toMatch(/notice_own/);
  });
});
