import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Ties } from '@cuspid/users/api';
import { In, IsNull, Not, type EntityManager } from 'typeorm';
import { QueueEntry } from './queue-entry';

/** The patients in the clinic who wait for a person or sit in their chair: told, not ended, for they are there. */
@Injectable()
export class QueueTies implements OnModuleInit {
  constructor(private readonly ties: Ties) {}

  onModuleInit(): void {
    this.ties.listen({ name: 'queue-entries-open', count: (db, people) => this.open(db, people) });
  }

  private async open(db: EntityManager, people: readonly number[]): Promise<Map<number, number>> {
    const counts = await db
      .createQueryBuilder(QueueEntry, 'entry')
      .select('entry.providerId', 'person')
      .addSelect('count(*)', 'count')
      .where({ openPatientId: Not(IsNull()), providerId: In([...people]) })
      .groupBy('entry.providerId')
      .getRawMany<{ person: number; count: string }>();
    return new Map(counts.map(({ person, count }) => [person, Number(count)]));
  }
}
