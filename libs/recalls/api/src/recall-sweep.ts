import { Injectable } from '@nestjs/common';
import { transaction } from '@cuspid/platform/database';
import { Clinic } from '@cuspid/settings/api';
import { DataSource, LessThan } from 'typeorm';
import { Recall } from './recall';
import { RecallKeeper } from './recall-keeper';

const AT_ONCE = 500;

/** A visit nobody came to and nobody ended is booked ahead no longer once its day is over: said by the first look of a day. */
@Injectable()
export class RecallSweep {
  private upTo = '';

  constructor(
    private readonly source: DataSource,
    private readonly keeper: RecallKeeper,
    private readonly clinic: Clinic,
  ) {}

  async upToToday(): Promise<void> {
    const today = await this.clinic.today();
    if (this.upTo === today) return;
    while ((await this.some(today)) === AT_ONCE);
    this.upTo = today;
  }

  private some(today: string): Promise<number> {
    return transaction(this.source, async (tx) => {
      const passed = await tx.find(Recall, {
        where: { stage: 'BOOKED', bookedUntil: LessThan(today) },
        select: { id: true, patientId: true },
        take: AT_ONCE,
      });
      const patients = [...new Set(passed.map(({ patientId }) => patientId))].sort((a, b) => a - b);
      await this.keeper.settleAll(tx, patients);
      return passed.length;
    });
  }
}
