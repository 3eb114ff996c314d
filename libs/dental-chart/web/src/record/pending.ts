import type { ContradictionDto, FindingDraftDto, RecordEntryDto } from '@cuspid/dental-chart/contracts';
import type { FindingDraft } from '@cuspid/odontogram';
import type { Problem } from '@cuspid/platform/web';

/** An act on its way to the server: drawn as not saved until the answer comes. */
export interface PendingAct {
  readonly key: string;
  readonly entry: RecordEntryDto;
  readonly drafts: readonly FindingDraft[];
}

/** An act the server did not take. */
export interface RefusedAct extends PendingAct {
  readonly problem: Problem;
}

/** Somebody else recorded something of the same place meanwhile. */
export interface Clash {
  readonly act: PendingAct;
  readonly conflict: ContradictionDto;
}

/** What a 409 brought, when it is a contradiction. */
export function contradictionIn(problem: Problem): ContradictionDto | null {
  const { code, conflict } = problem;
  return code === 'chart-contradiction' && isContradiction(conflict) ? conflict : null;
}

function isContradiction(conflict: unknown): conflict is ContradictionDto {
  return (
    typeof conflict === 'object' &&
    conflict !== null &&
    'theirs' in conflict &&
    Array.isArray(conflict.theirs) &&
    'version' in conflict &&
    typeof conflict.version === 'number'
  );
}

/** A draft as the API takes it. */
export function draftDto({ surfaces, range, abutments, ...draft }: FindingDraft): FindingDraftDto {
  return {
    ...draft,
    ...(surfaces && { surfaces: [...surfaces] }),
    ...(range && { range: [...range] }),
    ...(abutments && { abutments: [...abutments] }),
  };
}
