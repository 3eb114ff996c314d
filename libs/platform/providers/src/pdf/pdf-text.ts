import type { PdfObject } from './pdf-objects';

/** A glyph the font does not have: a box on paper, any one character to a reader. */
export const BOX = '\uFFFD';

type Font = { bytes: number; letters: Map<number, string> };
type Objects = Map<number, PdfObject>;

/** The pieces of a page’s instructions that say what is written: strings, marks around text, the choice of a font. */
const TOKEN =
  /<([0-9A-Fa-f\s]*)>|\((?:\\.|[^\\()])*\)|\/ActualText\s*|\/(F\d+) [\d.]+ Tf|\/ReversedChars BMC|\bB[DM]C\b|\bEMC\b|\bTJ?\b|\bTj\b/g;

/** All text a Chromium-made PDF shows, in the order in which it is drawn. */
export function readText(objects: Objects): string {
  const fonts = readFonts(objects);
  let text = '';
  for (const { dictionary, stream } of objects.values()) {
    if (stream && isInstructions(dictionary)) text += readInstructions(stream.toString('latin1'), fonts);
  }
  return text;
}

/** Fonts, pictures and colour profiles are streams as well; what is left are pages and the groups drawn on them. */
const isInstructions = (dictionary: string) =>
  !/\/Length1 |\/Subtype \/(Image|Type1C|CIDFontType0C|OpenType)|\/FunctionType |\/ShadingType |\/N \d/.test(
    dictionary,
  );

/** Chromium calls a font by the number of its object, the same on every page. */
function readFonts(objects: Objects): Map<string, Font> {
  const fonts = new Map<string, Font>();
  for (const [id, { dictionary }] of objects) {
    const map = /\/Type \/Font\b/.test(dictionary) && /\/ToUnicode (\d+) 0 R/.exec(dictionary)?.[1];
    const bytes = /\/Subtype \/Type0/.test(dictionary) ? 2 : 1;
    const stream = map ? objects.get(Number(map))?.stream : null;
    if (stream) fonts.set(`F${id}`, { bytes, letters: readLetters(stream.toString('latin1')) });
  }
  return fonts;
}

/** Which glyph stands for which text. */
function readLetters(map: string): Map<number, string> {
  const letters = new Map<number, string>();
  for (const [, block = ''] of map.matchAll(/beginbfchar([^]*?)endbfchar/g)) {
    for (const [, glyph = '', text = ''] of block.matchAll(/<(\w+)>\s*<(\w+)>/g)) {
      letters.set(parseInt(glyph, 16), utf16(text));
    }
  }
  for (const [, block = ''] of map.matchAll(/beginbfrange([^]*?)endbfrange/g)) {
    for (const [, from = '', to = '', text = ''] of block.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g)) {
      const first = utf16(text).codePointAt(0) ?? 0;
      const start = parseInt(from, 16);
      for (let glyph = start; glyph <= parseInt(to, 16); glyph++) {
        letters.set(glyph, String.fromCodePoint(first + glyph - start));
      }
    }
  }
  return letters;
}

interface Span {
  /** Text a span says it stands for, whatever glyphs are in it. */
  actual?: string;
  reversed: boolean;
  text: string;
}

function readInstructions(instructions: string, fonts: Map<string, Font>): string {
  const spans: Span[] = [{ reversed: false, text: '' }];
  let font: Font | undefined;
  let strings: string[] = [];
  const top = () => spans.at(-1) ?? { reversed: false, text: '' };
  for (const [token, , name] of instructions.matchAll(TOKEN)) {
    if (name) font = fonts.get(name);
    else if (token.startsWith('<') || token.startsWith('(')) strings.push(token);
    else if (token.startsWith('/Actual')) strings = [];
    else if (token === '/ReversedChars BMC') spans.push({ reversed: true, text: '' });
    else if (token === 'BDC' || token === 'BMC') spans.push({ actual: actualText(strings), reversed: false, text: '' });
    else if (token === 'EMC' && spans.length > 1) close(spans);
    else if (token !== 'EMC') top().text += strings.map((string) => decode(string, font)).join('');
    if (!token.startsWith('<') && !token.startsWith('(')) strings = [];
  }
  while (spans.length > 1) close(spans);
  return top().text;
}

function close(spans: Span[]): void {
  const span = spans.pop();
  const outer = spans.at(-1);
  if (!span || !outer) return;
  const text = span.actual ?? span.text;
  outer.text += span.reversed ? [...text].reverse().join('') : text;
}

function actualText(strings: string[]): string | undefined {
  const string = strings.at(-1);
  if (string === undefined) return undefined;
  return string.startsWith('(') ? literal(string) : utf16(string.slice(1, -1).replace(/^FEFF/i, ''));
}

const literal = (string: string) => string.slice(1, -1).replace(/\\([()\\])/g, '$1');

function decode(string: string, font: Font | undefined): string {
  if (!font) return '';
  const codes = string.startsWith('(') ? Buffer.from(literal(string), 'latin1') : Buffer.from(hexOf(string), 'hex');
  let text = '';
  for (let at = 0; at + font.bytes <= codes.length; at += font.bytes) {
    text += font.letters.get(codes.readUIntBE(at, font.bytes)) ?? BOX;
  }
  return text;
}

const hexOf = (string: string) => string.slice(1, -1).replace(/\s/g, '');
const utf16 = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le');
