import { Injectable, type OnModuleInit } from '@nestjs/common';
import { batches, lastEntryIn, momentOf, namesOf, PatientParts, type PartExport } from '@cuspid/patients/api';
import type { ExportedAddendumDto, ExportedNoteDto } from '@cuspid/patients/contracts/dto';
import { ClinicalNote } from './clinical-note';
import type { NoteAddendum } from './note-addendum';
import { contentOf } from './note-content';
import { NoteNotices } from './note-notices';
import { addendaOf } from './note-reach';
import type { NameOf } from './note-rows';

/** What this domain keeps about a patient. Versions and addenda go with their notes. */
@Injectable()
export class NoteParts implements OnModuleInit {
  constructor(
    private readonly parts: PatientParts,
    private readonly notices: NoteNotices,
  ) {}

  onModuleInit(): void {
    this.parts.add({
      name: 'clinical-notes',
      entity: ClinicalNote,
      lastEntry: (db, patientId) => lastEntryIn(db, ClinicalNote, 'changedAt', { patientId }),
      merge: { settle: (tx, patientId) => this.notices.begin(tx, patientId) },
      export: notesExport,
    });
  }
}

/** What was signed; a draft is its author's thought, and no part of the record yet. */
const notesExport: PartExport = async function* (db, patientId) {
  for await (const rows of batches(db, ClinicalNote, patientId)) {
    const notes = rows.filter(({ signedAt }) => signedAt !== null);
    const addenda = await addendaOf(db, notes);
    const name = await namesOf(db, [
      ...notes.flatMap((note) => [note.authorId, note.verifiedById, note.struckById]),
      ...addenda.map(({ byId }) => byId),
    ]);
    yield notes.map((note) =>
      exported(
        note,
        addenda.filter(({ noteId }) => noteId === note.id),
        name,
      ),
    );
  }
};

function exported(note: ClinicalNote, addenda: readonly NoteAddendum[], name: NameOf): ExportedNoteDto {
  const { teeth, ...said } = contentOf(note);
  return {
    ...{ number: note.id, state: note.state, ...said, teeth: teeth.join(',') || null },
    ...{ visit: note.visitId, writtenAt: note.createdAt.toISOString() },
    ...{ signedAt: momentOf(note.signedAt), signedBy: name(note.authorId), signedHash: note.signedHash },
    ...{ verifiedAt: momentOf(note.verifiedAt), verifiedBy: name(note.verifiedById) },
    ...{ struckAt: momentOf(note.struckAt), struckBy: name(note.struckById), why: note.strikeReason },
    addenda: addenda.map(({ text, at, byId }): ExportedAddendumDto => ({ text, at: at.toISOString(), by: name(byId) })),
  };
}
