import type { EditDocumentDto } from '@cuspid/documents/contracts/dto';
import { Invalid } from '@cuspid/platform/api';
import type { Tx } from '@cuspid/platform/database';
import { Visit } from '@cuspid/visits/api';
import type { Document } from './document';

/** What people say about a document. */
type Said = Pick<Document, 'type' | 'description' | 'teeth' | 'visitId' | 'takenOn' | 'series'>;

export const toldOf = ({ type, description, teeth, visitId, takenOn, series }: Said): Said => ({
  ...{ type, description, teeth: [...teeth], visitId, takenOn, series },
});

/**
 * What was said, checked against what the clinic knows; what was left out is left out.
 * @throws Invalid when the visit is not this patient's, or the day has not come yet
 */
export async function aboutOf(
  tx: Tx,
  patientId: number,
  { today, uploadedOn }: { today: string; uploadedOn: string },
  what: EditDocumentDto,
): Promise<Partial<Said & Pick<Document, 'datedOn'>>> {
  const { visitId, takenOn, teeth } = what;
  if (visitId && !(await tx.existsBy(Visit, { id: visitId, patientId }))) {
    throw new Invalid([{ path: 'visitId', message: 'is no visit of this patient' }]);
  }
  if (takenOn && takenOn > today) {
    throw new Invalid([{ path: 'takenOn', message: 'is a day that has not come yet' }]);
  }
  return {
    ...(what.type !== undefined && { type: what.type }),
    ...(what.description !== undefined && { description: what.description }),
    ...(teeth !== undefined && { teeth: [...new Set(teeth)] }),
    ...(visitId !== undefined && { visitId }),
    ...(takenOn !== undefined && { takenOn, datedOn: takenOn ?? uploadedOn }),
    ...(what.series !== undefined && { series: what.series }),
  };
}
