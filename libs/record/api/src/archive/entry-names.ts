/** Signs that end a folder's name, mean something to a system, or turn what follows around on the screen. */
const UNSAFE = /[/\\:*?"<>|\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;
/** A zero width joiner is part of Sinhala words; nothing else invisible stays. */
const JOINER = '\u200d';
/** Bytes of a name: file systems take 255, and the number stands before it. */
const BYTES_MAX = 180;
const EXTENSION_MAX = 12;

/** The name of a document within the archive: its own as far as every system can hold it, behind its number. */
export function entryName(number: number, name: string): string {
  const plain = [...name.normalize('NFC')]
    .map((sign) => (sign === JOINER ? sign : sign.replace(UNSAFE, ' ')))
    .join('')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const dot = plain.lastIndexOf('.');
  const hasExtension = dot > 0 && plain.length - dot <= EXTENSION_MAX;
  const [stem, extension] = hasExtension ? [plain.slice(0, dot), plain.slice(dot)] : [plain, ''];
  const short = shortened(stem, BYTES_MAX - Buffer.byteLength(extension)).replace(/[. ]+$/, '');
  return `documents/${number}-${short || 'document'}${extension}`;
}

/** As many whole letters as the bytes allow: half a Tamil letter is another word. */
function shortened(text: string, bytes: number): string {
  let [short, left] = ['', bytes];
  for (const { segment } of new Intl.Segmenter('en').segment(text)) {
    left -= Buffer.byteLength(segment);
    if (left < 0) break;
    short += segment;
  }
  return short;
}
