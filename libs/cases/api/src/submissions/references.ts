import type { ReferenceDto } from '@cuspid/cases/contracts/dto';
import { ClinicalNote } from '@cuspid/clinical-notes/api';
import { Document } from '@cuspid/documents/api';
import { Invalid } from '@cuspid/platform/api';
import type { Tx } from '@cuspid/platform/database';
import { In, Not } from 'typeorm';

/** What a submission points at stands in the record of its patient; a draft is its author's alone. @throws Invalid */
export async function requireReferences(tx: Tx, patientId: number, references: readonly ReferenceDto[]): Promise<void> {
  const ids = (kind: ReferenceDto['kind']) => [
    ...new Set(references.filter((one) => one.kind === kind).map(({ id }) => id)),
  ];
  const [documents, notes] = [ids('DOCUMENT'), ids('NOTE')];
  const there =
    (documents.length ? await tx.countBy(Document, { patientId, id: In(documents) }) : 0) +
    (notes.length ? await tx.countBy(ClinicalNote, { patientId, id: In(notes), state: Not('DRAFT') }) : 0);
  if (there < documents.length + notes.length) {
    throw new Invalid([{ path: 'references', message: 'must be documents and signed notes of this patient' }]);
  }
}
