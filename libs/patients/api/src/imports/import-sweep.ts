import { Injectable } from '@nestjs/common';
import { clock, transaction, type Tx } from '@cuspid/platform/database';
import { Storage } from '@cuspid/platform/providers';
import { DataSource, In, IsNull, LessThanOrEqual, Not } from 'typeorm';
import { keptSince, PatientImport } from './patient-import';
import { PatientImportRow } from './patient-import-row';

const SWEPT = 100;
/** No upload takes a day: what is still being received then came from a process that died. */
const RECEIVING_MS = 86_400_000;

/** Lets the files of imports go, and what was noted of their rows, once nobody can do anything with them any more. */
@Injectable()
export class ImportSweep {
  constructor(
    private readonly source: DataSource,
    private readonly storage: Storage,
  ) {}

  async run(now = clock.now()): Promise<void> {
    const old = LessThanOrEqual(keptSince(now));
    const kept = { storageKey: Not(IsNull()) };
    const due = await this.source.manager.find(PatientImport, {
      where: [
        { ...kept, createdAt: old, finishedAt: old },
        { ...kept, createdAt: old, state: In(['MAPPING', 'CHECKED']) },
        { ...kept, state: In(['UNDONE', 'DISCARDED']) },
        { ...kept, state: 'RECEIVING', createdAt: LessThanOrEqual(new Date(now.getTime() - RECEIVING_MS)) },
      ],
      take: SWEPT,
    });
    for (const { id } of due) await this.letGo(id);
  }

  /** Forgets the file of an import: first the file, then that there was one, so that no file is left that nobody knows. */
  async letGo(id: number): Promise<void> {
    await transaction(this.source, async (tx) => {
      const one = await tx.findOne(PatientImport, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!one?.storageKey) return;
      await this.storage.remove(one.storageKey);
      if (one.state === 'RECEIVING') await tx.delete(PatientImport, { id });
      else await this.forget(tx, one);
    });
  }

  private async forget(tx: Tx, one: PatientImport): Promise<void> {
    const isUnfinished = one.state === 'MAPPING' || one.state === 'CHECKED';
    // Who stayed behind is told for as long as the import is; everything else of the rows goes.
    await tx.delete(PatientImportRow, { importId: one.id, kind: one.state === 'UNDONE' ? Not('STAYED') : Not('') });
    const fileColumns = one.fileColumns?.map((column) => ({ ...column, samples: [], words: [] })) ?? null;
    await tx.update(
      PatientImport,
      { id: one.id },
      {
        ...{ storageKey: null, fileColumns },
        ...(isUnfinished && { state: 'DISCARDED', version: one.version + 1 }),
      },
    );
  }
}
