import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { QueueStatus } from '@cuspid/queue/contracts';
import { VisitCourses, type VisitStep } from '@cuspid/visits/api';
import type { EntityManager } from 'typeorm';
import { QueueEntry } from './queue-entry';
import { QueueMove } from './queue-move';

const STAGES = {
  IN_WAITING_ROOM: 'WAITING',
  UNDER_CONSULTATION: 'CONSULTATION',
  UNDER_TREATMENT: 'TREATMENT',
  AT_CASHIER: 'CASHIER',
  COMPLETED: 'LEFT',
} as const satisfies Record<QueueStatus, VisitStep['stage']>;
const MOVES_MAX = 5_000;

interface Row {
  visitId: number;
  status: QueueStatus;
  at: Date;
  byId: number;
}

/** Tells how the patient of a visit went through the clinic. */
@Injectable()
export class QueueVisitSteps implements OnModuleInit {
  constructor(private readonly courses: VisitCourses) {}

  onModuleInit(): void {
    this.courses.tell((db, visitIds) => this.of(db, visitIds));
  }

  private async of(db: EntityManager, visitIds: readonly number[]): Promise<VisitStep[]> {
    const rows = await db
      .createQueryBuilder(QueueMove, 'move')
      .innerJoin(QueueEntry, 'entry', 'entry.id = move.entryId')
      .where('entry.visitId in (:...visitIds)', { visitIds })
      .select('entry.visitId', 'visitId')
      .addSelect('move.toStatus', 'status')
      .addSelect('move.at', 'at')
      .addSelect('move.actorId', 'byId')
      .orderBy('move.at')
      .addOrderBy('move.id')
      .limit(MOVES_MAX)
      .getRawMany<Row>();
    return rows.map(({ status, ...row }) => ({ ...row, stage: STAGES[status] }));
  }
}
