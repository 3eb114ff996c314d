import { Injectable } from '@nestjs/common';
import type { FindingDto, RecordedDto } from '@cuspid/dental-chart/contracts/dto';
import { contradicts, sentence } from '@cuspid/odontogram';
import type { Actor } from '@cuspid/platform/api';
import type { ChartAct } from './chart-act';
import { ChartActs } from './chart-acts';
import { BuiltUpon, NothingToRedo, NothingToUndo } from './chart-errors';
import { CoSignedAlready } from './cosign/cosign-errors';
import { voiding, type NewRow } from './chart-rows';
import type { History } from './history';
import { journalOf } from './journal';
import { firstBroken } from './possible';

/** Taking back one's own last acts, and recording them again. Both are acts: nothing is ever removed. */
@Injectable()
export class UndoService {
  constructor(private readonly acts: ChartActs) {}

  undo(me: Actor, patientId: number): Promise<RecordedDto> {
    return this.acts.record(me, patientId, (history) => {
      const { toUndo } = journalOf(history.acts, me.id);
      if (!toUndo) throw new NothingToUndo();
      const taken = history.rowsOf(toUndo);
      const signed = taken.filter(({ coSignedAt }) => coSignedAt !== null);
      if (signed.length) throw new CoSignedAlready(signed);
      const rows = taken.map((row) => voiding(row));
      refuseBuiltUpon(history, { me, of: taken, since: toUndo, rows });
      return { kind: 'undo', rows, undoes: toUndo, sentence: `Taken back: ${sentence(taken)}` };
    });
  }

  redo(me: Actor, patientId: number): Promise<RecordedDto> {
    return this.acts.record(me, patientId, (history) => {
      const { toRedo } = journalOf(history.acts, me.id);
      if (!toRedo) throw new NothingToRedo();
      const again = history.rowsOf(toRedo.act);
      const rows = history.rowsOf(toRedo.undo).map((row) => voiding(row));
      refuseBuiltUpon(history, { me, of: again, since: toRedo.undo, rows });
      return { kind: 'redo', rows, undoes: toRedo.undo, sentence: `Recorded again: ${sentence(again)}` };
    });
  }
}

interface Change {
  me: Actor;
  /** The rows that go or come back. */
  of: readonly FindingDto[];
  /** The act others have acted after. */
  since: ChartAct;
  /** What is about to be added. */
  rows: readonly NewRow[];
}

/**
 * Somebody else has built on an act when a row of theirs, recorded since, replaces one of its rows, takes one back, or
 * says something of the same place; or when what is recorded could not be there any more.
 */
function refuseBuiltUpon(history: History, { me, of, since, rows }: Change): void {
  const ids = new Set<number | null>(of.map(({ id }) => id));
  const later = history.changesBy({ not: me.id }, since.number);
  const theirs = later.filter(
    (row) => ids.has(row.supersedes) || ids.has(row.voids) || of.some((own) => contradicts(own, row)),
  );
  const broken = history.row(firstBroken(history, rows)?.id ?? 0);
  if (broken && !theirs.includes(broken)) theirs.push(broken);
  if (theirs.length) throw new BuiltUpon(theirs);
}
