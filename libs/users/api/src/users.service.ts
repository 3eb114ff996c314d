import { Injectable } from '@nestjs/common';
import { cursorOf, limitOf, pageFrom, placeOf } from '@cuspid/platform/api';
import type { Page } from '@cuspid/platform/contracts';
import type { StaffDto, StaffFilter } from '@cuspid/users/contracts/dto';
import { DataSource, In, type EntityManager } from 'typeorm';
import { User } from './user';

@Injectable()
export class UsersService {
  constructor(private readonly source: DataSource) {}

  /** The account with this address, whatever its state; null when there is none. */
  byEmail(email: string): Promise<User | null> {
    return this.source.manager.findOneBy(User, { email: email.toLowerCase() });
  }

  byId(id: number, db: EntityManager = this.source.manager): Promise<User | null> {
    return db.findOneBy(User, { id });
  }

  /** Names beside work: the people with these ids, active or not. */
  async named(ids: (number | null)[], db: EntityManager = this.source.manager): Promise<Map<number, StaffDto>> {
    const wanted = [...new Set(ids.filter((id) => id !== null))];
    const people = wanted.length ? await db.findBy(User, { id: In(wanted) }) : [];
    return new Map(people.map((person) => [person.id, person.toStaff()]));
  }

  /** Active staff by name, for pickers. */
  async staff(filter: StaffFilter): Promise<Page<StaffDto>> {
    const limit = limitOf(filter);
    const query = this.source
      .createQueryBuilder(User, 'user')
      .where('user.isActive = true')
      .orderBy('user.name')
      .addOrderBy('user.id')
      .take(limit + 1);
    if (filter.role) query.andWhere('user.role = :role', { role: filter.role });
    const total = filter.count ? await query.getCount() : undefined;
    if (filter.cursor) {
      const [name, id] = placeOf(filter.cursor, 'name', 2);
      query.andWhere('(user.name, user.id) > (:name, :id)', { name, id });
    }
    const page = pageFrom(
      await query.getMany(),
      limit,
      (user) => cursorOf('name', [user.name, user.id]),
      (user) => user.toStaff(),
    );
    return { ...page, ...(total !== undefined && { total }) };
  }
}
