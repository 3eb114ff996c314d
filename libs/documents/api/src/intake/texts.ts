import { FileBroken, FileKindRefused, FileTwoInOne } from './intake-errors';
import type { FileBytes } from './file-bytes';

/** A letter in plain text; a larger file is something else. */
const MOST_TEXT = 1 << 20;
/** What a browser looks at to guess a type. */
const SNIFFED = 1_500;
/** Something a browser or another program would carry out. */
const MARKUP = /<\s*[!?/a-z]|\{\\rtf|^\s*(mime-version|content-type|from):|^#!/i;
const CONTROL = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/;

/** Plain text in UTF-8, in any script, that is nothing else to anybody. */
export async function readText(bytes: FileBytes): Promise<void> {
  if (bytes.size > MOST_TEXT) throw new FileKindRefused('a text of more than a megabyte');
  const text = decoded(await bytes.head(MOST_TEXT));
  if (CONTROL.test(text)) throw new FileBroken();
  if (MARKUP.test(text.slice(0, SNIFFED))) throw new FileKindRefused('a page or a program and no plain text');
}

function decoded(content: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    throw new FileKindRefused('a text in another encoding than UTF-8');
  }
}

/** A model written in lines: letters and numbers to its end, and nothing like a tag among them. */
export async function requireLines(bytes: FileBytes, from = 0): Promise<void> {
  for await (const { piece } of bytes.pieces(from)) {
    const text = piece.toString('latin1');
    if (CONTROL.test(text)) throw new FileBroken();
    if (/<\s*[!?/a-z]/i.test(text)) throw new FileTwoInOne();
  }
}
