import { Injectable, type OnModuleInit } from '@nestjs/common';
import { RecordNews } from '@cuspid/patients/api';
import { REGISTRATION } from '@cuspid/visits/contracts';
import { VisitNews } from '@cuspid/visits/api';
import { RecallKeeper } from './recall-keeper';

/** Hears of whatever changes where a patient stands, in its transaction. */
@Injectable()
export class RecallListeners implements OnModuleInit {
  constructor(
    private readonly visits: VisitNews,
    private readonly records: RecordNews,
    private readonly keeper: RecallKeeper,
  ) {}

  onModuleInit(): void {
    this.visits.listen(async (tx, { visit, event }) => {
      // That a visit is confirmed, or gets other notes, says nothing of when it is or whether it was.
      if (visit.type === REGISTRATION || event === 'CONFIRMED') return;
      await this.keeper.settle(tx, visit.patientId, event === 'DELETED' ? visit.id : undefined);
    });
    this.records.listen((tx, patientId) => this.keeper.settle(tx, patientId));
  }
}
