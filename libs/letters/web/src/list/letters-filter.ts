import { LETTER_KINDS, LETTER_STATES, type LetterKind, type LetterState } from '@cuspid/letters/contracts';
import { PAGE } from '@cuspid/platform/contracts';

/** Which letters to list, as the address says it; what it says wrongly counts as not said. */
export interface LettersFilter {
  state: LetterState | null;
  kind: LetterKind | null;
  /** Cursor of the page, empty for the first. */
  after: string;
  /** How many come before this page. */
  from: number;
}

/** The address' query, as the router gives it. */
export interface LettersQuery {
  state?: string;
  kind?: string;
  after?: string;
  from?: string;
}

export function filterOf({ state, kind, after = '', from }: LettersQuery): LettersFilter {
  return {
    state: LETTER_STATES.find((one) => one === state) ?? null,
    kind: LETTER_KINDS.find((one) => one === kind) ?? null,
    after,
    from: after ? Math.max(0, Math.floor(Number(from) || 0)) : 0,
  };
}

/** Query of `GET /api/letters`. */
export const paramsOf = ({ state, kind, after }: LettersFilter): Record<string, string | number | boolean> => ({
  limit: PAGE.limit,
  count: true,
  ...(state && { state }),
  ...(kind && { kind }),
  ...(after && { cursor: after }),
});
