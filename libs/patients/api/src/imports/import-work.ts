import { Injectable } from '@nestjs/common';
import { clock, transaction, type Tx } from '@cuspid/platform/database';
import { DataSource } from 'typeorm';
import { TakenOver } from './import-errors';
import { PatientImport } from './patient-import';

/** Longer than any piece takes; when it runs out, whoever held it is taken for dead and another process goes on. */
const LEASE_SECONDS = 60;
const NOW = 'utc_timestamp(3)';
const lease = { leasedUntil: () => `${NOW} + interval ${LEASE_SECONDS} second` };

/** Who works on which import: one process at a time, whichever dies. */
@Injectable()
export class ImportWork {
  constructor(private readonly source: DataSource) {}

  /** Takes the import that has waited longest, for this process alone. Null when there is nothing to do. */
  claim(): Promise<PatientImport | null> {
    return transaction(this.source, async (tx) => {
      const one = await tx
        .createQueryBuilder(PatientImport, 'import')
        .where("import.state in ('CHECKING', 'IMPORTING', 'UNDOING')")
        .andWhere(`(import.leasedUntil is null or import.leasedUntil <= ${NOW})`)
        .orderBy('import.id')
        .limit(1)
        .setLock('pessimistic_write')
        .setOnLocked('skip_locked') // several processes look at once
        .getOne();
      if (!one) return null;
      one.claim += 1;
      await tx
        .createQueryBuilder()
        .update(PatientImport)
        .set({ claim: one.claim, ...lease })
        .where({ id: one.id })
        .execute();
      return one;
    });
  }

  /** One piece of the work: written whole, by who holds the claim, or not at all. @throws TakenOver */
  piece(held: PatientImport, work: (tx: Tx, one: PatientImport) => Promise<void>): Promise<void> {
    return transaction(this.source, async (tx) => {
      const { id, claim, state } = held;
      const one = await tx.findOne(PatientImport, { where: { id, claim, state }, lock: { mode: 'pessimistic_write' } });
      if (!one) throw new TakenOver();
      await work(tx, one);
      await tx.save(one);
      await tx.createQueryBuilder().update(PatientImport).set(lease).where({ id }).execute();
    });
  }

  /** Gives the work back, so that nobody has to wait for the lease to run out. */
  async handBack({ id, claim }: PatientImport): Promise<void> {
    await this.source.manager.update(PatientImport, { id, claim }, { leasedUntil: null });
  }

  /** The work cannot go on. */
  async fail({ id, claim }: PatientImport, problem: string): Promise<void> {
    const set = {
      state: 'FAILED' as const,
      problem: problem.slice(0, 300),
      leasedUntil: null,
      finishedAt: clock.now(),
    };
    await this.source.manager.update(PatientImport, { id, claim }, { ...set, version: () => 'version + 1' });
  }
}
