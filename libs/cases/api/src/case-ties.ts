import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Ties } from '@cuspid/users/api';
import { In, IsNull, Not, type EntityManager } from 'typeorm';
import { CaseOpening } from './cases/case-opening';
import { TeachingCase } from './cases/teaching-case';

/** Cases a person supervises: when they leave or change role, each waits for somebody to take it over. */
@Injectable()
export class CaseTies implements OnModuleInit {
  constructor(
    private readonly ties: Ties,
    private readonly opening: CaseOpening,
  ) {}

  onModuleInit(): void {
    this.ties.listen({
      name: 'cases-supervised',
      count: (db, people) => this.supervised(db, people),
      end: async (tx, me, { id }) => {
        const cases = await this.opening.supervised(tx, id);
        await this.opening.leave(tx, me, cases);
        return cases.length;
      },
    });
  }

  private async supervised(db: EntityManager, people: readonly number[]): Promise<Map<number, number>> {
    const counts = await db
      .createQueryBuilder(TeachingCase, 'one')
      .select('one.supervisorId', 'person')
      .addSelect('count(*)', 'count')
      .where({ supervisorId: In([...people]), supervisorGoneAt: IsNull(), state: Not('VERIFIED') })
      .groupBy('one.supervisorId')
      .getRawMany<{ person: number; count: string }>();
    return new Map(counts.map(({ person, count }) => [person, Number(count)]));
  }
}
