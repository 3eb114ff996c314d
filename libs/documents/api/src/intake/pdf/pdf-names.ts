import { PdfActive, PdfLocked } from '../intake-errors';

/** What makes a document act by itself, sends what was typed somewhere, or carries another file. */
const ACTIVE = 'JavaScript|Launch|EmbeddedFiles?|RichMedia|SubmitForm|ImportData|Filespec_?Embedded|Rendition';
const PLAIN = new RegExp(`/(?:(${ACTIVE})|(XFA)(?=[\\s\\[\\](){}<>/\\d])|(Encrypt)(?=[\\s<>/\\d]))`, 'g');
/** A name may spell any letter as `#4a`. */
const ESCAPED = /\/[\w.-]*#[0-9a-f]{2}[\w.#-]*/gi;

/** Names as they are meant: `/J#61vaScript` is `/JavaScript`. */
export const unescaped = (text: string): string =>
  text.includes('#')
    ? text.replace(ESCAPED, (name) =>
        name.replace(/#([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16))),
      )
    : text;

/** @throws PdfActive, PdfLocked for what the text names, whether a name stands in an object or would be found by a repair. */
export function requireHarmless(text: string): void {
  requireNone(text);
  for (const [name] of text.matchAll(ESCAPED)) requireNone(`${unescaped(name)} `);
}

function requireNone(text: string): void {
  for (const [, active, form, lock] of text.matchAll(PLAIN)) {
    if (lock) throw new PdfLocked();
    if (active || form) throw new PdfActive();
  }
}
