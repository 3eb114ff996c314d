import { Injectable } from '@nestjs/common';
import { reachOf, ROLES, type Role } from '@cuspid/platform/contracts';
import { clock } from '@cuspid/platform/database';
import type { RoleCountDto, UserStatsDto, WorkloadDto } from '@cuspid/users/contracts/dto';
import { DataSource, In, type EntityManager } from 'typeorm';
import { Ties } from './ties';
import { User } from './user';

const DORMANT_DAYS = 90;
const WORKLOAD_MAX = 100;
/** Who sees patients because they are on their care team: clinicians and students. */
const CARING = ROLES.filter((role) => reachOf(role, 'patient.read') === 'team');

/** Figures about the accounts. */
@Injectable()
export class UserStats {
  constructor(
    private readonly source: DataSource,
    private readonly ties: Ties,
  ) {}

  async stats(now = clock.ms()): Promise<UserStatsDto> {
    const db = this.source.manager;
    const [roles, temporary, dormant, workload] = await Promise.all([
      this.roles(db),
      db.countBy(User, { isActive: true, mustChangePassword: true }),
      this.dormant(db, new Date(now - DORMANT_DAYS * 86_400_000)),
      this.workload(db),
    ]);
    return { roles, temporary, dormant, workload };
  }

  private async roles(db: EntityManager): Promise<RoleCountDto[]> {
    const rows = await db
      .createQueryBuilder(User, 'user')
      .select('user.role', 'role')
      .addSelect('sum(user.isActive)', 'active')
      .addSelect('count(*)', 'count')
      .where('user.anonymisedAt is null')
      .groupBy('user.role')
      .getRawMany<{ role: Role; active: string; count: string }>();
    return ROLES.map((role) => {
      const row = rows.find((one) => one.role === role);
      const active = Number(row?.active ?? 0);
      return { role, active, inactive: Number(row?.count ?? 0) - active };
    });
  }

  private dormant(db: EntityManager, since: Date): Promise<number> {
    return db
      .createQueryBuilder(User, 'user')
      .where('user.isActive = true and coalesce(user.lastSeenAt, user.createdAt) < :since', { since })
      .getCount();
  }

  private async workload(db: EntityManager): Promise<WorkloadDto[]> {
    const people = await db.find(User, { where: { isActive: true, role: In(CARING) }, order: { name: 'ASC' } });
    const places = await this.ties.counts(
      db,
      'care-team-places',
      people.map(({ id }) => id),
    );
    const busiest = people.sort((a, b) => (places.get(b.id) ?? 0) - (places.get(a.id) ?? 0)).slice(0, WORKLOAD_MAX);
    const ties = await this.ties.of(
      db,
      busiest.map(({ id }) => id),
    );
    return busiest.map((user) => ({ ...user.toStaff(), ties: ties.get(user.id) ?? [] }));
  }
}
