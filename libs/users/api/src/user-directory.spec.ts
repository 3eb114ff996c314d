import type { UserSort } from '@cuspid/users/contracts';
import { USER_SORTS } from '@cuspid/users/contracts';
import type { UserDto, UserFilter } from '@cuspid/users/contracts/dto';
import { plansOf, type SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openUsersClinic } from './testing/users-clinic';
import { UserDirectory } from './user-directory';
import { UserStats } from './user-stats.service';

const [USERS, READ] = [20_000, 300];
/** `n` from 0 to 19,999. */
const DIGITS = Array.from({ length: 10 }, (_, digit) => `select ${digit} d`).join(' union all ');
const NUMBERS =
  '(select a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d as n from ' +
  ['a', 'b', 'c', 'e'].map((name) => `(${DIGITS}) ${name}`).join() +
  ', (select 0 d union all select 1) f) numbers';

describe('the list of twenty thousand accounts', () => {
  let clinic: SpecClinic;
  let directory: UserDirectory;

  beforeAll(async () => {
    clinic = await openUsersClinic();
    directory = clinic.get(UserDirectory);
    // Names and times are shared by several, so that pages end between equals; a third was never seen.
    await clinic.source.query(
      `insert into \`user\` (name, email, role, department, password_hash, is_active, must_change_password, last_seen_at, created_at)
       select concat('Name ', n % 4000), concat('person', n, '@spec.test'),
         elt(1 + n % 6, 'ADMIN', 'ORTHODONTIST', 'DENTAL_SURGEON', 'NURSE', 'RECEPTION', 'STUDENT'),
         if(n % 5 = 0, null, concat('Ward ', n % 7)), 'x', n % 10 > 0, n % 11 = 0,
         if(n % 3 = 0, null, date_add('2026-01-01', interval floor(n / 3) second)), now(3) from ` + NUMBERS,
    );
    await clinic.source.query('analyze table `user`');
  });
  afterAll(() => clinic.close());

  const walk = async (filter: UserFilter, pages: number): Promise<UserDto[]> => {
    const found: UserDto[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < pages; page++) {
      const { items, nextCursor } = await directory.list({ ...filter, ...(cursor && { cursor }), limit: 100 });
      found.push(...items);
      if (!nextCursor) break;
      cursor = nextCursor;
    }
    return found;
  };

  /** A cursor in the middle of the list, where a page begins that must cost no more than the first. */
  const deep = async (sort: UserSort, role?: UserDto['role']): Promise<string> => {
    const column = sort.replace('-', '');
    const direction = sort.startsWith('-') ? ' desc' : ' asc';
    const keys =
      { name: ['name', 'id'], role: ['role', 'name', 'id'], lastSeenAt: ['last_seen_at', 'id'] }[column] ?? [];
    const [row] = await clinic.source.query(
      'select * from `user` where role = coalesce(?, role) order by ' +
        keys.map((key) => key + direction).join() +
        ' limit 1 offset ?',
      [role ?? null, role ? 2_000 : 12_000],
    );
    const at = row.last_seen_at === null ? null : new Date(row.last_seen_at).toISOString();
    const place = { name: [row.name], role: [row.role, row.name], lastSeenAt: [at] }[column] ?? [];
    return Buffer.from(JSON.stringify([sort, ...place, row.id])).toString('base64url');
  };

  it.each(USER_SORTS)('walks an index for the order %s, on the first page and on a deep one', async (sort) => {
    for (const cursor of [undefined, await deep(sort)]) {
      const [plan] = await plansOf(clinic.source, () => directory.list({ sort, ...(cursor && { cursor }) }));
      expect(plan?.read, `${sort} ${cursor} ${JSON.stringify(plan)}`).toBeLessThanOrEqual(READ);
      expect(plan?.steps[0]?.extra).not.toContain('filesort');
    }
  });

  it('reads of one role no more than a page of it', async () => {
    for (const cursor of [undefined, await deep('name', 'NURSE')]) {
      const filter = { role: 'NURSE', ...(cursor && { cursor }) } as const;
      const [plan] = await plansOf(clinic.source, () => directory.list(filter));
      expect(plan?.read, JSON.stringify(plan)).toBeLessThanOrEqual(READ * 4);
    }
  });

  it('reads no account twice for a search, and stops at the page’s end', async () => {
    const [common] = await plansOf(clinic.source, () => directory.list({ search: 'ward person' }));
    const [rare] = await plansOf(clinic.source, () => directory.list({ search: 'nobody-has-this' }));
    expect(common?.read, JSON.stringify(common)).toBeLessThanOrEqual(READ);
    expect(rare?.read, JSON.stringify(rare)).toBeLessThanOrEqual(USERS * 1.1);
  });

  it.each(USER_SORTS)('gives everybody once in the order %s, also among equals and those never seen', async (sort) => {
    const found = await walk({ sort, department: 'Ward 3', role: 'NURSE' }, 10);
    const all = await directory.list({ sort, department: 'Ward 3', role: 'NURSE', count: true, limit: 1 });
    expect([found.length, new Set(found.map(({ id }) => id)).size]).toEqual([all.total, all.total]);
    expect(all.total).toBeGreaterThan(300);
    const reversed = sort.startsWith('-') ? sort.slice(1) : `-${sort}`;
    const backwards = await walk(
      { sort: USER_SORTS.find((one) => one === reversed) ?? sort, department: 'Ward 3', role: 'NURSE' },
      10,
    );
    expect(backwards.map(({ id }) => id).reverse()).toEqual(found.map(({ id }) => id));
  });

  it('finds by fragments in any order, in any case and without accents, and takes wildcards for letters', async () => {
    const nimal = await clinic.person('NURSE', { name: 'Dr Nimál Perera', email: 'n.perera@spec.test' });
    const ids = async (search: string) => (await directory.list({ search })).items.map(({ id }) => id);
    for (const search of ['perera nimal', 'NIMÁL', 'n.per', 'perera nurse']) {
      const found = await ids(search);
      expect(found.includes(nimal.id), search).toBe(!search.includes('nurse'));
    }
    for (const search of ['%', '_imal', '\\', '%%', "' or 1=1 -- "]) expect(await ids(search), search).toEqual([]);
  });

  it('tells the states apart', async () => {
    for (const state of ['ACTIVE', 'TEMPORARY', 'INACTIVE'] as const) {
      const { items, total } = await directory.list({ state, count: true });
      expect([state, new Set(items.map((user) => user.state))]).toEqual([state, new Set([state])]);
      expect(total).toBeGreaterThan(500);
    }
  });

  it('counts what there is, and asks for the workload of clinicians and students alone', async () => {
    const { roles, temporary, dormant, workload } = await clinic.get(UserStats).stats();
    expect(roles.reduce((sum, { active, inactive }) => sum + active + inactive, 0)).toBe(USERS + 1);
    expect([temporary, dormant].every((count) => count > 1_000)).toBe(true);
    expect(workload).toHaveLength(100);
    expect(new Set(workload.map(({ role }) => role))).not.toContain('NURSE');
  });
});
