import { Injectable } from '@nestjs/common';
import type { Tx } from '@cuspid/platform/database';

type Listener = (tx: Tx, patientId: number) => Promise<void>;

/** Lets domains above take part when a record is archived, reactivated or merged, or its clinical status changes. */
@Injectable()
export class RecordNews {
  private readonly listeners: Listener[] = [];

  listen(listener: Listener): void {
    this.listeners.push(listener);
  }

  async tell(tx: Tx, ...patientIds: number[]): Promise<void> {
    for (const id of patientIds) for (const listener of this.listeners) await listener(tx, id);
  }
}
