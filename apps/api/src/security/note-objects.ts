import { NoteActs, NotesService } from '@cuspid/clinical-notes/api';
import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { NUMBERS, patient, type Kind } from './object-kind';

/** A note somebody has begun. */
export async function draftNote(clinic: SpecClinic, patientId: number, by: Person): Promise<number> {
  return (await clinic.get(NotesService).write(by, patientId, { type: 'PROGRESS', text: 'Wire changed.' })).id;
}

/** A note somebody has signed. */
export async function signedNote(clinic: SpecClinic, patientId: number, by: Person): Promise<number> {
  const id = await draftNote(clinic, patientId, by);
  await clinic.get(NoteActs).sign(by, id, {});
  return id;
}

/** A note that `other` has signed: read by whoever may, added to and verified. Drafts are held by notes.spec.ts. */
const note: Kind = {
  ...NUMBERS,
  hides: (state, { bounded, archives, operation }) =>
    state === 'archived' ? !(archives && operation.method === 'GET') : bounded,
  make: async (world, whose) => String(await signedNote(world.clinic, await patient(world, whose), world.other)),
  archive: ({ clinic }, id) =>
    clinic.source.query(
      'update patient set is_active = 0 where id = (select patient_id from clinical_note where id = ?)',
      [id],
    ),
};

/** What stands in the addresses of clinical notes. */
export const NOTE_OBJECTS: Record<string, Kind> = {
  '/api/clinical-notes/:id': note,
  // Versions are numbered within their note: no other note's stands at a number this one has not reached.
  '/api/clinical-notes/:id/versions/:v': {
    ...NUMBERS,
    hides: (state) => state === 'foreign',
    make: async (_world, whose) => (whose === 'foreign' ? '9' : '1'),
  },
};
