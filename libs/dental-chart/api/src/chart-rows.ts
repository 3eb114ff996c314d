import type { AuthorDto, FindingDto } from '@cuspid/dental-chart/contracts/dto';
import { inOrder, sentence, type FindingContent, type Supernumerary } from '@cuspid/odontogram';
import type { ChartAct } from './chart-act';
import type { ChartFinding } from './chart-finding';

/** What an act adds: a finding, or (with `voids`) the taking back of a row, which repeats what that row says. */
export interface NewRow extends FindingContent {
  readonly effectiveOn: string;
  readonly supersedes?: number | null;
  readonly voids?: number | null;
  readonly voidReason?: string | null;
}

/** The columns of a row, without who, when and which act. */
export function columnsOf(row: NewRow) {
  return {
    tooth: row.tooth,
    supernumerarySide: row.supernumerary ? (row.supernumerary.side === 'mesial' ? 'm' : 'd') : null,
    supernumeraryIndex: row.supernumerary?.index ?? null,
    surfaces: row.surfaces?.length ? inOrder(row.surfaces) : null,
    code: row.code,
    layer: row.layer,
    material: row.material ?? null,
    severity: row.severity ?? null,
    quality: row.quality ?? null,
    isDefective: row.defective ?? false,
    reason: row.reason ?? null,
    param: row.param ?? null,
    teeth: row.range?.length ? [...row.range] : null,
    abutments: row.abutments?.length ? [...row.abutments] : null,
    note: row.note?.normalize('NFC') ?? null,
    effectiveOn: row.effectiveOn,
    supersedesId: row.supersedes ?? null,
    voidsId: row.voids ?? null,
    voidReason: row.voidReason ?? null,
  } as const;
}

function supernumeraryOf(row: ChartFinding): Supernumerary | null {
  if (row.supernumerarySide === null) return null;
  return {
    near: row.tooth,
    side: row.supernumerarySide === 'm' ? 'mesial' : 'distal',
    index: row.supernumeraryIndex ?? 1,
  };
}

/** Everything a row says besides who wrote it. */
function contentOf(row: ChartFinding) {
  return {
    tooth: row.tooth,
    supernumerary: supernumeraryOf(row),
    surfaces: row.surfaces ?? [],
    code: row.code,
    layer: row.layer,
    material: row.material,
    severity: row.severity,
    quality: row.quality,
    defective: row.isDefective,
    reason: row.reason,
    param: row.param,
    range: row.teeth,
    abutments: row.abutments,
    note: row.note,
    effectiveOn: row.effectiveOn,
  };
}

/** Who signed under a student's row, and when. */
export interface CoSignature {
  by: AuthorDto;
  at: Date;
}

/** A stored row as the API and the odontogram know it. Whether it waits for a signature the whole chart says. */
export function findingDto(
  row: ChartFinding,
  act: ChartAct,
  authorName: string,
  signature: CoSignature | null = null,
): FindingDto {
  const content = contentOf(row);
  const said = sentence([content]);
  return {
    id: row.id,
    ...content,
    recordedAt: row.recordedAt.toISOString(),
    author: { id: row.authorId, name: authorName },
    authorId: row.authorId,
    act: act.number,
    batchId: String(act.number),
    supersedes: row.supersedesId,
    voids: row.voidsId,
    voidReason: row.voidReason,
    visitId: act.visitId,
    isVoided: false,
    awaitsCoSignature: false,
    coSignedBy: signature?.by ?? null,
    coSignedAt: signature?.at.toISOString() ?? null,
    sentence: row.voidsId === null ? said : `Taken back: ${said}`,
  };
}

/** The row that takes another back. */
export function voiding(target: FindingDto, reason: string | null = null): NewRow {
  return { ...target, supersedes: null, voids: target.id, voidReason: reason };
}
