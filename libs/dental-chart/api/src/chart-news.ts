import { Injectable } from '@nestjs/common';
import type { Tx } from '@cuspid/platform/database';

type Hear = (tx: Tx, patientId: number) => Promise<void>;

/** Tells domains above that something was recorded, moved on or taken back on a chart, in the transaction of the act. */
@Injectable()
export class ChartNews {
  private readonly listeners: Hear[] = [];

  listen(hear: Hear): void {
    this.listeners.push(hear);
  }

  async tell(tx: Tx, patientId: number): Promise<void> {
    for (const hear of this.listeners) await hear(tx, patientId);
  }
}
