import type { Person, SpecClinic } from '@cuspid/platform/testing';

const HASH = '0'.repeat(64);

/** A signed note with an addendum, and a draft, each with a version: nothing of the first may change but whose it is. */
export async function fillNotes(clinic: SpecClinic, patientId: number, { id: by }: Person, at: Date): Promise<void> {
  const insert = async (table: string, row: object): Promise<number> => {
    const { insertId } = await clinic.source.query('insert into ?? (??) values (?)', [
      ...[table, Object.keys(row), Object.values(row)],
    ]);
    return Number(insertId);
  };
  const note = { patient_id: patientId, author_id: by, type: 'DIAGNOSIS', text: 'Gingivitis' };
  const times = { created_at: at, edited_at: at, changed_at: at };
  const signed = { ...note, ...times, state: 'SIGNED', signed_at: at, signed_hash: HASH };
  for (const row of [signed, { ...note, ...times }]) {
    const noteId = await insert('clinical_note', row);
    const version = { note_id: noteId, version: 1, step: 'BEGUN', at, by_id: by, content: '{}', hash: HASH };
    await insert('clinical_note_version', version);
    if (row !== signed) continue;
    await insert('clinical_note_addendum', { note_id: noteId, number: 1, text: 'Better', at, by_id: by, hash: HASH });
  }
}
