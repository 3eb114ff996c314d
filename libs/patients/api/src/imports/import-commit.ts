import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { Events, type Actor } from '@cuspid/platform/api';
import { clock } from '@cuspid/platform/database';
import type { Tx } from '@cuspid/platform/database';
import { Between } from 'typeorm';
import { takeTurn } from '../registration-turn';
import { ClinicAlikes } from './clinic-alikes';
import { refusalsOf, soundOf } from './import-check';
import { ImportReading } from './import-reading';
import { ImportRegistrar, type Newcomer } from './import-registrar';
import { ImportWork } from './import-work';
import type { PatientImport } from './patient-import';
import { PatientImportRow } from './patient-import-row';
import { personOf, verdictOf, type Prepared, type Refusals } from './row-verdicts';

/** Rows of one transaction: the desk waits for it to be over, so it takes a moment only. */
const PIECE = 250;

/** What becomes of the rows of one piece. */
interface Decided {
  newcomers: Newcomer[];
  notes: Partial<PatientImportRow>[];
}

/** Registers the rows: a few hundred a transaction, each row once, however often the work is taken up again. */
@Injectable()
export class ImportCommit {
  constructor(
    private readonly reading: ImportReading,
    private readonly work: ImportWork,
    private readonly registrar: ImportRegistrar,
    private readonly audit: Audit,
    private readonly events: Events,
  ) {}

  async run(held: PatientImport, isStopped: () => boolean): Promise<void> {
    const reserved = await this.reading.codes(held);
    for await (const rows of this.reading.pieces(held, held.done, PIECE)) {
      if (isStopped()) return;
      await this.work.piece(held, async (tx, one) => {
        await this.register(tx, one, rows, reserved);
        one.done += rows.length;
        await this.events.publish(tx, 'patients');
      });
    }
    await this.work.piece(held, (tx, one) => this.finish(tx, one));
  }

  private async register(
    tx: Tx,
    one: PatientImport,
    rows: readonly Prepared[],
    reserved: ReadonlySet<string>,
  ): Promise<void> {
    // Whoever registers at a desk at this moment sees these, and is seen.
    await takeTurn(tx, 'patient-code');
    const { newcomers, notes } = await this.decided(tx, one, rows);
    if (notes.length) await tx.upsert(PatientImportRow, notes, ['importId', 'number']);
    await this.registrar.register(tx, actorOf(one), one, newcomers, reserved);
    one.added += newcomers.length;
    one.wrong += notes.filter(({ kind }) => kind === 'WRONG').length;
    one.alike += notes.filter(({ kind }) => kind === 'ALIKE').length;
    one.skipped += notes.filter(({ choice }) => choice === 'SKIP').length;
  }

  /** Once more, for the clinic has gone on since the rows were checked; what somebody decided stands. */
  private async decided(tx: Tx, one: PatientImport, rows: readonly Prepared[]): Promise<Decided> {
    const known = await this.noted(tx, one.id, rows);
    const sound = rows.flatMap((row) => soundOf(row));
    const clinic = await ClinicAlikes.of(tx, sound);
    const [refusals, decided]: [Refusals, Decided] = [refusalsOf(one), { newcomers: [], notes: [] }];
    for (const row of rows) {
      const [note, candidate] = [known.get(row.number), sound.find(({ number }) => number === row.number)];
      if (note && (note.kind !== 'ALIKE' || note.choice === 'SKIP')) continue;
      const verdict = candidate
        ? verdictOf(candidate, clinic)
        : { wrong: 'errors' in row.checked ? row.checked.errors : [] };
      if ('wrong' in verdict) decided.notes.push({ importId: one.id, ...refusals.of(row, verdict.wrong) });
      else if (!candidate) continue;
      else if (!verdict.mayAdd || (!note && verdict.choice === 'SKIP')) {
        decided.notes.push({
          importId: one.id,
          number: row.number,
          kind: 'ALIKE',
          person: personOf(candidate.person),
          ...verdict,
          choice: 'SKIP',
        });
      } else decided.newcomers.push({ ...candidate, notTheSameAs: verdict.alike });
    }
    return decided;
  }

  private async noted(tx: Tx, importId: number, rows: readonly Prepared[]): Promise<Map<number, PatientImportRow>> {
    const [first, last] = [rows[0]?.number ?? 0, rows.at(-1)?.number ?? 0];
    const notes = await tx.findBy(PatientImportRow, { importId, number: Between(first, last) });
    return new Map(notes.map((note) => [note.number, note]));
  }

  private async finish(tx: Tx, one: PatientImport): Promise<void> {
    Object.assign(one, { state: 'DONE', finishedAt: clock.now(), version: one.version + 1 });
    const { id, added, wrong, skipped } = one;
    await this.audit.record(tx, actorOf(one), 'import.done', {
      entity: 'import',
      id,
      after: { added, wrong, skipped },
    });
    await this.events.publish(tx, 'patients');
  }
}

/** Who pressed: the work is theirs, long after the request is answered. */
export function actorOf({ actor }: PatientImport): Actor {
  if (!actor) throw new Error('nobody asked for this import');
  return actor;
}
