import { Injectable } from '@nestjs/common';
import type { Answers } from '@cuspid/case-history/contracts';
import { DocumentFiles } from '@cuspid/documents/api';
import { Invalid } from '@cuspid/platform/api';
import type { Tx } from '@cuspid/platform/database';

/** The pictures that investigations name. */
@Injectable()
export class LinkedDocuments {
  constructor(private readonly files: DocumentFiles) {}

  /** A picture that was not named before is one of this patient's. One that has gone since may stay named. */
  async require(tx: Tx, patientId: number, before: Answers, after: Answers): Promise<void> {
    const known = new Set((before.specialInvestigations ?? []).map(({ documentId }) => documentId));
    const named = (after.specialInvestigations ?? []).map(({ documentId }, index) => ({ documentId, index }));
    const fresh = named.flatMap(({ documentId, index }) =>
      documentId && !known.has(documentId) ? [{ documentId, index }] : [],
    );
    const owned = await this.files.owned(
      tx,
      patientId,
      fresh.map(({ documentId }) => documentId),
    );
    const foreign = fresh.filter(({ documentId }) => !owned.has(documentId));
    if (!foreign.length) return;
    const path = (index: number) => `answers.specialInvestigations.${index}.documentId`;
    throw new Invalid(foreign.map(({ index }) => ({ path: path(index), message: 'is no document of this patient' })));
  }
}
