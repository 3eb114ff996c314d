import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '@cuspid/platform/api';
import { clock } from '@cuspid/platform/database';
import type { Tx } from '@cuspid/platform/database';
import { Ties, type User } from '@cuspid/users/api';
import { In, MoreThan, type EntityManager } from 'typeorm';
import { CareTeamMember } from './care-team-member';
import { CareTeamPlaces } from './care-team-places';
import { CareTeamRequest, expiredBefore } from './care-team-request';
import { CareTeamRequestsService } from './care-team-requests.service';

/** What binds a person to patients: their places, and the requests they have still to answer. Both end with their role. */
@Injectable()
export class CareTeamTies implements OnModuleInit {
  constructor(
    private readonly ties: Ties,
    private readonly places: CareTeamPlaces,
    private readonly requests: CareTeamRequestsService,
  ) {}

  onModuleInit(): void {
    this.ties.listen({
      name: 'care-team-places',
      count: (db, people) => this.placesOf(db, people),
      end: (tx, me, person) => this.endPlaces(tx, me, person),
    });
    this.ties.listen({
      name: 'care-team-requests',
      count: (db, people) => this.requestsOf(db, people),
      end: (tx, me, person) => this.endRequests(tx, me, person),
    });
  }

  private async placesOf(db: EntityManager, people: readonly number[]): Promise<Map<number, number>> {
    const counts = await db
      .createQueryBuilder(CareTeamMember, 'place')
      .select('place.activeUserId', 'person')
      .addSelect('count(*)', 'count')
      .where({ activeUserId: In([...people]) })
      .groupBy('place.activeUserId')
      .getRawMany<{ person: number; count: string }>();
    return new Map(counts.map(({ person, count }) => [person, Number(count)]));
  }

  private async requestsOf(db: EntityManager, people: readonly number[]): Promise<Map<number, number>> {
    const counts = await db
      .createQueryBuilder(CareTeamRequest, 'request')
      .select('request.userId', 'person')
      .addSelect('count(*)', 'count')
      .where({ ...open(), userId: In([...people]) })
      .groupBy('request.userId')
      .getRawMany<{ person: number; count: string }>();
    return new Map(counts.map(({ person, count }) => [person, Number(count)]));
  }

  private async endPlaces(tx: Tx, me: Actor, { id }: User): Promise<number> {
    return this.places.takeAll(tx, me, await tx.findBy(CareTeamMember, { activeUserId: id }));
  }

  private async endRequests(tx: Tx, me: Actor, { id, isActive }: User): Promise<number> {
    const waiting = await tx.find(CareTeamRequest, {
      where: { ...open(), userId: id },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    for (const request of waiting) await this.requests.rejectFor(tx, me, request, isActive ? 'role changed' : 'left');
    return waiting.length;
  }
}

const open = () => ({ status: 'PENDING' as const, requestedAt: MoreThan(expiredBefore(clock.now())) });
