import { Injectable } from '@nestjs/common';
import { Events } from '@cuspid/platform/api';
import type { Tx } from '@cuspid/platform/database';
import { ClinicAlikes } from './clinic-alikes';
import { FileAlikes } from './file-alikes';
import { ImportReading } from './import-reading';
import { ImportWork } from './import-work';
import type { PatientImport } from './patient-import';
import { PatientImportRow } from './patient-import-row';
import { comparedOf, lookedUp, personOf, Refusals, verdictOf, type Prepared, type Sound } from './row-verdicts';

const PIECE = 250;

/** The dry run: every row against the rules, the file itself and the clinic. Nobody is registered. */
@Injectable()
export class ImportCheck {
  constructor(
    private readonly reading: ImportReading,
    private readonly work: ImportWork,
    private readonly events: Events,
  ) {}

  /** From the first row on, also when another process had begun: what it knew of the file went with it. */
  async run(held: PatientImport, isStopped: () => boolean): Promise<void> {
    await this.work.piece(held, (tx, one) => this.begin(tx, one));
    const file = new FileAlikes();
    for await (const rows of this.reading.pieces(held, 0, PIECE)) {
      if (isStopped()) return;
      const inFile = new Map(
        rows.flatMap((row) => soundOf(row)).map((row) => [row.number, lookedUp(file, row)] as const),
      );
      await this.work.piece(held, async (tx, one) => {
        const notes = await this.notes(tx, one, rows, inFile);
        if (notes.length) await tx.insert(PatientImportRow, notes);
        one.done += rows.length;
        one.wrong += notes.filter(({ kind }) => kind === 'WRONG').length;
        one.alike += notes.filter(({ kind }) => kind === 'ALIKE').length;
        one.skipped += notes.filter(({ choice }) => choice === 'SKIP').length;
      });
    }
    await this.work.piece(held, async (tx, one) => {
      Object.assign(one, { state: 'CHECKED', version: one.version + 1 });
      await this.events.publish(tx, 'patients');
    });
  }

  private async begin(tx: Tx, one: PatientImport): Promise<void> {
    await tx.delete(PatientImportRow, { importId: one.id });
    Object.assign(one, { done: 0, wrong: 0, alike: 0, skipped: 0 });
  }

  private async notes(
    tx: Tx,
    one: PatientImport,
    rows: readonly Prepared[],
    inFile: ReadonlyMap<number, ReturnType<typeof lookedUp>>,
  ): Promise<Partial<PatientImportRow>[]> {
    const sound = new Map(rows.flatMap((row) => soundOf(row)).map((row) => [row.number, row]));
    const clinic = await ClinicAlikes.of(tx, [...sound.values()]);
    const refusals = refusalsOf(one);
    return rows.flatMap((row) => {
      if ('errors' in row.checked) return [{ importId: one.id, ...refusals.of(row, row.checked.errors) }];
      const candidate = sound.get(row.number);
      if (!candidate) return [];
      const verdict = verdictOf(candidate, clinic, inFile.get(row.number));
      if ('wrong' in verdict) return [{ importId: one.id, ...refusals.of(row, verdict.wrong) }];
      if (!verdict.alike.length) return [];
      return [
        {
          importId: one.id,
          number: row.number,
          kind: 'ALIKE' as const,
          person: personOf(candidate.person),
          ...verdict,
        },
      ];
    });
  }
}

/** The row as it may be registered; none if a rule refuses it. */
export function soundOf({ number, checked }: Prepared): Sound[] {
  if ('errors' in checked) return [];
  return [{ number, ...checked, person: comparedOf(checked.record) }];
}

export function refusalsOf({ fileColumns, mapping }: PatientImport): Refusals {
  if (!fileColumns || !mapping) throw new Error('nobody said what the columns are');
  return new Refusals(fileColumns, mapping);
}
