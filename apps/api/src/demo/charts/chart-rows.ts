import type { ChartAct, ChartFinding, DentalChart } from '@cuspid/dental-chart/api';
import { inOrder } from '@cuspid/odontogram';
import type { Columns } from '../rows';
import type { NewRow } from './mouth';

export type ChartRow = Columns<DentalChart>;
export type ActRow = Columns<ChartAct>;
export type FindingRow = Columns<ChartFinding>;

type Written = Pick<FindingRow, 'id' | 'patientId' | 'actId' | 'authorId' | 'recordedAt'>;

/** A row as it is kept. */
export function columnsOf(row: NewRow, written: Written): FindingRow {
  const { supernumerary, surfaces, range, abutments } = row;
  return {
    ...written,
    tooth: row.tooth,
    supernumerarySide: supernumerary ? (supernumerary.side === 'mesial' ? 'm' : 'd') : null,
    supernumeraryIndex: supernumerary?.index ?? null,
    surfaces: surfaces?.length ? inOrder(surfaces) : null,
    code: row.code,
    layer: row.layer,
    material: row.material ?? null,
    severity: row.severity ?? null,
    quality: row.quality ?? null,
    isDefective: row.defective ?? false,
    reason: row.reason ?? null,
    param: row.param ?? null,
    teeth: range?.length ? [...range] : null,
    abutments: abutments?.length ? [...abutments] : null,
    note: row.note ?? null,
    effectiveOn: row.effectiveOn,
    supersedesId: row.supersedes ?? null,
    voidsId: row.voids ?? null,
    voidReason: row.voidReason ?? null,
  };
}
