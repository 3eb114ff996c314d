import { actsOf, waitsForVerification, type NoteActor } from '@cuspid/clinical-notes/contracts';
import type { AddendumDto, ClinicalNoteDto } from '@cuspid/clinical-notes/contracts/dto';
import type { AuthorDto } from '@cuspid/dental-chart/contracts/dto';
import { momentOf, namesOf } from '@cuspid/patients/api';
import { NotFound } from '@cuspid/platform/api';
import type { EntityManager } from 'typeorm';
import type { ClinicalNote } from './clinical-note';
import type { NoteAddendum } from './note-addendum';
import { contentOf } from './note-content';
import { addendaOf, factsOf } from './note-reach';

export type NameOf = Awaited<ReturnType<typeof namesOf>>;

/** Whose name could not be found is told by an empty one. */
export const person = (id: number, name: NameOf): AuthorDto => ({ id, name: name(id) ?? '' });
const maybe = (id: number | null, name: NameOf): AuthorDto | null => (id === null ? null : person(id, name));

/** Notes as they are told, with what the caller may do with each, in a fixed number of queries. */
export async function noteDtos(
  db: EntityManager,
  notes: readonly ClinicalNote[],
  actor: NoteActor,
): Promise<ClinicalNoteDto[]> {
  const addenda = await addendaOf(db, notes);
  const name = await namesOf(db, [
    ...notes.flatMap((note) => [note.authorId, note.verifiedById, note.struckById, note.binnedById]),
    ...addenda.map(({ byId }) => byId),
  ]);
  return notes.map((note) =>
    noteDto(
      note,
      addenda.filter(({ noteId }) => noteId === note.id),
      actor,
      name,
    ),
  );
}

/** One note. */
export async function oneNote(db: EntityManager, note: ClinicalNote, actor: NoteActor): Promise<ClinicalNoteDto> {
  const [dto] = await noteDtos(db, [note], actor);
  if (!dto) throw new NotFound();
  return dto;
}

function noteDto(
  note: ClinicalNote,
  addenda: readonly NoteAddendum[],
  actor: NoteActor,
  name: NameOf,
): ClinicalNoteDto {
  const { id, patientId, version, state, visitId, planItemId, signedHash, needsVerification, strikeReason } = note;
  return {
    ...{ id, patientId, version, state, ...contentOf(note), visitId, planItemId },
    author: person(note.authorId, name),
    ...{ createdAt: note.createdAt.toISOString(), editedAt: note.editedAt.toISOString() },
    ...{ signedAt: momentOf(note.signedAt), signedHash, needsVerification },
    waitsForVerification: waitsForVerification(note),
    ...{ verifiedBy: maybe(note.verifiedById, name), verifiedAt: momentOf(note.verifiedAt) },
    ...{ struckBy: maybe(note.struckById, name), struckAt: momentOf(note.struckAt), strikeReason },
    ...{ binnedBy: maybe(note.binnedById, name), binnedAt: momentOf(note.binnedAt) },
    addenda: addenda.map((one) => addendumDto(one, name)),
    may: actsOf(factsOf(note, addenda), actor),
  };
}

const addendumDto = ({ id, number, text, at, byId, needsVerification }: NoteAddendum, name: NameOf): AddendumDto => ({
  ...{ id, number, text, at: at.toISOString(), by: person(byId, name), needsVerification },
});
