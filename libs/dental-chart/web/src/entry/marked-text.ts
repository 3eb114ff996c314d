import type { EntryToken, Layer, ParseResult } from '@cuspid/odontogram';

/** A piece of the line as it is underlined. */
export interface MarkedPiece {
  readonly text: string;
  readonly look: string;
}

const UNDERSTOOD = 'shadow-[inset_0_-2px_0_var(--accent-line)]';
const CODE: Record<Layer, string> = {
  condition: 'text-find shadow-[inset_0_-2px_0_var(--red-line)]',
  planned: 'text-plan shadow-[inset_0_-2px_0_var(--blue-line)]',
  progress: 'text-violet shadow-[inset_0_-2px_0_var(--violet-line)]',
  done: 'text-done shadow-[inset_0_-2px_0_var(--green-line)]',
  elsewhere: 'text-ink-2 shadow-[inset_0_-2px_0_var(--line-2)]',
  referred: 'text-ink-2 shadow-[inset_0_-2px_0_var(--line-2)]',
};
const UNKNOWN = 'underline decoration-dotted decoration-red decoration-2 underline-offset-4';

/** Which draft a sentence of the line belongs to is not told; the code takes the colour of the first. */
function lookOf(token: EntryToken, layer: Layer): string {
  if (token.kind === 'unknown') return UNKNOWN;
  return token.kind === 'code' ? CODE[layer] : UNDERSTOOD;
}

/** The line cut into its tokens and what lies between them, in order and without loss. */
export function markedText(text: string, reading: ParseResult | null): MarkedPiece[] {
  const pieces: MarkedPiece[] = [];
  const layer = reading?.ok ? (reading.drafts[0]?.layer ?? 'condition') : 'condition';
  let at = 0;
  for (const token of reading?.tokens ?? []) {
    if (token.at < at) continue;
    if (token.at > at) pieces.push({ text: text.slice(at, token.at), look: '' });
    pieces.push({ text: token.text, look: lookOf(token, layer) });
    at = token.at + token.length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), look: '' });
  return pieces;
}
