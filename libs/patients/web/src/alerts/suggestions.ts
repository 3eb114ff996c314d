import { ALERT_SUGGESTIONS } from '@cuspid/patients/contracts';
import type { AlertKind, AlertSuggestion } from '@cuspid/patients/contracts';

/** How many are offered at a time. */
const SHOWN = 7;

/**
 * What somebody may mean: of this kind, the words that begin with what is typed first, then those known by another name.
 * Nothing typed: the usual ones. What is there already is not offered again.
 */
export function suggestionsFor(kind: AlertKind, typed: string, there: readonly string[]): AlertSuggestion[] {
  const text = typed.trim().toLowerCase();
  const taken = new Set(there.map((label) => label.toLowerCase()));
  const free = ALERT_SUGGESTIONS.filter((one) => one.kind === kind && !taken.has(one.label.toLowerCase()));
  if (!text) return free.slice(0, SHOWN);
  const ranked = free.flatMap((one) => {
    const rank = rankOf(one, text);
    return rank === null ? [] : [{ one, rank }];
  });
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .map(({ one }) => one)
    .slice(0, SHOWN);
}

function rankOf({ label, also = '' }: AlertSuggestion, text: string): number | null {
  const name = label.toLowerCase();
  if (name.startsWith(text)) return 0;
  if (name.split(/[\s-]+/).some((word) => word.startsWith(text))) return 1;
  return also.split(' ').some((word) => word.startsWith(text)) ? 2 : null;
}

/** The suggestion of exactly this name. */
export const suggestionOf = (kind: AlertKind, label: string): AlertSuggestion | undefined =>
  ALERT_SUGGESTIONS.find((one) => one.kind === kind && one.label.toLowerCase() === label.trim().toLowerCase());
