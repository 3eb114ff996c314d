/** Longer labels are of no use on a screen, and every file system ends at 255 bytes. */
const MOST_CHARACTERS = 120;
const MOST_BYTES = 240;
const NAMELESS = 'file';
/** Names Windows keeps for its devices, whatever stands behind the dot. */
const DEVICES = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\.|$)/i;
/**
 * Control characters; what turns the direction of writing (an `exe` looks like a `jpg` behind one); lone halves of
 * characters; line and paragraph separators, soft hyphens, marks of byte order, invisible mathematics and tags. The joiners
 * U+200C and U+200D stay: Sinhala and emoji are not written without them.
 */
const INVISIBLE =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\uffff\u{e0000}-\u{e007f}]|\p{Cs}/gu;
/** What a path, a shell, a header or a page could take for its own. */
const SPECIAL = /[\\/:*?"<>|]/g;

const LETTERS = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * The name a person gave a file, as a label and nothing more: one line, no path, no hidden direction, in whatever script it
 * was written. It is never part of a storage key. With `extension` the label ends in it, in place of another of that kind.
 */
export function cleanName(name: string, extension?: string): string {
  const own = lastOf(decoded(name).normalize('NFC'))
    .replace(INVISIBLE, '')
    .replace(SPECIAL, '_')
    .replace(/\s+/gu, ' ')
    .replace(/^[.\s~-]+|[.\s]+$/gu, '');
  const given = extensionOf(own);
  const stem = given ? own.slice(0, -given.length - 1).replace(/[.\s]+$/u, '') : own;
  const ending = extension ?? given;
  const kept = cut(stem || NAMELESS, MOST_CHARACTERS - (ending ? ending.length + 1 : 0));
  return (DEVICES.test(kept) ? `_${kept}` : kept) + (ending ? `.${ending}` : '');
}

/** What stands behind the last dot, in lower case, if it can be an extension: a number (`1.2.840`) is none. */
export function extensionOf(name: string): string | null {
  const [, found] = /[^.]\.([a-z0-9]{1,10})$/i.exec(name) ?? [];
  return found && !/^\d+$/.test(found) ? found.toLowerCase() : null;
}

/** `%2f` and `%00` as what they would become where somebody decodes them; other percent signs stay. */
const decoded = (name: string) =>
  name.replace(/%(?:25)*(2f|5c|[01][0-9a-f]|7f)/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));

/** Browsers and old cameras send whole paths. */
const lastOf = (path: string) =>
  path
    .split(/[\\/]/)
    .filter((part) => part && !/^\.+$/.test(part))
    .at(-1) ?? '';

/** Whole characters only: a letter keeps its vowel sign, a family its members. */
function cut(text: string, characters: number): string {
  let kept = '';
  let count = 0;
  for (const { segment } of LETTERS.segment(text)) {
    if (++count > characters || Buffer.byteLength(kept + segment) > MOST_BYTES) break;
    kept += segment;
  }
  return kept.replace(/[.\s]+$/u, '') || NAMELESS;
}
