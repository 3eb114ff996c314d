/** A stretch of text, and whether it is what was typed. */
export interface Piece {
  text: string;
  hit: boolean;
}

/** Without accents, in lower case; as long as the text, so that places in it stay places in the text. */
function plain(text: string): string {
  return [...text].map((char) => char.normalize('NFD').charAt(0).toLowerCase() || char).join('');
}

const wordsOf = (typed: string): string[] => plain(typed).split(/\s+/).filter(Boolean);

/** Cuts a text so that the letters that were typed can be shown bold: words in any order, accents forgiven. */
export function piecesOf(text: string, typed: string): Piece[] {
  const chars = [...text];
  const searched = plain(text);
  const hits = new Array<boolean>(chars.length).fill(false);
  for (const word of wordsOf(typed)) {
    const at = searched.indexOf(word);
    if (at >= 0) hits.fill(true, at, at + word.length);
  }
  const pieces: Piece[] = [];
  chars.forEach((char, index) => {
    const last = pieces.at(-1);
    const hit = hits[index] ?? false;
    if (last && last.hit === hit) last.text += char;
    else pieces.push({ text: char, hit });
  });
  return pieces;
}

/** Whether every typed word begins a word of the text. */
export function isCommandFor(label: string, typed: string): boolean {
  const words = wordsOf(label);
  return wordsOf(typed).every((typedWord) => words.some((word) => word.startsWith(typedWord)));
}
