import { Injectable } from '@nestjs/common';
import { cursorOf, instantOf, limitOf, pageFrom, placeOf } from '@cuspid/platform/api';
import type { Page } from '@cuspid/platform/contracts';
import type { UserSort, UserState } from '@cuspid/users/contracts';
import type { UserDto, UserFilter } from '@cuspid/users/contracts/dto';
import { DataSource, type SelectQueryBuilder } from 'typeorm';
import { TemporaryPasswords } from './temporary-passwords';
import { User } from './user';

type Query = SelectQueryBuilder<User>;
/** Words looked at; nobody is told apart by more. */
const FRAGMENTS = 5;

/** The SQL behind the list of accounts: walks the index of the order asked for. */
@Injectable()
export class UserDirectory {
  constructor(
    private readonly source: DataSource,
    private readonly temporary: TemporaryPasswords,
  ) {}

  async list(filter: UserFilter): Promise<Page<UserDto>> {
    const sort = filter.sort ?? 'name';
    const { key, order, after } = ORDERS[sort];
    const query = this.matching(filter);
    const total = filter.count ? await query.getCount() : undefined;
    if (filter.cursor) after(query, placeOf(filter.cursor, sort, key.length));
    const rows = await order(query)
      .limit(limitOf(filter) + 1)
      .getMany();
    const page = pageFrom(
      rows,
      limitOf(filter),
      (user) =>
        cursorOf(
          sort,
          key.map((field) => keyOf(user, field)),
        ),
      (user) => user,
    );
    const letters = await this.temporary.lettersOf(
      this.source.manager,
      page.items.map(({ id }) => id),
    );
    const items = page.items.map((user) =>
      user.toDto(letters.get(user.id) ?? { awaitsMail: false, mailRefused: false }),
    );
    return { ...page, items, ...(total !== undefined && { total }) };
  }

  private matching({ search, role, state, department }: UserFilter): Query {
    const query = this.source.createQueryBuilder(User, 'user').where(state ? OF_STATE[state] : STILL_SOMEBODY);
    if (role) query.andWhere('user.role = :role', { role });
    if (department) query.andWhere('user.department = :department', { department });
    const fragments = (search ?? '').split(/\s+/).filter(Boolean).slice(0, FRAGMENTS);
    fragments.forEach((fragment, index) => {
      const name = `fragment${index}`;
      query.andWhere(`concat_ws(' ', user.name, user.email, user.department) like :${name}`, {
        [name]: `%${fragment.replace(/[\\%_]/g, '\\$&')}%`,
      });
    });
    return query;
  }
}

/** Who was deleted for good is looked for, not met. */
const STILL_SOMEBODY = 'user.anonymisedAt is null';
const OF_STATE: Record<UserState, string> = {
  ACTIVE: 'user.isActive = true and user.mustChangePassword = false',
  TEMPORARY: 'user.isActive = true and user.mustChangePassword = true',
  INACTIVE: 'user.isActive = false and user.anonymisedAt is null',
  ANONYMISED: 'user.anonymisedAt is not null',
};

type Field = 'name' | 'role' | 'lastSeenAt' | 'id';
type Key = string | number | null;

interface Order {
  key: Field[];
  order: (query: Query) => Query;
  after: (query: Query, place: Key[]) => Query;
}

const keyOf = (user: User, field: Field): Key =>
  field === 'lastSeenAt' ? (user.lastSeenAt?.toISOString() ?? null) : user[field];

const byName = (direction: 'ASC' | 'DESC', beyond: '>' | '<'): Order => ({
  key: ['name', 'id'],
  order: (query) => query.orderBy('user.name', direction).addOrderBy('user.id', direction),
  after: (query, [name, id]) =>
    query.andWhere(`(user.name ${beyond} :name or (user.name = :name and user.id ${beyond} :id))`, { name, id }),
});

const byRole = (direction: 'ASC' | 'DESC', beyond: '>' | '<'): Order => ({
  key: ['role', 'name', 'id'],
  order: (query) =>
    query.orderBy('user.role', direction).addOrderBy('user.name', direction).addOrderBy('user.id', direction),
  after: (query, [lastRole, name, id]) =>
    query.andWhere(
      `(user.role ${beyond} :lastRole or (user.role = :lastRole and user.name ${beyond} :name)
        or (user.role = :lastRole and user.name = :name and user.id ${beyond} :id))`,
      { lastRole, name, id },
    ),
});

/** Who was never seen comes first of all, and last in the other direction: as the servers sort nulls. */
const byLastSeen = (direction: 'ASC' | 'DESC', beyond: '>' | '<'): Order => ({
  key: ['lastSeenAt', 'id'],
  order: (query) => query.orderBy('user.lastSeenAt', direction).addOrderBy('user.id', direction),
  after: (query, [at, id]) => {
    const others = direction === 'ASC' ? 'or user.lastSeenAt is not null' : '';
    if (at === null) return query.andWhere(`((user.lastSeenAt is null and user.id ${beyond} :id) ${others})`, { id });
    const never = direction === 'DESC' ? 'or user.lastSeenAt is null' : '';
    return query.andWhere(
      `(user.lastSeenAt ${beyond} :at or (user.lastSeenAt = :at and user.id ${beyond} :id) ${never})`,
      { at: instantOf(at), id },
    );
  },
});

/** Each order with the index that serves it. */
const ORDERS: Record<UserSort, Order> = {
  name: byName('ASC', '>'),
  '-name': byName('DESC', '<'),
  role: byRole('ASC', '>'),
  '-role': byRole('DESC', '<'),
  lastSeenAt: byLastSeen('ASC', '>'),
  '-lastSeenAt': byLastSeen('DESC', '<'),
};
