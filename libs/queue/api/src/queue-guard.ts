import { Injectable, type OnModuleInit } from '@nestjs/common';
import { VisitGuards } from '@cuspid/visits/api';
import { IsNull, Not } from 'typeorm';
import { QueueEntry } from './queue-entry';
import { InTheQueue } from './queue-errors';

/** While the patient of a visit is in the queue, the visit goes on there: one truth. */
@Injectable()
export class QueueGuard implements OnModuleInit {
  constructor(private readonly guards: VisitGuards) {}

  onModuleInit(): void {
    this.guards.listen(async (tx, visit) => {
      const entry = await tx.findOneBy(QueueEntry, { visitId: visit.id, openPatientId: Not(IsNull()) });
      if (entry) throw new InTheQueue(entry);
    });
  }
}
