import { Injectable } from '@nestjs/common';
import type { ClinicalNoteDto } from '@cuspid/clinical-notes/contracts/dto';
import type { Actor } from '@cuspid/platform/api';
import { DataSource, type EntityManager } from 'typeorm';
import { ClinicalNote } from './clinical-note';
import { seenBy } from './note-list';
import { NoteReach } from './note-reach';
import { noteDtos } from './note-rows';

const BATCH = 200;

/** A patient's notes for other rooms: what is printed. The rules are those of the lists. */
@Injectable()
export class NotesReader {
  constructor(
    private readonly source: DataSource,
    private readonly reach: NoteReach,
  ) {}

  /** All signed notes the caller may read, struck ones too, the oldest first: for the record on paper. */
  async *signed(
    me: Actor,
    patientId: number,
    db: EntityManager = this.source.manager,
  ): AsyncGenerator<ClinicalNoteDto[]> {
    await this.reach.patient(db, me, patientId);
    const actor = await this.reach.actor(db, me, patientId);
    let after = { at: new Date(0), id: 0 };
    for (;;) {
      const query = db
        .createQueryBuilder(ClinicalNote, 'note')
        .where('note.patientId = :patientId and note.signedAt >= :at', { patientId, at: after.at })
        .andWhere('(note.signedAt > :at or note.id > :id)', after);
      seenBy(query, actor, false);
      const rows = await query
        .useIndex('clinical_note_signed')
        .orderBy('note.signedAt')
        .addOrderBy('note.id')
        .limit(BATCH)
        .getMany();
      if (rows.length) yield noteDtos(db, rows, actor);
      const last = rows.at(-1);
      if (!last?.signedAt || rows.length < BATCH) return;
      after = { at: last.signedAt, id: last.id };
    }
  }
}
