/** What a template leaves to be filled in: `[[where it hurts]]`. */
const PROMPT = /\[\[[^[\]]*\]\]/g;

export interface Stretch {
  start: number;
  end: number;
}

function promptsIn(text: string): Stretch[] {
  return [...text.matchAll(PROMPT)].map(({ index, 0: { length } }) => ({ start: index, end: index + length }));
}

/** What still asks to be filled in. */
export const openPrompts = (text: string): string[] =>
  promptsIn(text).map(({ start, end }) => text.slice(start + 2, end - 2).trim());

/** The next prompt behind a place, or with -1 the one before it; null where none follows, so that Tab leaves the field. */
export function promptFrom(text: string, place: Stretch, step: 1 | -1 = 1): Stretch | null {
  const all = promptsIn(text);
  const isHere = ({ start, end }: Stretch) => start === place.start && end === place.end;
  return step === 1
    ? (all.find((one) => one.start >= place.start && !isHere(one)) ?? null)
    : (all.findLast((one) => one.end <= place.end && !isHere(one)) ?? null);
}

/** Puts text where the hand is, on lines of its own where something stands there already. */
export function inserted(text: string, { start, end }: Stretch, added: string): { text: string; start: number } {
  const before = text.slice(0, start);
  const gap = before && !before.endsWith('\n') ? '\n' : '';
  const after = text.slice(end);
  const tail = after && !after.startsWith('\n') ? '\n' : '';
  return { text: before + gap + added + tail + after, start: start + gap.length };
}
