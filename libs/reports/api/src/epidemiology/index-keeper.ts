import { Injectable } from '@nestjs/common';
import { History } from '@cuspid/dental-chart/api';
import { transaction, type Tx } from '@cuspid/platform/database';
import { Clinic } from '@cuspid/settings/api';
import { DataSource, In } from 'typeorm';
import { DentalIndex } from './dental-index';
import { DentalIndexDue } from './dental-index-due';
import { indexRows } from './index-rows';

/** Charts a transaction: who records on one of them waits no longer than that. */
const BATCH = 50;
/** Charts a report reckons itself before it answers; more of them are the background's. */
const AT_ONCE = 1_000;

/** Keeps what charts come to: who records marks the patient, and whoever reads next has the marked ones reckoned first. */
@Injectable()
export class IndexKeeper {
  constructor(
    private readonly source: DataSource,
    private readonly clinic: Clinic,
  ) {}

  /** A chart changed: it is reckoned before anybody reads of it. */
  async mark(tx: Tx, patientId: number): Promise<void> {
    await tx.query(
      'insert into dental_index_due (patient_id) values (?) on duplicate key update patient_id = patient_id',
      [patientId],
    );
  }

  /** Charts reckoned under another zone than the clinic’s are marked: their days are others now. */
  async followZone(): Promise<void> {
    const { timeZone } = await this.clinic.setting();
    const [other]: unknown[] = await this.source.query(
      'select 1 from dental_index where zone < ? union all select 1 from dental_index where zone > ? limit 1',
      [timeZone, timeZone],
    );
    if (!other) return;
    await this.source.query(
      'insert ignore into dental_index_due (patient_id) select distinct patient_id from dental_index where zone < ? or zone > ?',
      [timeZone, timeZone],
    );
  }

  /** Before a report is read: what was marked is reckoned. False where there is more than a report waits for. */
  async upToDate(): Promise<boolean> {
    await this.followZone();
    for (let done = 0; done < AT_ONCE; done += BATCH) if ((await this.some()) < BATCH) return true;
    return false;
  }

  /** Reckons some of the marked charts; gives how many. */
  some(): Promise<number> {
    return transaction(this.source, async (tx) => {
      // A mark another transaction holds belongs to a change nobody can see yet, or to a reckoning that is under way.
      const due = await tx
        .createQueryBuilder(DentalIndexDue, 'due')
        .orderBy('due.patientId')
        .limit(BATCH)
        .setLock('pessimistic_write')
        .setOnLocked('skip_locked')
        .getMany();
      for (const { patientId } of due) await this.reckon(tx, patientId);
      const patientId = In(due.map((one) => one.patientId));
      if (due.length) await tx.delete(DentalIndexDue, { patientId });
      return due.length;
    });
  }

  private async reckon(tx: Tx, patientId: number): Promise<void> {
    const { timeZone } = await this.clinic.setting(tx);
    const rows = indexRows(await History.read(tx, patientId), timeZone);
    await tx.delete(DentalIndex, { patientId });
    if (rows.length) await tx.insert(DentalIndex, rows);
  }
}
