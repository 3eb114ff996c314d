import { batches, momentOf, namesOf, type PartExport } from '@cuspid/patients/api';
import type { ExportedMoveDto, ExportedQueueEntryDto } from '@cuspid/patients/contracts/dto';
import { In, type EntityManager } from 'typeorm';
import { QueueEntry } from './queue-entry';
import { QueueMove } from './queue-move';

/** Times in the clinic in the patient's own export, each with its steps. */
export const queueExport: PartExport = async function* (db, patientId) {
  for await (const rows of batches(db, QueueEntry, patientId)) {
    const moves = await movesOf(db, rows);
    const name = await namesOf(
      db,
      rows.flatMap(({ providerId, checkedInById }) => [providerId, checkedInById]),
    );
    yield rows.map((row) => ({
      ...plain(row),
      clinician: name(row.providerId),
      checkedInBy: name(row.checkedInById),
      moves: moves.get(row.id) ?? [],
    }));
  }
};

function plain(row: QueueEntry): Omit<ExportedQueueEntryDto, 'clinician' | 'checkedInBy' | 'moves'> {
  const { day, ticket, status, priority, procedure, notes } = row;
  return {
    visit: row.visitId,
    ...{ day, ticket, status, priority, procedure, notes },
    enteredAt: row.enteredAt.toISOString(),
    calledAt: momentOf(row.calledAt),
    calledAgainAt: momentOf(row.calledAgainAt),
    completedAt: momentOf(row.completedAt),
  };
}

async function movesOf(db: EntityManager, entries: readonly QueueEntry[]): Promise<Map<number, ExportedMoveDto[]>> {
  const moves = await db.find(QueueMove, {
    where: { entryId: In(entries.map(({ id }) => id)) },
    order: { id: 'ASC' },
  });
  const name = await namesOf(
    db,
    moves.map(({ actorId }) => actorId),
  );
  const told = new Map<number, ExportedMoveDto[]>();
  for (const { entryId, fromStatus, toStatus, at, actorId } of moves) {
    const move = { from: fromStatus, to: toStatus, at: at.toISOString(), by: name(actorId) };
    told.set(entryId, [...(told.get(entryId) ?? []), move]);
  }
  return told;
}
